#include "support/standby_server.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <stdexcept>

#include "cluster/postmaster.hpp"
#include "cluster/server_programs.hpp"
#include "support/test_server.hpp"

namespace pgmanager::tests {

namespace {

cluster::ServerHome new_home() {
  const cluster::Account account = cluster::default_account();
  const auto directory = cluster::make_temporary_directory("/tmp", account);
  return {.name = directory, .directory = directory, .account = account};
}

cluster::PrivateServer start_copy(const cluster::PrivateServer& primary, const cluster::ServerHome& home,
                                  const cluster::ServerPrograms& programs, const std::string& sql) {
  psql(primary.dsn(), sql);
  const auto copied = cluster::run_program(
      programs, home, {"pg_basebackup", "-D", "data", "-R", "-c", "fast", "--no-sync", "-d", primary.dsn()});
  if (!copied.ok()) throw std::runtime_error(copied.output);
  return cluster::start_postmaster(home, programs, cluster::Durability::none, {});
}

}  // namespace

StandbyServer::StandbyServer(const std::string& sql)
    : programs_(cluster::find_server_programs(std::nullopt)),
      primary_(programs_),
      home_(new_home()),
      standby_(start_copy(primary_.server(), home_, programs_, sql)) {}

StandbyServer::~StandbyServer() {
  try {
    cluster::stop_postmaster(home_, programs_, cluster::ShutdownMode::immediate);
    std::filesystem::remove_all(home_.directory);
  } catch (const std::exception& error) {
    ADD_FAILURE() << error.what();
  }
}

}  // namespace pgmanager::tests
