#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <fstream>
#include <iterator>
#include <memory>

#include "base/error.hpp"
#include "cluster/private_server.hpp"
#include "placeholders.hpp"
#include "running_program.hpp"
#include "story_run.hpp"
#include "support/program.hpp"
#include "support/test_server.hpp"

namespace pgmanager::tests {

namespace {

// The test server accepts every role without a password. This one requires a password of the role "keeper".
class Password : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    try {
      server_ = std::make_unique<cluster::EphemeralServer>(cluster::find_server_programs(std::nullopt));
    } catch (const base::Error&) {
      return;
    }
    const std::string dsn = server_->server().dsn();
    psql(dsn, "CREATE ROLE keeper LOGIN PASSWORD 'correct horse'");
    psql(dsn, "CREATE DATABASE shop OWNER keeper");
    std::ofstream(psql(dsn, "SHOW hba_file")) << "local all keeper scram-sha-256\nlocal all all trust\n";
    psql(dsn, "SELECT pg_reload_conf()");
  }
  static void TearDownTestSuite() { server_.reset(); }

  void SetUp() override {
    if (!server_) GTEST_SKIP() << "the PostgreSQL server programs are not installed";
    tree_.write("deployment/00000-a.sql", "-- a placeholder\n");
  }

  static std::string dsn(const std::string& more) {
    const cluster::PrivateServer& server = server_->server();
    return "host='" + server.socket_directory.string() + "' user=keeper dbname=shop " + more;
  }
  Program::Start start_of(const std::string& function, const std::string& dsn, const Environment& more = {}) const {
    Environment environment = clean_environment(tree_.path());
    environment.insert(environment.end(), more.begin(), more.end());
    return {.arguments = {PGMANAGER_PROGRAM, function, "--quiet", "--postgres-dsn", dsn},
            .environment = environment,
            .directory = tree_.path()};
  }
  static std::string without_place(const std::string& output) {
    return with_placeholders(output, {{"{host}", server_->server().socket_directory.string()}});
  }

  static std::unique_ptr<cluster::EphemeralServer> server_;
  TemporaryDirectory tree_;
};

std::unique_ptr<cluster::EphemeralServer> Password::server_;

TEST_F(Password, ThatIsWrongIsAnErrorThatDoesNotRepeatIt) {
  const ProgramResult result = run_program(start_of("deployment", dsn("password=battery")));

  EXPECT_EQ(result.exit_status, 5);
  EXPECT_EQ(result.output, "");
  EXPECT_EQ(
      without_place(result.errors),
      "error: the server did not accept the password of user \"keeper\"\n"
      "  detail: libpq says: connection to server <where> failed: FATAL:  password authentication failed for user "
      "\"keeper\"\n"
      "  hint: Check user and password; special characters in a URI must be percent-encoded.\n");
}

TEST_F(Password, ThatIsMissingIsAnErrorThatNamesTheWaysToGiveIt) {
  const ProgramResult result = run_program(start_of("deployment", dsn("")));

  EXPECT_EQ(result.exit_status, 5);
  EXPECT_EQ(result.output, "");
  EXPECT_EQ(without_place(result.errors),
            "error: the server wants a password for user \"keeper\"\n"
            "  detail: libpq says: connection to server <where> failed: fe_sendauth: no password supplied\n"
            "  hint: Give it in the connection string, in PGPASSWORD or in ~/.pgpass.\n");
}

TEST_F(Password, IsAcceptedInTheConnectionString) {
  EXPECT_EQ(run_program(start_of("status", dsn("password='correct horse'"))).exit_status, 0);
}

TEST_F(Password, IsAcceptedInTheEnvironment) {
  EXPECT_EQ(run_program(start_of("status", dsn(""), {{"PGPASSWORD", "correct horse"}})).exit_status, 0);
}

TEST_F(Password, IsAcceptedInThePasswordFile) {
  const auto file = tree_.write(".pgpass", "*:*:*:keeper:correct horse\n");
  ::chmod(file.c_str(), 0600);
  EXPECT_EQ(run_program(start_of("status", dsn(""))).exit_status, 0);
}

