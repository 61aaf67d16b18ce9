#include "support/authenticating_server.hpp"

#include <fmt/format.h>

#include <fstream>

#include "support/test_server.hpp"

namespace pgmanager::tests {

AuthenticatingServer::AuthenticatingServer() : server_(cluster::find_server_programs(std::nullopt)) {
  const std::string superuser = server_.server().dsn();
  psql(superuser, "CREATE ROLE ann LOGIN PASSWORD 'right'; CREATE ROLE barred LOGIN");
  std::ofstream(server_.server().directory / "data" / "pg_hba.conf") << "local all ann scram-sha-256\n"
                                                                        "local all barred reject\n"
                                                                        "local all postgres trust\n";
  psql(superuser, "SELECT pg_reload_conf()");
}

std::string AuthenticatingServer::dsn(const std::string& role) const {
  const auto& server = server_.server();
  return fmt::format("host='{}' port={} user={} dbname=postgres", server.socket_directory.string(), server.port, role);
}

}  // namespace pgmanager::tests
