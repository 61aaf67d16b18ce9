#include "execute/clone.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <future>
#include <vector>

#include "execute/run_fixture.hpp"
#include "support/schema_dump.hpp"
#include "support/thrown.hpp"

namespace pgmanager::execute {

namespace {

/// Each test has a role of its own, so that no other test drops its templates.
class Clone : public RunTest {
 protected:
  void SetUp() override {
    RunTest::SetUp();
    if (IsSkipped()) return;
    role_ = scratch_->name() + "_builder";
    psql(fmt::format("CREATE ROLE {} SUPERUSER LOGIN", role_));
    write("create/1-tables/order.json", R"({"1": "tbl_a.sql"})");
    write("create/1-tables/tbl_a.sql", "CREATE TABLE a (id integer PRIMARY KEY);\nINSERT INTO a VALUES (1);\n");
  }
  void TearDown() override {
    if (role_.empty()) return;
    for (const std::string& name : names("SELECT datname FROM pg_database AS d JOIN pg_roles AS r ON r.oid = datdba "
                                         "WHERE rolname = '" +
                                         role_ + "'")) {
      psql(fmt::format("DROP DATABASE {} WITH (FORCE)", name));
    }
    psql(fmt::format("REASSIGN OWNED BY {} TO CURRENT_USER", role_));
    psql(fmt::format("DROP OWNED BY {}", role_));
    psql(fmt::format("DROP ROLE {}", role_));
  }

  std::vector<std::string> names(const std::string& query) const {
    std::vector<std::string> all;
    const std::string text = psql(query);
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t end = std::min(text.find('\n', at), text.size());
      all.push_back(text.substr(at, end - at));
      at = end + 1;
    }
    return all;
  }
  std::vector<std::string> templates() const {
    return names("SELECT datname FROM pg_database AS d JOIN pg_roles AS r ON r.oid = datdba WHERE rolname = '" + role_ +
                 "' AND datname LIKE 'pgmanager_template_%' ORDER BY d.oid");
  }
  std::string named(const std::string& name) const { return scratch_->name() + "_" + name; }

  result::Clone clone(const std::string& name, CloneRequest request = {.contents = "one"}) const {
    const auto read = source::read_source_tree(directory_.path(), {.create = true, .hooks = true});
    EXPECT_TRUE(read.findings.empty());
    Target where = target();
    where.connection.user = role_;
    request.name = named(name);
    const base::StopSignal stop;
    result::RunObserver silent;
    return clone_database(where, request, read.tree, {}, stop, silent);
  }

  std::string role_;
};

TEST_F(Clone, IsTheSameForManyBuildersAtOnce) {
  std::vector<std::future<result::Clone>> builders;
  for (int i = 0; i < 8; ++i) {
    builders.push_back(std::async(std::launch::async, [this, i] { return clone(fmt::format("c{}", i)); }));
  }
  int built = 0;
  for (auto& builder : builders) built += builder.get().built ? 1 : 0;
  EXPECT_EQ(built, 1);
  EXPECT_EQ(templates().size(), 1U);
  Target where = target();
  where.connection.user = role_;
  planner_ = plan::create_planner();
  ASSERT_EQ(run({}, where, stop_, events_).outcome.result, result::RunResult::done);
  const auto expected = tests::dumped_objects(scratch_->dsn());
  for (int i = 0; i < 8; ++i) {
    const std::string dsn = tests::test_server_dsn(named(fmt::format("c{}", i)));
    EXPECT_EQ(tests::psql(dsn, "SELECT count(*) FROM a"), "1");
    EXPECT_EQ(tests::psql(dsn, "SELECT path, state FROM postgres_manager.history"),
              "create/1-tables/tbl_a.sql|applied");
    EXPECT_EQ(tests::dumped_objects(dsn), expected);
  }
}

TEST_F(Clone, HasTheSettingsPrivilegesAndCommentOfTheDatabase) {
  write("create/1-tables/tbl_a.sql", fmt::format(R"(DO $$
BEGIN
  EXECUTE format('ALTER DATABASE %I SET search_path TO app, "Other Schema"', current_database());
  EXECUTE format('ALTER DATABASE %I SET work_mem TO ''9MB''', current_database());
  EXECUTE format('ALTER ROLE {0} IN DATABASE %I SET search_path TO ''''', current_database());
  EXECUTE format('ALTER ROLE {0} IN DATABASE %I SET application_name TO ''it''''s''', current_database());
  EXECUTE format('REVOKE CONNECT ON DATABASE %I FROM PUBLIC', current_database());
  EXECUTE format('GRANT CREATE ON DATABASE %I TO pg_monitor WITH GRANT OPTION', current_database());
  EXECUTE format('COMMENT ON DATABASE %I IS ''for tests''', current_database());
  EXECUTE format('ALTER DATABASE %I CONNECTION LIMIT 7', current_database());
END
$$;
)",
                                                 role_));
  clone("a");
  const auto properties = [&](const std::string& name) {
    return psql(fmt::format(
        "SELECT d.datconnlimit, shobj_description(d.oid, 'pg_database'), "
        "(SELECT string_agg(concat(setrole::regrole, setconfig), ' ' ORDER BY setrole::text) FROM pg_db_role_setting "
        " WHERE setdatabase = d.oid), "
        "(SELECT string_agg(concat(grantee::regrole, privilege_type, is_grantable), ' ' ORDER BY grantee::text, "
        " privilege_type) FROM aclexplode(datacl)) FROM pg_database AS d WHERE datname = '{}'",
        name));
  };
  EXPECT_EQ(properties(named("a")), properties(templates().front()));
  EXPECT_THAT(properties(named("a")), testing::StartsWith("7|for tests|"));
}