TEST_F(Password, IsNotVisibleInTheProcessListOrTheHistory) {
  tree_.write("deployment/00001-slow.sql", "select pg_sleep(0.5);\n");
  Program program(start_of("deployment", dsn("password='correct horse'")));
  const std::string superuser = server_->server().dsn("shop");
  wait_until_it_sleeps(superuser);

  std::ifstream stream("/proc/" + std::to_string(program.pid()) + "/cmdline", std::ios::binary);
  const std::string command_line{std::istreambuf_iterator<char>(stream), {}};

  EXPECT_THAT(command_line, testing::HasSubstr("--postgres-dsn"));
  EXPECT_THAT(command_line, testing::Not(testing::HasSubstr("horse")));
  EXPECT_EQ(program.wait().exit_status, 0);
  EXPECT_EQ(psql(superuser, "SELECT count(*) FROM postgres_manager.history AS h WHERE h::text LIKE '%horse%'"), "0");
  EXPECT_EQ(psql(superuser, "SELECT count(*) FROM postgres_manager.history"), "2");
}

TEST_F(Password, AndOtherSecretsOfTheCommandLineAreNotVisibleInTheProcessList) {
  tree_.write("deployment/00001-slow.sql", "select pg_sleep(0.5), :'token', current_setting('app.token');\n");
  Program::Start start = start_of("deployment", dsn("password='correct horse'"));
  start.arguments.insert(start.arguments.end(), {"--first-run", "--history-schema", "of_this_test", "--set",
                                                 "token=battery one", "--set=other=battery two", "--setting",
                                                 "app.token=battery three", "--setting=app.other=battery four"});
  Program program(start);
  wait_until_it_sleeps(server_->server().dsn("shop"));

  std::ifstream stream("/proc/" + std::to_string(program.pid()) + "/cmdline", std::ios::binary);
  const std::string command_line{std::istreambuf_iterator<char>(stream), {}};

  EXPECT_THAT(command_line, testing::HasSubstr("token="));
  EXPECT_THAT(command_line, testing::HasSubstr("app.other="));
  EXPECT_THAT(command_line, testing::Not(testing::HasSubstr("battery")));
  EXPECT_THAT(command_line, testing::Not(testing::HasSubstr("horse")));
  EXPECT_EQ(program.wait().exit_status, 0);
}

// The deployment waits long enough for the second connection, which watches its session.
TEST_F(Password, ComesFromACommandThatRunsOnce) {
  tree_.write("deployment/00001-slow.sql", "select pg_sleep(1.5);\n");
  tree_.write("get", "#!/bin/sh\necho called >> calls\necho 'correct horse'\n");
  tree_.write("postgres-manager.json", R"({"environments": {"production": {"history-schema": "of_commands",
      "postgres-dsn": ")" + dsn("") + R"(", "password-command": ["/bin/sh", "get"]}}})");
  Program program(
      {.arguments = {PGMANAGER_PROGRAM, "deployment", "--first-run", "--wait", "5s", "--environment", "production"},
       .environment = clean_environment(tree_.path()),
       .directory = tree_.path()});
  const std::string superuser = server_->server().dsn("shop");
  wait_until_it_sleeps(superuser);
  std::ifstream stream("/proc/" + std::to_string(program.pid()) + "/environ", std::ios::binary);
  const std::string environment{std::istreambuf_iterator<char>(stream), {}};
  EXPECT_THAT(environment, testing::Not(testing::HasSubstr("horse")));

  const ProgramResult result = program.wait();
  EXPECT_EQ(result.exit_status, 0) << result.errors;
  EXPECT_THAT(result.output + result.errors, testing::Not(testing::HasSubstr("horse")));
  std::ifstream calls(tree_.path() / "calls");
  EXPECT_EQ(std::string(std::istreambuf_iterator<char>(calls), {}), "called\n");
  EXPECT_EQ(psql(superuser, "SELECT count(*) FROM of_commands.history AS h WHERE h::text LIKE '%horse%'"), "0");
}

TEST_F(Password, InTheEnvironmentIsNotRequestedInAnotherWay) {
  tree_.write("postgres-manager.json", R"({"password-command": "echo called > calls; echo wrong"})");
  EXPECT_EQ(run_program(start_of("status", dsn(""), {{"PGPASSWORD", "correct horse"}})).exit_status, 0);
  EXPECT_EQ(run_program(start_of("status", dsn("password='correct horse'"))).exit_status, 0);
  EXPECT_FALSE(std::filesystem::exists(tree_.path() / "calls"));
  EXPECT_EQ(run_program(start_of("status", dsn(""))).exit_status, 5);
  EXPECT_TRUE(std::filesystem::exists(tree_.path() / "calls"));
}

}  // namespace

}  // namespace pgmanager::tests
