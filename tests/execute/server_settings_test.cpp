#include "execute/server_settings.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>

#include "cluster/private_server.hpp"
#include "execute/causes.hpp"
#include "support/temporary_directory.hpp"
#include "support/test_server.hpp"
#include "support/thrown.hpp"

namespace pgmanager::execute {

namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

constexpr const char* socket_rule = "local all all trust\n";

/// A server of the test's own, and a tree with instance/.
class SettingsOfAServer : public tests::ServerTest {
 protected:
  void SetUp() override {
    ServerTest::SetUp();
    if (IsSkipped()) return;
    server_.emplace(cluster::find_server_programs(std::nullopt));
  }
  void write(const std::string& name, const std::string& text) { root_.write("instance/" + name, text); }
  std::string psql(const std::string& sql) const { return tests::psql(server_->server().dsn(), sql); }
  std::string rules() const { return psql("SELECT pg_read_file(current_setting('hba_file'))"); }
  /// What ALTER SYSTEM has set.
  std::string parameters() const {
    return psql(
        "SELECT string_agg(name || '=' || setting, ' ' ORDER BY name) FROM pg_file_settings WHERE sourcefile LIKE "
        "'%auto.conf'");
  }

  result::ServerSettings act(decltype(compare_server_settings)& action, const std::string& user = "postgres",
                             bool force = false) {
    const auto read = source::read_source_tree(root_.path(), {.instance = true});
    EXPECT_THAT(read.findings, IsEmpty());
    Target target;
    target.connection = {.dsn = server_->server().dsn() + " user=" + user};
    Session session(target, Access::read, stop_);
    return action(session, {.tree = read.tree, .force = force}, stop_);
  }
  result::ServerSettings compare(const std::string& user = "postgres") { return act(compare_server_settings, user); }
  result::ServerSettings apply(const std::string& user = "postgres") { return act(apply_server_settings, user); }
  result::ServerSettings force() { return act(apply_server_settings, "postgres", true); }
  base::Error::Parts refusal() {
    return tests::thrown_by([&] { apply(); });
  }

