#include "support/pgbouncer.hpp"

#include <fmt/format.h>

#include <chrono>
#include <csignal>
#include <fstream>
#include <stdexcept>
#include <thread>

#include "base/process.hpp"
#include "pg/connect_options.hpp"
#include "support/test_server.hpp"

namespace pgmanager::tests {

namespace fs = std::filesystem;

namespace {

constexpr int port = 6432;  // only part of the socket's name
constexpr const char* program = "/usr/sbin/pgbouncer";

std::string setting(const std::string& keyword) {
  for (const auto& setting : pg::parse_dsn(test_server_dsn())) {
    if (setting.keyword == keyword) return setting.value;
  }
  throw std::runtime_error("the test server's connection string does not say " + keyword);
}

/// 0 if the file does not exist yet.
pid_t read_pid(const fs::path& file) {
  pid_t pid = 0;
  std::ifstream(file) >> pid;
  return pid;
}

/// pgbouncer writes its pid file before it listens, and removes it when it ends.
void wait_until(const char* what, const auto& condition) {
  const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(10);
  while (!condition()) {
    if (std::chrono::steady_clock::now() > deadline)
      throw std::runtime_error(std::string("pgbouncer does not ") + what);
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  }
}

}  // namespace

bool have_pgbouncer() {
  static const bool have = fs::exists(program);
  if (!have && std::getenv("CI") != nullptr) ADD_FAILURE() << "no pgbouncer to test with: apt-get install pgbouncer";
  return have;
}

PgBouncer::PgBouncer(const std::string& pool_mode)
    : account_(cluster::default_account()), directory_(cluster::make_temporary_directory("/tmp", account_)) {
  write_settings(pool_mode);
  // pgbouncer also refuses to run as root.
  const auto result =
      base::run({.arguments = {program, "-q", "-d", directory_ / "settings"}, .user = account_, .directory = "/"});
  if (!result.ok()) throw std::runtime_error(result.output);
  wait_until("start", [&] { return fs::exists(directory_ / fmt::format(".s.PGSQL.{}", port)); });
}

void PgBouncer::write_settings(const std::string& pool_mode) const {
  const std::string user = setting("user");
  std::ofstream(directory_ / "users") << fmt::format("\"{}\" \"\"\n", user);
  std::ofstream(directory_ / "settings") << fmt::format(
      "[databases]\n"
      "* = host={host} port={server_port}\n"
      "[pgbouncer]\n"
      "pool_mode = {mode}\n"
      "listen_port = {port}\n"
      "unix_socket_dir = {directory}\n"
      "auth_type = trust\n"
      "auth_file = {directory}/users\n"
      "logfile = {directory}/log\n"
      "pidfile = {directory}/pid\n",
      fmt::arg("host", setting("host")), fmt::arg("server_port", setting("port")), fmt::arg("mode", pool_mode),
      fmt::arg("port", port), fmt::arg("directory", directory_.string()));
  for (const char* file : {"users", "settings"}) cluster::give_to(directory_ / file, account_);
}

PgBouncer::~PgBouncer() {
  try {
    const pid_t pid = read_pid(directory_ / "pid");
    if (pid > 0) ::kill(pid, SIGTERM);  // ends at once: clients are disconnected
    wait_until("stop", [&] { return pid == 0 || !fs::exists(directory_ / "pid"); });
    fs::remove_all(directory_);
  } catch (const std::exception& error) {
    ADD_FAILURE() << error.what();
  }
}

std::string PgBouncer::dsn(const std::string& database) const {
  return fmt::format("host='{}' port={} user={} dbname='{}'", directory_.string(), port, setting("user"), database);
}

}  // namespace pgmanager::tests
