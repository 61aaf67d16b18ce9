#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>

#include "base/process.hpp"
#include "pg/connection.hpp"
#include "support/authenticating_server.hpp"
#include "support/temporary_directory.hpp"
#include "support/test_server.hpp"

namespace pgmanager::pg {

namespace {

using testing::Contains;
using testing::IsSupersetOf;
using testing::Key;
using testing::Not;
using testing::Pair;

class ConnectionEnvironmentTest : public tests::ServerTest {
 protected:
  ConnectionEnvironment environment_of(const std::string& dsn, const std::string& dbname = "") const {
    const Connection connection({.dsn = dsn, .dbname = dbname, .application_name = "postgres-manager deployment"},
                                stop_);
    return connection.environment();
  }
  /// The output of a psql that only gets this environment, with misleading variables below it.
  static std::string psql(const ConnectionEnvironment& environment, const std::string& sql) {
    base::Command command{.arguments = {"psql", "-XAtqc", sql}, .environment = environment.set};
    command.without = environment.without;
    return base::run(command).output;
  }

  base::StopSignal stop_;
};

TEST_F(ConnectionEnvironmentTest, LeadsToTheSameDatabase) {
  const tests::ScratchDatabase database;
  const auto environment = environment_of(database.dsn());
  EXPECT_EQ(psql(environment, "select current_database()"), database.name() + "\n");
  EXPECT_THAT(environment.set, Contains(Pair("PGDATABASE", database.name())));
  EXPECT_THAT(environment.set, Not(Contains(Key("PGAPPNAME")))) << "psql shows itself as psql";
}

TEST_F(ConnectionEnvironmentTest, ContainsADatabaseNameThatOverridesTheDsn) {
  const tests::ScratchDatabase database;
  EXPECT_THAT(environment_of(tests::test_server_dsn(), database.name()).set,
              Contains(Pair("PGDATABASE", database.name())));
}

TEST_F(ConnectionEnvironmentTest, NamesTheHostThatAnswered) {
  std::map<std::string, std::string> server;
  for (const auto& [keyword, value] : parse_dsn(tests::test_server_dsn())) server[keyword] = value;
  const std::string port = server["port"].empty() ? "5432" : server["port"];
  const auto environment = environment_of("host='/nowhere," + server["host"] + "' port=1," + port +
                                          " dbname=postgres user='" + server["user"] + "'");
  EXPECT_THAT(environment.set, IsSupersetOf({Pair("PGHOST", server["host"]), Pair("PGPORT", port)}));
}

TEST_F(ConnectionEnvironmentTest, ContainsTheSettingsOfAServiceInsteadOfItsName) {
  const tests::TemporaryDirectory directory;
  std::string lines = "[shop]\n";
  for (const auto& [keyword, value] : parse_dsn(tests::test_server_dsn())) lines += keyword + "=" + value + "\n";
  directory.write("services", lines);
  ::setenv("PGSERVICEFILE", (directory.path() / "services").c_str(), 1);
  ::setenv("PGSERVICE", "shop", 1);
  const auto environment = environment_of("");
  ::unsetenv("PGSERVICEFILE");
  EXPECT_THAT(environment.without, Contains("PGSERVICE"));
  EXPECT_EQ(psql(environment, "select current_database()"), "postgres\n") << "though the service file is gone";
  ::unsetenv("PGSERVICE");
}

TEST_F(ConnectionEnvironmentTest, ContainsThePasswordOnlyIfTheServerAskedForIt) {
  const tests::AuthenticatingServer server;
  const auto with = environment_of(server.dsn("ann") + " password=right");
  EXPECT_THAT(with.set, Contains(Pair("PGPASSWORD", "right")));
  EXPECT_EQ(psql(with, "select current_user"), "ann\n");
  const auto without = environment_of(server.dsn("postgres") + " password=unused");
  EXPECT_THAT(without.set, Not(Contains(Key("PGPASSWORD"))));
  EXPECT_THAT(without.without, Contains("PGPASSWORD"));
}

TEST_F(ConnectionEnvironmentTest, ContainsTheSettingsOfTheDsn) {
  const auto environment = environment_of(tests::test_server_dsn() + " sslmode=disable options='-c work_mem=7MB'");
  EXPECT_THAT(environment.set, IsSupersetOf({Pair("PGSSLMODE", "disable"), Pair("PGOPTIONS", "-c work_mem=7MB")}));
  EXPECT_EQ(psql(environment, "show work_mem"), "7MB\n");
}

}  // namespace

}  // namespace pgmanager::pg