  tests::TemporaryDirectory root_;
  base::StopSignal stop_;
  std::optional<cluster::EphemeralServer> server_;
};

std::vector<std::string> files(const std::vector<result::UnavailableSettings>& unavailable) {
  std::vector<std::string> lines;
  for (const auto& each : unavailable) lines.push_back(fmt::format("{}: {}", each.file, each.reason));
  return lines;
}

TEST_F(SettingsOfAServer, AreComparedWithoutAChange) {
  write("pg_hba.conf", socket_rule);
  write("settings.json", R"({"work_mem": "64MB"})");
  write("roles.sql",
        "SELECT 'CREATE ROLE app' WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'app') \\gexec\n");
  const std::string before = rules();
  const auto found = compare();
  EXPECT_FALSE(found.passed());
  EXPECT_TRUE(found.has_changed_rules());
  EXPECT_EQ(found.parameters.size(), 1U);
  EXPECT_EQ(found.roles.size(), 1U);
  EXPECT_EQ(rules(), before);
  EXPECT_EQ(parameters(), "");
  EXPECT_EQ(psql("SELECT count(*) FROM pg_roles WHERE rolname = 'app'"), "0");
}

TEST_F(SettingsOfAServer, AreAppliedAndThenTheSame) {
  write("pg_hba.conf", std::string(socket_rule) + "host all all 10.0.0.0/8 scram-sha-256\n");
  write("settings.json", R"({"work_mem": "64MB", "max_connections": 33, "jit": false})");
  write("roles.sql",
        "SELECT 'CREATE ROLE app' WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'app') \\gexec\n"
        "ALTER ROLE app CONNECTION LIMIT 5;\n");
  const auto applied = apply();
  EXPECT_TRUE(applied.applied);
  EXPECT_TRUE(applied.passed());
  EXPECT_THAT(applied.waiting, ElementsAre("max_connections"));
  EXPECT_EQ(parameters(), "jit=off max_connections=33 work_mem=64MB");
  EXPECT_EQ(psql("SHOW work_mem"), "64MB");
  EXPECT_EQ(psql("SELECT rolconnlimit FROM pg_roles WHERE rolname = 'app'"), "5");
  const auto again = compare();
  EXPECT_FALSE(again.has_changed_rules());
  EXPECT_FALSE(again.access_rules_not_loaded);
  ASSERT_EQ(again.parameters.size(), 1U);
  EXPECT_TRUE(again.parameters.at(0).waits);
  EXPECT_THAT(again.roles, IsEmpty());
  EXPECT_FALSE(again.has_applicable());
}

TEST_F(SettingsOfAServer, WithRulesThatLockTheConnectionOutAreRefused) {
  write("pg_hba.conf", "host all all all trust\n");
  write("settings.json", R"({"work_mem": "64MB"})");
  const std::string before = rules();
  const auto error = refusal();
  EXPECT_EQ(error.code, base::ErrorCode::refused);
  EXPECT_EQ(error.message, "instance/pg_hba.conf would lock this connection out");
  EXPECT_EQ(error.detail,
            "In the file, no rule admits user \"postgres\" to database \"postgres\" through the Unix socket.");
  EXPECT_TRUE(error.cause.as<causes::LocksOut>());
  EXPECT_EQ(rules(), before);
  EXPECT_EQ(parameters(), "");
}

// The rule fits, but its method refuses us: only a second connection tells.
TEST_F(SettingsOfAServer, AreRestoredIfASecondConnectionIsRefused) {
  write("pg_hba.conf", "local all all scram-sha-256\n");
  write("settings.json", R"({"work_mem": "64MB"})");
  const std::string before = rules();
  const auto error = refusal();
  EXPECT_EQ(error.message, "instance/pg_hba.conf locks this connection out");
  EXPECT_THAT(error.detail, HasSubstr("The previous settings were restored."));
  EXPECT_TRUE(error.cause.as<causes::LockedOut>());
  EXPECT_EQ(rules(), before);
  EXPECT_EQ(parameters(), "");
  EXPECT_FALSE(compare().access_rules_not_loaded);
}

TEST_F(SettingsOfAServer, LockTheConnectionOutIfForced) {
  write("pg_hba.conf", "host all all all trust\n");
  EXPECT_TRUE(force().passed());
  EXPECT_THROW(psql("SELECT 1"), std::runtime_error);
}

TEST_F(SettingsOfAServer, WithARuleThatTheServerRefusesAreNotLoaded) {
  write("pg_hba.conf", std::string(socket_rule) + "host all all all md5 foo=1\n");
  write("settings.json", R"({"work_mem": "64MB"})");
  const std::string before = rules();
  const auto error = refusal();
  EXPECT_EQ(error.code, base::ErrorCode::refused);
  EXPECT_EQ(error.message, "the server did not accept instance/pg_hba.conf");
  EXPECT_EQ(error.detail,
            "Line 2: unrecognized authentication option name: \"foo\". Its pg_hba.conf is as before. The previous "
            "settings were restored.");
  EXPECT_EQ(rules(), before);
  EXPECT_EQ(parameters(), "");
  EXPECT_FALSE(compare().access_rules_not_loaded);
}

// A mistake of another person, which the server notices only when it loads the file.
TEST_F(SettingsOfAServer, ReplaceABrokenFile) {
  std::ofstream(server_->server().directory / "data" / "pg_hba.conf") << socket_rule << "nonsense\n";
  write("pg_hba.conf", socket_rule);
  const auto found = compare();
  ASSERT_EQ(found.access_rule_errors.size(), 1U);
  EXPECT_EQ(found.access_rule_errors.at(0).line, 2);
  EXPECT_FALSE(found.passed());
  EXPECT_TRUE(apply().passed());
  EXPECT_EQ(rules(), "local all all trust");
}

TEST_F(SettingsOfAServer, WithAValueThatTheServerRefusesAreNotApplied) {
  psql("ALTER SYSTEM SET work_mem = '3MB'");
  write("settings.json", R"({"random_page_cost": 2, "work_mem": "64XB"})");
  const auto error = refusal();
  EXPECT_EQ(error.code, base::ErrorCode::refused);
  EXPECT_EQ(error.message, "could not set parameter \"work_mem\" to \"64XB\"");
  EXPECT_EQ(
      error.detail,
      "The server says: invalid value for parameter \"work_mem\": \"64XB\". The previous settings were restored.");
  EXPECT_EQ(parameters(), "work_mem=3MB");
}

TEST_F(SettingsOfAServer, AreNamedWhereTheRoleHasNoRights) {
  psql("CREATE ROLE weak LOGIN; CREATE ROLE rds_superuser");
  write("pg_hba.conf", socket_rule);
  write("settings.json", R"({"work_mem": "64MB"})");
  write("roles.sql", "CREATE ROLE app;\n");
  const auto found = compare("weak");
  EXPECT_THAT(files(found.unavailable),
              ElementsAre("instance/pg_hba.conf: role \"weak\" may not read pg_hba_file_rules",
                          "instance/roles.sql: the server says: permission denied to create role"));
  EXPECT_EQ(found.unavailable.at(0).hint, "Amazon RDS has no pg_hba.conf: use security groups and rds.force_ssl.");
  EXPECT_EQ(found.parameters.size(), 1U);
  const auto applied = apply("weak");
  EXPECT_FALSE(applied.passed());
  EXPECT_THAT(files(applied.unavailable), testing::Contains("instance/settings.json: role \"weak\" may not call "
                                                            "pg_reload_conf()"));
  EXPECT_EQ(parameters(), "");
}

TEST_F(SettingsOfAServer, AreAppliedByARoleWithTheRightsForEach) {
  if (psql("SHOW server_version_num") < "150000") GTEST_SKIP() << "no rights for single parameters";
  psql(
      "CREATE ROLE admin LOGIN CREATEROLE; GRANT ALTER SYSTEM ON PARAMETER work_mem TO admin; GRANT EXECUTE ON "
      "FUNCTION "
      "pg_reload_conf() TO admin; GRANT EXECUTE ON FUNCTION pg_hba_file_rules() TO admin; GRANT SELECT ON "
      "pg_hba_file_rules TO admin");
  write("pg_hba.conf", socket_rule);
  write("settings.json", R"({"work_mem": "64MB", "jit": false})");
  write("roles.sql",
        "SELECT 'CREATE ROLE app' WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'app') \\gexec\n");
  const auto applied = apply("admin");
  EXPECT_THAT(files(applied.unavailable),
              ElementsAre("instance/pg_hba.conf: role \"admin\" may not replace pg_hba.conf",
                          "instance/settings.json: role \"admin\" may not change all of its parameters"));
  EXPECT_EQ(parameters(), "work_mem=64MB");
  EXPECT_EQ(psql("SELECT count(*) FROM pg_roles WHERE rolname = 'app'"), "1");
}

// A parameter that the server hides from the role must not stop the comparison of the others.
TEST_F(SettingsOfAServer, AreComparedWithoutTheParametersThatTheRoleCannotSee) {
  psql("CREATE ROLE weak LOGIN");
  write("settings.json",
        R"({"data_directory": "/x", "shared_preload_libraries": ["a"], "a.b": 1, "work_mem": "64MB"})");
  std::vector<std::string> names;
  for (const auto& each : compare("weak").parameters) names.push_back(each.name + ": " + each.obstacle);
  const std::string hidden = "the server does not know it, or does not show it to this role";
  EXPECT_THAT(names, ElementsAre("a.b: the server does not know it: its library is not loaded",
                                 "data_directory: " + hidden, "shared_preload_libraries: " + hidden, "work_mem: "));
}

TEST_F(SettingsOfAServer, HaveRolesOfWhichNotEverythingIsShown) {
  psql("CREATE ROLE app LOGIN PASSWORD 'old'");
  write("roles.sql", "ALTER ROLE app PASSWORD 'new';\n");
  const auto password = [&] { return psql("SELECT rolpassword FROM pg_authid WHERE rolname = 'app'"); };
  const std::string before = password();
  EXPECT_TRUE(compare().passed());
  EXPECT_EQ(password(), before);
  EXPECT_TRUE(apply().passed());
  EXPECT_NE(password(), before);
}

TEST_F(SettingsOfAServer, HaveSettingsOfAllRolesAndOfDatabases) {
  write("roles.sql", "ALTER ROLE ALL SET work_mem = '1MB';\nALTER DATABASE postgres SET jit = off;\n");
  std::vector<std::string> shown;
  for (const auto& each : compare().roles)
    shown.push_back(fmt::format("{} {} {}", each.role, each.attribute, *each.wanted));
  EXPECT_THAT(shown, ElementsAre("ALL setting jit in database \"postgres\" off", "ALL setting work_mem 1MB"));
}

TEST_F(SettingsOfAServer, WithRolesThatLockTheConnectionOutAreRefused) {
  psql("CREATE ROLE other LOGIN SUPERUSER");
  for (const auto& [statement, reason] : {std::pair("ALTER ROLE other NOLOGIN", "loses login"),
                                          std::pair("ALTER ROLE other VALID UNTIL '2020-01-01'", "expires")}) {
    write("roles.sql", fmt::format("{};\n", statement));
    const auto error = tests::thrown_by([&] { apply("other"); });
    EXPECT_EQ(error.message, "instance/roles.sql would lock this connection out");
    EXPECT_EQ(error.detail, fmt::format("In the file, role \"other\" {}.", reason));
  }
  // It could not run again.
  write("roles.sql", "ALTER ROLE other NOSUPERUSER;\n");
  const auto error = tests::thrown_by([&] { apply("other"); });
  EXPECT_EQ(error.code, base::ErrorCode::sql);
  EXPECT_EQ(error.detail, "The file ran once without an error, and failed when it ran again.");
  EXPECT_EQ(psql("SELECT rolcanlogin, rolsuper, rolvaliduntil FROM pg_roles WHERE rolname = 'other'"), "t|t|");
}

// A parameter can lock out, too.
TEST_F(SettingsOfAServer, WithParametersThatLockTheConnectionOutAreSetBack) {
  if (psql("SHOW server_version_num") >= "170000") GTEST_SKIP() << "there is no such parameter";
  write("settings.json", R"({"db_user_namespace": true, "work_mem": "64MB"})");
  const auto error = refusal();
  EXPECT_EQ(error.message, "instance/settings.json locks this connection out");
  EXPECT_THAT(error.detail,
              HasSubstr("role \"postgres@postgres\" does not exist. The previous settings were restored."));
  EXPECT_EQ(parameters(), "");
  EXPECT_EQ(psql("SHOW work_mem"), "4MB");
}

TEST_F(SettingsOfAServer, AreNotInForceAfterARefusal) {
  write("pg_hba.conf", std::string(socket_rule) + "host all all all md5 foo=1\n");
  write("settings.json", R"({"work_mem": "64MB", "max_connections": 33})");
  EXPECT_THAT(refusal().detail,
              testing::EndsWith("Its pg_hba.conf is as before. The previous settings were restored."));
  EXPECT_EQ(parameters(), "");
  EXPECT_EQ(psql("SELECT current_setting('work_mem'), count(*) FROM pg_settings WHERE pending_restart"), "4MB|0");
}

TEST_F(SettingsOfAServer, WithALibraryThatIsNotThereAreRefused) {
  write("settings.json", R"({"shared_preload_libraries": ["nowhere"], "jit": false})");
  EXPECT_EQ(
      refusal().detail,
      "The server says: could not access file \"nowhere\": No such file or directory. With this value it would not "
      "start again. The previous settings were restored.");
  EXPECT_EQ(parameters(), "");
}

TEST_F(SettingsOfAServer, ThatAreWrittenAndNotLoadedAreADifference) {
  psql("ALTER SYSTEM SET work_mem = '99MB'");
  write("settings.json", R"({"work_mem": "4MB"})");
  const auto found = compare();
  ASSERT_EQ(found.parameters.size(), 1U);
  EXPECT_EQ(found.parameters.at(0).in_file, "99MB");
  EXPECT_TRUE(apply().passed());
  EXPECT_TRUE(compare().passed());
  EXPECT_EQ(parameters(), "work_mem=4MB");
}

TEST_F(SettingsOfAServer, MayBeSynonyms) {
  write("settings.json", R"({"client_min_messages": "debug", "DateStyle": "iso, dmy", "wal_compression": true})");
  EXPECT_TRUE(apply().passed());
  EXPECT_TRUE(compare().passed());
}

TEST_F(SettingsOfAServer, CanEndReadOnlyTransactions) {
  write("pg_hba.conf", socket_rule);
  write("settings.json", R"({"default_transaction_read_only": true})");
  EXPECT_TRUE(apply().passed());
  write("pg_hba.conf", std::string(socket_rule) + "host all all all md5\n");
  write("settings.json", R"({"default_transaction_read_only": false})");
  write("roles.sql", "ALTER ROLE postgres CONNECTION LIMIT 50;\n");
  EXPECT_TRUE(apply().passed());
  EXPECT_EQ(psql("SHOW default_transaction_read_only"), "off");
}

TEST_F(SettingsOfAServer, ShowNoPasswords) {
  write("pg_hba.conf", std::string(socket_rule) +
                           "host all all all ldap ldapserver=l ldapbasedn=b \"ldapbindpasswd=se cret\" ldapbinddn=d\n");
  write("settings.json", R"({"primary_conninfo": "host=a password=secret"})");
  const auto found = compare();
  for (const auto& line : found.access_rules) EXPECT_THAT(line.text, testing::Not(HasSubstr("cret")));
  EXPECT_EQ(found.parameters.at(0).wanted, "...");
}

TEST_F(SettingsOfAServer, HaveRolesFromRows) {
  write("roles.sql",
        "CREATE TEMP TABLE IF NOT EXISTS names (name text);\nCOPY names FROM stdin;\napp\nreport\n\\.\nSELECT DISTINCT "
        "format('CREATE ROLE %I', name) FROM names WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = name) "
        "\\gexec\n");
  EXPECT_EQ(compare().roles.size(), 2U);
}

TEST_F(SettingsOfAServer, HaveRolesThatCanRunAgain) {
  write("roles.sql", "CREATE ROLE app;\n");
  const auto error = tests::thrown_by([&] { compare(); });
  EXPECT_EQ(error.code, base::ErrorCode::sql);
  EXPECT_EQ(error.message, "role \"app\" already exists");
  EXPECT_EQ(error.detail, "The file ran once without an error, and failed when it ran again.");
  EXPECT_TRUE(error.cause.as<causes::RolesExist>());
  ASSERT_TRUE(error.location);
  EXPECT_EQ(error.location->line, 1);
}

TEST_F(SettingsOfAServer, HaveRolesOfOneTransaction) {
  write("roles.sql", "ALTER ROLE postgres CONNECTION LIMIT 5;\nSELECT 'COMMIT' \\gexec\nSELECT 1/0;\n");
  const auto error = refusal();
  EXPECT_EQ(error.message, "\\gexec generated a COMMIT statement");
  EXPECT_EQ(error.location->line, 2);
  EXPECT_EQ(psql("SELECT rolconnlimit FROM pg_roles WHERE rolname = 'postgres'"), "-1");
}

}  // namespace

}  // namespace pgmanager::execute
