// What the program computes about the settings of a server, beside what the server says itself.
#include "database/server_settings.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>

#include "cluster/private_server.hpp"
#include "support/test_server.hpp"
#include "support/thrown.hpp"

namespace pgmanager::database {

namespace {

using testing::ElementsAre;
using testing::HasSubstr;

class ServerSettings : public tests::ServerTest {
 protected:
  void SetUp() override {
    ServerTest::SetUp();
    if (IsSkipped()) return;
    server_.emplace(cluster::find_server_programs(std::nullopt));
    connection_.emplace(pg::ConnectOptions{.dsn = server_->server().dsn()}, stop_);
  }
  void write_rules(const std::string& text) const { std::ofstream(rules_file()) << text; }
  std::filesystem::path rules_file() const { return server_->server().directory / "data" / "pg_hba.conf"; }
  std::string psql(const std::string& sql) const { return tests::psql(server_->server().dsn(), sql); }

  base::StopSignal stop_;
  std::optional<cluster::EphemeralServer> server_;
  std::optional<pg::Connection> connection_;
};

// The view reads the file at each query, so nothing has to be loaded.
TEST_F(ServerSettings, AccessRulesAreParsedAsTheServerDoes) {
  for (const char* rule :
       {"local all all trust", "local\tall , postgres  all peer map=m", "local all all ident",
        "host all all 10.0.0.0/8 md5", "host all all 10.1.2.3/8 md5", "host all all 10.0.0.0 255.255.0.0 md5",
        "host all all 10.0.0.0 255.0.255.0 md5", "host all all ::1/128 scram-sha-256",
        "host all all fe80::1:2/64 trust", "host all all 2001:DB8::1 ffff:ffff:: trust", "host all all all reject",
        "host all all samenet trust", "host all all samehost trust", "host all all db.example.com md5",
        "host all all .example.com md5", "hostnossl all +admins,\"Ann B\",bob 0.0.0.0/0 password",
        "host x \"a,b\" 0.0.0.0/0 md5", "host replication,sameuser,samerole all 0.0.0.0/0 md5",
        "host all \"quo\"\"ted\" 0.0.0.0/0 md5", "host all all 0.0.0.0/0 pam \"pamservice=a, b\"",
        "host all all 0.0.0.0/0 ident map=m # a comment", "  host all \\\n all 0.0.0.0/0 \\\n trust",
        // and what the server refuses
        "hostt all all 10.0.0.0/8 md5", "local,host all all trust", "host", "local all", "host all all",
        "host all all 10.0.0.0/8", "host all all 10.0.0.0 md5", "host all all 10.0.0.0", "host all all 10.0.0.0/33 md5",
        "host all all 10.0.0.0/x md5", "host all all example.com/8 md5", "host all all ::1 255.0.0.0 md5",
        "host all all 10.0.0.0/8,11.0.0.0/8 md5", "host all all 10.0.0.0 255.0.0.0,255.0.0.0 md5",
        "host all all 10.0.0.0/8 md4", "host all all 10.0.0.0/8 md5,trust", "host all all 10.0.0.0/8 peer",
        "host all all 10.0.0.0/8 cert", "local all all trust yes", "local all all gss"}) {
    write_rules(std::string(rule) + "\n");
    base::Findings findings;
    std::vector<std::string> parsed;
    for (const source::AccessRule& each : source::parse_access_rules("pg_hba.conf", rule, findings)) {
      parsed.push_back(source::to_string(each));
    }
    for (const base::Finding& finding : findings) parsed.push_back("error: " + finding.message);
    std::vector<std::string> live;
    const AccessRules found = access_rules(*connection_);
    for (const source::AccessRule& each : found.rules) live.push_back(source::to_string(each));
    for (const result::AccessRuleError& each : found.errors) {
      if (!each.is_usable) live.push_back("error: " + each.message);
    }
    // The server adds the reason of the system to some.
    ASSERT_EQ(parsed.size(), live.size()) << rule;
    for (std::size_t i = 0; i < live.size(); ++i) EXPECT_THAT(live[i], testing::StartsWith(parsed[i])) << rule;
  }
}

TEST_F(ServerSettings, AccessRulesWithAnErrorAreNotWritten) {
  const std::string before = access_rules_text(*connection_);
  const auto error = tests::thrown_by([&] {
    write_access_rules(*connection_, "local all all trust\nlocal all all trust foo=1\nlocal all all pam bar=1\n");
  });
  EXPECT_EQ(error.code, base::ErrorCode::refused);
  EXPECT_EQ(
      error.detail,
      "Line 2: unrecognized authentication option name: \"foo\". Line 3: unrecognized authentication option name: "
      "\"bar\". Its pg_hba.conf is as before.");
  EXPECT_EQ(access_rules_text(*connection_), before);
  EXPECT_EQ(psql("SELECT count(*) FROM pg_largeobject_metadata"), "0");
}

TEST_F(ServerSettings, AccessRulesAreWrittenAsTheyAre) {
  const std::string before = access_rules_text(*connection_);
  const std::string text = "# caf\u00e9 \\ 'quoted'\r\nlocal all \"caf\u00e9\" trust\nlocal all all trust";
  write_access_rules(*connection_, text);
  EXPECT_EQ(access_rules_text(*connection_), text);
  EXPECT_EQ(psql("SELECT pg_read_file('postgres-manager-pg_hba.conf')"), before.substr(0, before.size() - 1));
}

TEST_F(ServerSettings, ValuesOfParametersAreThoseOfTheServer) {
  std::vector<std::string> names;
  for (const pg::Row row : connection_->query("SELECT name FROM pg_settings")) names.push_back(row["name"].string());
  const auto parameters = server_parameters(*connection_, names);
  ASSERT_GT(parameters.size(), 300U);
  ASSERT_EQ(parameters.size(), names.size());
  for (const plan::LiveParameter& each : parameters) {
    const pg::Result row = connection_->query(
        "SELECT current_setting(name) AS shown, reset_val FROM pg_settings WHERE name = $1", {each.name});
    const std::string shown = row.one_row()["shown"].string();
    // Some are shown otherwise: the permissions of files in octal, and what the session has changed.
    if (each.name.ends_with("_mode") || each.name.ends_with("_permissions") || each.name == "application_name" ||
        each.name == "client_encoding") {
      continue;
    }
    EXPECT_EQ(plan::canonical_value(each, shown), plan::canonical_value(each, each.value)) << each.name;
    EXPECT_EQ(plan::shown_value(each), shown) << each.name;
  }
}

// The session's own value does not count, nor that of its role or database.
TEST_F(ServerSettings, ValuesOfParametersAreThoseOfTheInstance) {
  psql("ALTER ROLE postgres SET work_mem = '1MB'; ALTER DATABASE postgres SET random_page_cost = 9");
  psql("ALTER SYSTEM SET work_mem = '3MB'");
  psql("SELECT pg_reload_conf()");
  const pg::Connection other({.dsn = server_->server().dsn()}, stop_);
  pg::Connection session({.dsn = server_->server().dsn()}, stop_);
  session.query("SET statement_timeout = '7s'");
  std::vector<std::string> values;
  for (const auto& each : server_parameters(session, {"work_mem", "random_page_cost", "statement_timeout"})) {
    values.push_back(fmt::format("{} {}", each.name, plan::canonical_value(each, each.value)));
  }
  EXPECT_THAT(values, testing::UnorderedElementsAre("work_mem 3072", "random_page_cost 4", "statement_timeout 0"));
}

TEST_F(ServerSettings, ParametersAreSetAndRestored) {
  psql("ALTER SYSTEM SET search_path = 'a b', c");
  const auto in_file = [&] {
    return psql("SELECT setting FROM pg_file_settings WHERE sourcefile LIKE '%auto.conf' AND name = 'search_path'");
  };
  const std::string before = in_file();
  const std::string undo = alter_system(*connection_, "search_path", {"$user", "it's", "x\\y"});
  EXPECT_EQ(in_file(), "\"$user\", \"it's\", \"x\\y\"");
  connection_->statement(undo);
  EXPECT_EQ(in_file(), before);
  // Names in a single string would become one name.
  connection_->statement(alter_system(*connection_, "jit", {"off"}));
  EXPECT_EQ(psql("SELECT count(*) FROM pg_file_settings WHERE sourcefile LIKE '%auto.conf' AND name = 'jit'"), "0");
}

TEST_F(ServerSettings, AreReadAgainBeforeReloadReturns) {
  psql("ALTER SYSTEM SET work_mem = '5MB'");
  ASSERT_TRUE(reload(*connection_));
  EXPECT_EQ(connection_->query("SHOW work_mem").one_value().string(), "5MB");
}

TEST_F(ServerSettings, RolesHaveAttributesMembershipsAndSettings) {
  psql(
      "CREATE ROLE r CREATEDB LOGIN NOINHERIT CONNECTION LIMIT 3 VALID UNTIL '2030-01-01 00:00+00' PASSWORD 'x' IN "
      "ROLE "
      "pg_monitor; ALTER ROLE r SET work_mem = '1MB'; ALTER ROLE r IN DATABASE postgres SET search_path = a, b; "
      "COMMENT ON "
      "ROLE r IS 'c'");
  std::vector<std::string> lines;
  for (const RoleFact& fact : server_roles(*connection_)) {
    if (fact.role == "r") lines.push_back(fmt::format("{}={}", fact.attribute, fact.value));
  }
  EXPECT_THAT(lines,
              ElementsAre("comment=c", "connection limit=3", "createdb=", "login=", "member of \"pg_monitor\"=",
                          "noinherit=", "password=", "role=", "setting search_path in database \"postgres\"=a, b",
                          "setting work_mem=1MB", HasSubstr("valid until=2030-01-01")));
}

}  // namespace

}  // namespace pgmanager::database