TEST_F(Clone, BuildsATemplateAgainWhoseBuilderWasKilled) {
  const std::string name = clone("a").template_name;
  // As a killed builder leaves it.
  psql(fmt::format("ALTER DATABASE {} ALLOW_CONNECTIONS true", name));
  tests::psql(tests::test_server_dsn(name), "DROP TABLE a");
  const auto again = clone("b");
  EXPECT_TRUE(again.built.has_value());
  EXPECT_EQ(tests::psql(tests::test_server_dsn(named("b")), "SELECT count(*) FROM a"), "1");
}

TEST_F(Clone, LeavesAnIncompleteTemplateToTheSessionThatUsesIt) {
  const std::string name = clone("a").template_name;
  psql(fmt::format("ALTER DATABASE {} ALLOW_CONNECTIONS true", name));
  const base::StopSignal stop;
  const pg::Connection user({.dsn = tests::test_server_dsn(name)}, stop);
  const auto error = tests::thrown_by([&] { clone("b"); });
  EXPECT_EQ(error.code, base::ErrorCode::refused);
  EXPECT_EQ(error.message, "could not drop template \"" + name + "\", which is not complete");
}

TEST_F(Clone, OfASessionWithOtherSettingsHasATemplateOfItsOwn) {
  write("create/1-tables/tbl_a.sql", "CREATE SCHEMA app;\nCREATE TABLE a (id integer);\n");
  const std::string schema = "SELECT schemaname FROM pg_tables WHERE tablename = 'a'";
  clone("a");
  EXPECT_EQ(tests::psql(tests::test_server_dsn(named("a")), schema), "public");
  psql(fmt::format("ALTER ROLE {} SET search_path TO app", role_));
  clone("b");
  EXPECT_EQ(tests::psql(tests::test_server_dsn(named("b")), schema), "app");
}

TEST_F(Clone, EndsASessionThatConnectedWhileTheTemplateWasBuilt) {
  write("create/1-tables/tbl_a.sql", "SELECT pg_sleep(1);\n");
  auto builder = std::async(std::launch::async, [this] { return clone("a"); });
  wait_until("SELECT count(*) FROM pg_stat_activity WHERE query LIKE '%pg_sleep(1)%' AND usename = '" + role_ + "'",
             "1");
  const base::StopSignal stop;
  const pg::Connection monitor({.dsn = tests::test_server_dsn(templates().front())}, stop);
  EXPECT_EQ(builder.get().instance.database, named("a"));
}

TEST_F(Clone, IsNotMadeIfTheHookAfterItFails) {
  CloneRequest request{.contents = "one"};
  request.hooks = [](const pg::Connection& /*connection*/) {
    RunHooks hooks;
    hooks.after = [](result::Outcome& /*outcome*/) {
      throw base::Error({.code = base::ErrorCode::hook, .message = "hook failed"});
    };
    return hooks;
  };
  write("hooks/after-create", "#!/bin/sh\n");
  std::filesystem::permissions(directory_.path() / "hooks/after-create", std::filesystem::perms(0755));
  const auto made = clone("a", request);
  EXPECT_EQ(made.instance.database, "");
  EXPECT_TRUE(made.built && made.built->hook_error);
  EXPECT_THAT(templates(), testing::IsEmpty());
}

TEST_F(Clone, IsNotMadeOfATemplateOfAnotherRole) {
  const std::string name = clone("a").template_name;
  psql(fmt::format("ALTER DATABASE {} OWNER TO pg_monitor", name));
  const auto error = tests::thrown_by([&] { clone("b"); });
  psql(fmt::format("ALTER DATABASE {} OWNER TO {}", name, role_));
  EXPECT_EQ(error.code, base::ErrorCode::refused);
  EXPECT_EQ(error.message, fmt::format("template \"{}\" belongs to role \"pg_monitor\"", name));
}

TEST_F(Clone, OfATemplateThatASessionUsesIsRefused) {
  const std::string name = clone("a").template_name;
  psql(fmt::format("ALTER DATABASE {} ALLOW_CONNECTIONS true", name));
  const base::StopSignal stop;
  const pg::Connection user({.dsn = tests::test_server_dsn(name)}, stop);
  psql(fmt::format("ALTER DATABASE {} ALLOW_CONNECTIONS false", name));
  const auto error = tests::thrown_by([&] { clone("b"); });
  EXPECT_EQ(error.code, base::ErrorCode::refused);
  EXPECT_EQ(error.sqlstate, "55006");
  EXPECT_EQ(error.message, fmt::format("could not create database \"{}\" from template \"{}\"", named("b"), name));
  EXPECT_EQ(error.detail, fmt::format("The server says: source database \"{}\" is being accessed by other users. There "
                                      "is 1 other session using the database.",
                                      name));
}

TEST_F(Clone, DropsOldTemplates) {
  const std::string first = clone("a", {.contents = "1"}).template_name;
  const std::string second = clone("b", {.contents = "2"}).template_name;
  const std::string third = clone("c", {.contents = "3", .kept_templates = 2}).template_name;
  EXPECT_THAT(templates(), testing::ElementsAre(second, third));
}

TEST_F(Clone, DoesNotKeepATemplateThatCouldNotBeBuilt) {
  write("create/1-tables/tbl_a.sql", "CREATE TABLE a (id integer);\nSELECT 1 / 0;\n");
  const auto made = clone("a");
  EXPECT_EQ(made.instance.database, "");
  ASSERT_TRUE(made.built.has_value());
  EXPECT_EQ(made.built->result, result::RunResult::failed);
  EXPECT_THAT(templates(), testing::IsEmpty());
}

}  // namespace

}  // namespace pgmanager::execute
