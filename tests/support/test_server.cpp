#include "support/test_server.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <optional>
#include <stdexcept>

#include "base/error.hpp"
#include "base/process.hpp"
#include "cluster/private_server.hpp"

namespace pgmanager::tests {

namespace {

std::optional<std::string> shared_dsn() {
  const char* dsn = std::getenv("PGMANAGER_TEST_SERVER_DSN");
  if (dsn == nullptr || *dsn == '\0') return std::nullopt;
  return dsn;
}

std::optional<cluster::ServerPrograms> installed_programs() {
  try {
    return cluster::find_server_programs(std::nullopt);
  } catch (const base::Error&) {
    return std::nullopt;
  }
}

const cluster::PrivateServer& own_server() {
  static const cluster::EphemeralServer server(cluster::find_server_programs(std::nullopt));
  return server.server();
}

/// Unique among the test programs that share a server, even if a killed one has left its databases.
std::string unique_name() {
  static int count = 0;
  const auto now = std::chrono::system_clock::now().time_since_epoch().count();
  return fmt::format("scratch_{}_{}_{}", ::getpid(), now, ++count);
}

}  // namespace

bool have_test_server() {
  static const bool have = shared_dsn() || installed_programs();
  if (!have && std::getenv("CI") != nullptr) {
    ADD_FAILURE() << "no PostgreSQL server to test with: apt-get install postgresql, or set PGMANAGER_TEST_SERVER_DSN";
  }
  return have;
}

std::string test_server_dsn(const std::string& database) {
  const auto shared = shared_dsn();
  if (!shared) return own_server().dsn(database);
  return fmt::format("{} dbname='{}'", *shared, database);  // if a keyword is given twice, libpq uses the last one
}

std::string client_program(const std::string& name) {
  static const std::optional<cluster::ServerPrograms> programs = installed_programs();
  if (!programs || !std::filesystem::exists(programs->directory() / name)) return name;
  return programs->directory() / name;
}

std::string psql(const std::string& dsn, const std::string& sql) {
  base::ProcessResult result = base::run(
      {.arguments = {client_program("psql"), "-X", "-A", "-t", "-q", "-v", "ON_ERROR_STOP=1", "-d", dsn, "-c", sql}});
  if (!result.ok()) throw std::runtime_error(result.output);
  result.output.erase(result.output.find_last_not_of('\n') + 1);
  return result.output;
}

ScratchDatabase::ScratchDatabase() : name_(unique_name()) {
  psql(test_server_dsn(), fmt::format("CREATE DATABASE {} TEMPLATE template0", name_));
}

ScratchDatabase::~ScratchDatabase() {
  try {
    psql(test_server_dsn(), fmt::format("DROP DATABASE {} WITH (FORCE)", name_));
  } catch (const std::exception& error) {
    ADD_FAILURE() << "could not drop database \"" << name_ << "\": " << error.what();
  }
}

}  // namespace pgmanager::tests
