#pragma once

#include <gtest/gtest.h>

#include <filesystem>
#include <string>

#include "cluster/server_home.hpp"

namespace pgmanager::tests {

/// Whether pgbouncer is installed. If the environment variable CI is set, a missing pgbouncer is a failure.
bool have_pgbouncer();

/// A real PgBouncer in front of the test server, on its own Unix socket, stopped on destruction.
class PgBouncer {
 public:
  /// `pool_mode` as in pgbouncer's settings: "session", "transaction" or "statement".
  explicit PgBouncer(const std::string& pool_mode);
  ~PgBouncer();
  PgBouncer(const PgBouncer&) = delete;
  PgBouncer& operator=(const PgBouncer&) = delete;

  std::string dsn(const std::string& database) const;

 private:
  void write_settings(const std::string& pool_mode) const;

  cluster::Account account_;
  std::filesystem::path directory_;
};

}  // namespace pgmanager::tests
