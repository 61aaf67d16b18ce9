#include "execute/session.hpp"

#include <gtest/gtest.h>

#include "base/process.hpp"
#include "execute/causes.hpp"
#include "execute/run_fixture.hpp"
#include "execute/status.hpp"
#include "support/login_role.hpp"
#include "support/standby_server.hpp"
#include "support/thrown.hpp"

namespace pgmanager::execute {

namespace {

class SessionTest : public RunTest {
 protected:
  base::Error::Parts refusal(const Target& target) {
    return tests::thrown_by([&] { const Session session(target, Access::write, stop_); });
  }
};

TEST_F(SessionTest, RefusesToWriteOnAStandbyAndReadsThere) {
  write("deployment/0-a.sql", "SELECT 1;\n");
  const Ran ran = run();
  const tests::StandbyServer servers("CREATE TABLE of_the_primary ()");
  Target standby = target();
  standby.connection.dsn = servers.standby_dsn();
  const auto error = refusal(standby);
  EXPECT_EQ(error.code, base::ErrorCode::refused);
  EXPECT_EQ(error.message, "the server is a standby, which cannot be written to");
  EXPECT_TRUE(error.cause.as<causes::StandbySession>());

  Session session(standby, Access::read, stop_);
  EXPECT_TRUE(session.facts().standby);
  EXPECT_EQ(session.connection().query("SELECT to_regclass('of_the_primary')").one_value().text(), "of_the_primary");
  const result::Status status = result::make_status(instance_of(session), ran.tree, read_history(session));
  ASSERT_EQ(status.deployments.size(), 1U);
  EXPECT_EQ(status.deployments[0].state, plan::CurrentState::pending);
  result::RunObserver silent;
  const result::Outcome dry =
      execute::run(session, ran.tree,
                   {.function = plan::Function::deployment, .plan = planner_.plan, .first_run = plan::FirstRun::yes},
                   {.dry_run = DryRun::yes}, stop_, silent);
  EXPECT_EQ(dry.result, result::RunResult::planned);
  EXPECT_EQ(dry.plan.steps.size(), 1U);

  Target primary = target();
  primary.connection.dsn = servers.primary_dsn();
  EXPECT_FALSE(Session(primary, Access::write, stop_).facts().standby);
}

TEST_F(SessionTest, RefusesToWriteInAReadOnlySession) {
  const tests::LoginRole reader("reader_" + scratch_->name());
  Target by_reader = target();
  by_reader.connection.user = reader.name();
  psql("ALTER ROLE " + reader.name() + " SET default_transaction_read_only = on");
  EXPECT_EQ(refusal(by_reader).message, "the user is set to read-only");
  EXPECT_EQ(tests::cause_of<causes::ReadOnlyBySetting>(refusal(by_reader)).correction,
            "BEGIN READ WRITE; ALTER ROLE " + reader.name() + " RESET default_transaction_read_only; COMMIT;");

  Target by_options = target();
  by_options.connection.dsn += " options='-c default_transaction_read_only=on'";
  EXPECT_EQ(refusal(by_options).message, "the session is read-only");
  EXPECT_TRUE(refusal(by_options).cause.as<causes::ReadOnlySession>());
  EXPECT_EQ(refusal(by_options).detail, "default_transaction_read_only is on in the connection string (options).");

  psql("ALTER DATABASE " + scratch_->name() + " SET default_transaction_read_only = on");
  const auto error = refusal(target());
  EXPECT_EQ(error.code, base::ErrorCode::refused);
  EXPECT_EQ(error.message, "the database is set to read-only");
  const std::string altered = "ALTER DATABASE " + scratch_->name();
  EXPECT_EQ(error.detail, "This was done by " + altered + " SET default_transaction_read_only.");
  const std::string reset = altered + " RESET default_transaction_read_only;";
  const std::string typed = "BEGIN READ WRITE; " + reset + " COMMIT;";
  EXPECT_EQ(tests::cause_of<causes::ReadOnlyBySetting>(error).correction, typed);
  EXPECT_TRUE(Session(target(), Access::read, stop_).facts().read_only);
  const auto pasted = [&](const std::vector<std::string>& option, const std::string& input) {
    std::vector<std::string> command = {"psql", "-X", "-v", "ON_ERROR_STOP=1", "-d", scratch_->dsn()};
    command.insert(command.end(), option.begin(), option.end());
    return base::run({.arguments = command, .input = input}).exit_status;
  };
  EXPECT_EQ(pasted({"-c", reset}, ""), 1);
  EXPECT_EQ(pasted({"-c", typed}, ""), 0);
  EXPECT_FALSE(Session(target(), Access::write, stop_).facts().read_only);
  psql(altered + " SET default_transaction_read_only = on");
  EXPECT_EQ(pasted({}, typed), 0);
  EXPECT_FALSE(Session(target(), Access::write, stop_).facts().read_only);
}

TEST(SupportedVersion, BeginsWith13) {
  EXPECT_NO_THROW(require_supported_version(130000));
  EXPECT_NO_THROW(require_supported_version(180004));
  const auto twelve = tests::thrown_by([] { require_supported_version(120022); });
  EXPECT_EQ(twelve.code, base::ErrorCode::refused);
  EXPECT_EQ(twelve.message, "the server is PostgreSQL 12, older than the oldest supported version 13");
  EXPECT_TRUE(twelve.cause.as<causes::ServerTooOld>());
  EXPECT_EQ(tests::thrown_by([] { require_supported_version(90624); }).message,
            "the server is PostgreSQL 9.6, older than the oldest supported version 13");
}

}  // namespace

}  // namespace pgmanager::execute
