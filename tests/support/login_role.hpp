#pragma once

#include <gtest/gtest.h>

#include <exception>
#include <string>
#include <utility>

#include "support/test_server.hpp"

namespace pgmanager::tests {

/// A role of the test server that may only log in. It must own nothing when this object is destroyed.
class LoginRole {
 public:
  explicit LoginRole(std::string name) : name_(std::move(name)) {
    psql(test_server_dsn(), "CREATE ROLE " + name_ + " LOGIN");
  }
  ~LoginRole() {
    try {
      psql(test_server_dsn(), "DROP ROLE " + name_);
    } catch (const std::exception& error) {
      ADD_FAILURE() << error.what();
    }
  }
  LoginRole(const LoginRole&) = delete;
  LoginRole& operator=(const LoginRole&) = delete;

  const std::string& name() const { return name_; }

 private:
  std::string name_;
};

}  // namespace pgmanager::tests
