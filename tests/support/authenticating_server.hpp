#pragma once

#include <string>

#include "cluster/private_server.hpp"

namespace pgmanager::tests {

/// A private server with authentication: role "ann" has the password "right" (SCRAM), role "barred" is rejected, role
/// "postgres" needs no password.
class AuthenticatingServer {
 public:
  AuthenticatingServer();
  AuthenticatingServer(const AuthenticatingServer&) = delete;
  AuthenticatingServer& operator=(const AuthenticatingServer&) = delete;

  /// For the role, without a password.
  std::string dsn(const std::string& role) const;

 private:
  cluster::EphemeralServer server_;
};

}  // namespace pgmanager::tests
