#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <signal.h>

#include <fstream>
#include <future>
#include <random>
#include <thread>

#include "cluster/postmaster.hpp"
#include "cluster/server_programs.hpp"
#include "execute/run_fixture.hpp"
#include "support/raise_later.hpp"

namespace pgmanager::execute {

namespace {

using namespace std::chrono_literals;
using result::RunResult;
using ::testing::HasSubstr;

constexpr int rounds = 10;
constexpr int files = 300;

/// A server that can be crashed and restarted, with all settings that make commits durable.
class CrashingServer {
 public:
  CrashingServer() : programs_(cluster::find_server_programs(std::nullopt)), home_(new_home()) {
    cluster::make_data_directory(home_, programs_, cluster::Durability::full);
    start();
  }
  ~CrashingServer() {
    cluster::stop_postmaster(home_, programs_, cluster::ShutdownMode::immediate);
    std::filesystem::remove_all(home_.directory);
  }
  CrashingServer(const CrashingServer&) = delete;
  CrashingServer& operator=(const CrashingServer&) = delete;

  std::string dsn(const std::string& database) const { return server_.dsn(database); }
  void start() { server_ = cluster::start_postmaster(home_, programs_, cluster::Durability::full, {}); }

  pid_t postmaster() const {
    pid_t pid = 0;
    std::ifstream(home_.data() / "postmaster.pid") >> pid;
    return pid;
  }

  // Ends every process of the server at once; data that is not on disk is lost.
  void crash() const {
    const std::filesystem::path pid_file = home_.data() / "postmaster.pid";
    const pid_t pid = postmaster();
    ASSERT_GT(pid, 1);
    ASSERT_EQ(::kill(pid, SIGQUIT), 0);
    const tests::Stopwatch watch;
    while (std::filesystem::exists(pid_file) && watch.seconds() < 20) std::this_thread::sleep_for(5ms);
  }

 private:
  static cluster::ServerHome new_home() {
    const cluster::Account account = cluster::default_account();
    const auto directory = cluster::make_temporary_directory("/tmp", account);
    return {.name = directory, .directory = directory, .account = account};
  }

  cluster::ServerPrograms programs_;
  cluster::ServerHome home_;
  cluster::PrivateServer server_;
};

class Crash : public RunTest {
 protected:
  void SetUp() override {
    RunTest::SetUp();
    if (IsSkipped()) return;
    server_.emplace();
    for (int i = 0; i < files; ++i) {
      write(fmt::format("deployment/{}-t.sql", i),
            fmt::format("CREATE TABLE t{0} (n integer);\nINSERT INTO t{0} VALUES ({0});\n", i));
    }
  }

  // Nothing if the server ended before the run began.
  std::optional<RunResult> run_at(const std::string& dsn) {
    Target crashing = target();
    crashing.connection.dsn = dsn;
    base::StopSignal stop;
    try {
      const Ran ran = run({}, crashing, stop, events_);
      called_applied_ = completed(ran);
      return ran.outcome.result;
    } catch (const base::Error& error) {
      EXPECT_EQ(error.code(), base::ErrorCode::connection) << error.what();
      return std::nullopt;
    }
  }

  static std::string tables(const std::string& dsn) {
    return tests::psql(dsn,
                       "SELECT string_agg(substr(relname, 2), ',' ORDER BY substr(relname, 2)::int) FROM pg_class "
                       "WHERE relname ~ '^t[0-9]+$'");
  }
  static std::string applied(const std::string& dsn) {
    if (tests::psql(dsn, "SELECT to_regclass('postgres_manager.history') IS NULL") == "t") return "";
    return tests::psql(dsn,
                       "SELECT string_agg(ordinal::text, ',' ORDER BY ordinal) FROM postgres_manager.history "
                       "WHERE state = 'applied'");
  }

  void crash_and_finish(const std::string& database, double after) {
    tests::psql(server_->dsn("postgres"), "CREATE DATABASE " + database);
    const std::string dsn = server_->dsn(database);
    called_applied_.clear();
    auto running = std::async(std::launch::async, [&] { return run_at(dsn); });
    std::this_thread::sleep_for(std::chrono::duration<double>(after));
    server_->crash();
    const auto result = running.get();
    server_->start();

    EXPECT_EQ(tables(dsn), applied(dsn));
    const std::string ordinals = "," + applied(dsn) + ",";
    for (const std::string& path : called_applied_) {
      const std::string name = path.substr(path.find('/') + 1);
      EXPECT_THAT(ordinals, HasSubstr("," + name.substr(0, name.find('-')) + ","));
    }
    const std::string all = std::to_string(files);
    EXPECT_TRUE(result != RunResult::done || tests::psql(dsn, count_tables_) == all);
    EXPECT_NE(run_at(dsn), RunResult::failed);
    EXPECT_EQ(tests::psql(dsn, count_tables_), all);
    EXPECT_EQ(tables(dsn), applied(dsn));
  }

  const char* count_tables_ = "SELECT count(*) FROM pg_class WHERE relname ~ '^t[0-9]+$'";
  std::optional<CrashingServer> server_;
  std::vector<std::string> called_applied_;  // the files, according to the last run
};

TEST_F(Crash, OfTheServerAtAnyMomentLeavesAConsistentSchemaAndHistory) {
  tests::psql(server_->dsn("postgres"), "CREATE DATABASE measured");
  const tests::Stopwatch watch;
  ASSERT_EQ(run_at(server_->dsn("measured")), RunResult::done);
  const double whole = watch.seconds();
  const unsigned seed = std::random_device{}();
  std::mt19937 random(seed);
  for (int round = 0; round < rounds; ++round) {
    const double after = std::uniform_real_distribution<double>(0, whole)(random);
    SCOPED_TRACE(fmt::format("round {}: crash after {:.3f} s of {:.3f} (seed {})", round, after, whole, seed));
    crash_and_finish(fmt::format("crash{}", round), after);
  }
}

// As if the network were down: neither the statement nor the request to cancel it gets an answer.
TEST_F(Crash, DoesNotDelayASignal) {
  write("deployment/0-t.sql", "SELECT pg_sleep(60);\n");
  tests::psql(server_->dsn("postgres"), "CREATE DATABASE silent");
  const std::string dsn = server_->dsn("silent");
  auto running = std::async(std::launch::async, [&] {
    Target silent = target();
    silent.connection.dsn = dsn;
    return run({}, silent, stop_, events_);
  });
  const char* const sleeper = "SELECT max(pid) FROM pg_stat_activity WHERE wait_event = 'PgSleep'";
  const tests::Stopwatch begin;
  while (tests::psql(dsn, sleeper).empty() && begin.seconds() < 20) std::this_thread::sleep_for(20ms);
  const pid_t backend = std::stoi(tests::psql(dsn, sleeper));
  const pid_t postmaster = server_->postmaster();
  ::kill(backend, SIGSTOP);
  ::kill(postmaster, SIGSTOP);
  const tests::Stopwatch watch;
  stop_.raise(SIGINT);
  const Ran stopped = running.get();
  EXPECT_LT(watch.seconds(), 3);
  ::kill(postmaster, SIGCONT);
  ::kill(backend, SIGCONT);
  EXPECT_EQ(stopped.outcome.failure->code, base::ErrorCode::interrupted);
}

}  // namespace

}  // namespace pgmanager::execute
