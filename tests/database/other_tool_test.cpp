#include "database/other_tool.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "imports/tool_lock.hpp"
#include "support/database_fixture.hpp"
#include "support/login_role.hpp"
#include "support/thrown.hpp"

namespace pgmanager::database {

namespace {

using imports::Tool;
using testing::ElementsAre;
using testing::IsEmpty;

// The tables are as the tools make them.
class OtherToolTest : public tests::DatabaseTest {
 protected:
  imports::RecordedHistory read(Tool tool, const std::string& table = "") {
    return OtherTool(*connection_, tool, table).read();
  }

  void lock(Tool tool) {
    tool_.emplace(*connection_, tool);
    tool_->lock({.dsn = scratch_->dsn()}, stop_);
  }

  std::vector<std::string> rows(Tool tool) {
    std::vector<std::string> lines;
    for (const imports::RecordedRow& row : read(tool).rows) {
      const char* state = row.state == imports::RowState::applied  ? "applied"
                          : row.state == imports::RowState::failed ? "failed"
                                                                   : "removed";
      lines.push_back(fmt::format("{}|{}|{}|{}|{}{}|{}|{}|{}|{}", row.identity.id, row.identity.name,
                                  row.identity.author, row.identity.script, state,
                                  row.with_earlier ? " with earlier ones" : "", row.checksum, row.finished_at,
                                  row.seconds, row.applied_by));
    }
    return lines;
  }

  // Whether the tool, which asks for its lock in another session, would have to wait.
  void expect_locked(const std::string& key) {
    EXPECT_EQ(psql(fmt::format("SELECT pg_try_advisory_lock({})", key)), "f");
  }

  std::optional<OtherTool> tool_;
};

TEST_F(OtherToolTest, HasNoHistoryInAnEmptyDatabase) {
  EXPECT_THAT(read(Tool::flyway).rows, IsEmpty());
  EXPECT_THAT(read(Tool::flyway).objects, IsEmpty());
}

TEST_F(OtherToolTest, IsFlyway) {
  psql(R"(CREATE TABLE flyway_schema_history (
            installed_rank integer NOT NULL PRIMARY KEY, version varchar(50), description varchar(200) NOT NULL,
            type varchar(20) NOT NULL, script varchar(1000) NOT NULL, checksum integer,
            installed_by varchar(100) NOT NULL, installed_on timestamp NOT NULL DEFAULT now(),
            execution_time integer NOT NULL, success boolean NOT NULL);
          INSERT INTO flyway_schema_history VALUES
            (0, NULL, '<< Flyway Schema Creation >>', 'SCHEMA', '"app"', NULL, 'ann', '2024-05-01 08:00', 0, true),
            (-1, '0.5', 'before', 'SQL_BASELINE', 'B0.5__before.sql', 77, 'ann', '2024-05-01 08:00', 1000, true),
            (1, '1', '<< Flyway Baseline >>', 'BASELINE', '<< Flyway Baseline >>', NULL, 'ann', '2024-05-01 08:00', 0, true),
            (2, '1.1', 'add users', 'SQL', 'V1.1__add_users.sql', -187, 'ann', '2024-05-02 08:00:01.5', 250, true),
            (3, NULL, 'views', 'SQL', 'R__views.sql', 12, 'ann', '2024-05-02 08:00', 1, true),
            (4, '2', 'more', 'SQL', 'V2__more.sql', 1, 'ann', '2024-05-02 08:00', 1, true),
            (5, '2', 'more', 'UNDO_SQL', 'U2__more.sql', 1, 'ann', '2024-05-02 08:00', 1, true),
            (6, '3', 'bad', 'SQL', 'V3__bad.sql', 1, 'ann', '2024-05-02 08:00', 1, false))");
  connection_->script("SET timezone TO 'UTC'");
  EXPECT_THAT(rows(Tool::flyway),
              ElementsAre("0.5|before||B0.5__before.sql|applied with earlier ones||2024-05-01T08:00:00.000000Z|1|ann",
                          "1|<< Flyway Baseline >>||<< Flyway Baseline >>|applied with earlier "
                          "ones||2024-05-01T08:00:00.000000Z|0|ann",
                          "1.1|add users||V1.1__add_users.sql|applied|-187|2024-05-02T08:00:01.500000Z|0.25|ann",
                          "|views||R__views.sql|applied|12|2024-05-02T08:00:00.000000Z|0.001|ann",
                          "2|more||V2__more.sql|applied|1|2024-05-02T08:00:00.000000Z|0.001|ann",
                          "2|more||U2__more.sql|removed|1|2024-05-02T08:00:00.000000Z|0.001|ann",
                          "3|bad||V3__bad.sql|failed|1|2024-05-02T08:00:00.000000Z|0.001|ann"));
  EXPECT_THAT(read(Tool::flyway).objects, ElementsAre("table public.flyway_schema_history"));
  EXPECT_THAT(read(Tool::flyway).schemas, ElementsAre("public", "app"));
}

TEST_F(OtherToolTest, IsGolangMigrate) {
  psql(
      "CREATE TABLE schema_migrations (version bigint not null primary key, dirty boolean not null);"
      "INSERT INTO schema_migrations VALUES (20240501, true)");
  EXPECT_THAT(rows(Tool::golang_migrate), ElementsAre("20240501||||failed with earlier ones|||0|"));
}

TEST_F(OtherToolTest, IsDbmate) {
  psql(
      "CREATE TABLE schema_migrations (version varchar primary key);"
      "INSERT INTO schema_migrations VALUES ('20240502000000'), ('20240501000000')");
  EXPECT_THAT(rows(Tool::dbmate), ElementsAre("20240501000000||||applied|||0|", "20240502000000||||applied|||0|"));
}

TEST_F(OtherToolTest, IsGoose) {
  psql(R"(CREATE TABLE goose_db_version (id serial PRIMARY KEY, version_id bigint NOT NULL, is_applied boolean NOT NULL,
            tstamp timestamp NULL DEFAULT now());
          INSERT INTO goose_db_version (version_id, is_applied, tstamp) VALUES
            (0, true, '2024-05-01'), (1, true, '2024-05-01'), (1, false, NULL))");
  connection_->script("SET timezone TO 'UTC'");
  EXPECT_THAT(rows(Tool::goose), ElementsAre("1||||applied||2024-05-01T00:00:00.000000Z|0|", "1||||removed|||0|"));
}

TEST_F(OtherToolTest, IsSqlMigrate) {
  psql(
      "CREATE TABLE gorp_migrations (id text NOT NULL PRIMARY KEY, applied_at timestamptz);"
      "INSERT INTO gorp_migrations VALUES ('1_a.sql', '2024-05-01 02:00+02')");
  EXPECT_THAT(rows(Tool::sql_migrate), ElementsAre("1_a.sql||||applied||2024-05-01T00:00:00.000000Z|0|"));
}

TEST_F(OtherToolTest, IsPrisma) {
  psql(R"(CREATE TABLE _prisma_migrations (
            id varchar(36) PRIMARY KEY NOT NULL, checksum varchar(64) NOT NULL, finished_at timestamptz,
            migration_name varchar(255) NOT NULL, logs text, rolled_back_at timestamptz,
            started_at timestamptz NOT NULL DEFAULT now(), applied_steps_count integer NOT NULL DEFAULT 0);
          INSERT INTO _prisma_migrations VALUES
            ('a', 'c1', '2024-05-01 00:00:02Z', '1_init', NULL, NULL, '2024-05-01 00:00:01Z', 1),
            ('b', 'c2', NULL, '2_more', 'error', '2024-05-02Z', '2024-05-01 00:00:03Z', 0),
            ('c', 'c2', NULL, '2_more', 'error', NULL, '2024-05-01 00:00:04Z', 0))");
  EXPECT_THAT(rows(Tool::prisma), ElementsAre("1_init||||applied|c1|2024-05-01T00:00:02.000000Z|1|",
                                              "2_more||||removed|c2||0|", "2_more||||failed|c2||0|"));
}

TEST_F(OtherToolTest, IsSqitchInASchemaOfItsOwn) {
  psql(R"(CREATE SCHEMA sqitch; CREATE SCHEMA app; CREATE TABLE app.changes (id int);
          CREATE TABLE sqitch.changes (
            change_id text PRIMARY KEY, script_hash text, change text NOT NULL, project text NOT NULL,
            note text NOT NULL DEFAULT '', committed_at timestamptz NOT NULL DEFAULT clock_timestamp(),
            committer_name text NOT NULL, committer_email text NOT NULL, planned_at timestamptz NOT NULL,
            planner_name text NOT NULL, planner_email text NOT NULL);
          INSERT INTO sqitch.changes VALUES ('f00d', 'beef', 'users', 'shop', '', '2024-05-01Z', 'Ann', 'a@x',
            '2024-04-01Z', 'Bob', 'b@x'))");
  EXPECT_THAT(rows(Tool::sqitch), ElementsAre("f00d|users||shop|applied|beef|2024-05-01T00:00:00.000000Z|0|Ann"));
  EXPECT_THAT(read(Tool::sqitch).objects, ElementsAre("schema sqitch"));
}

TEST_F(OtherToolTest, IsNodePgMigrate) {
  psql(
      "CREATE TABLE pgmigrations (id SERIAL PRIMARY KEY, name varchar(255) NOT NULL, run_on timestamp NOT NULL);"
      "INSERT INTO pgmigrations (name, run_on) VALUES ('1_users', '2024-05-01')");
  connection_->script("SET timezone TO 'UTC'");
  EXPECT_THAT(rows(Tool::node_pg_migrate), ElementsAre("1_users||||applied||2024-05-01T00:00:00.000000Z|0|"));
}

TEST_F(OtherToolTest, IsAtlas) {
  psql(R"(CREATE SCHEMA atlas_schema_revisions;
          CREATE TABLE atlas_schema_revisions.atlas_schema_revisions (
            version varchar PRIMARY KEY, description varchar NOT NULL, type bigint NOT NULL DEFAULT 2,
            applied bigint NOT NULL DEFAULT 0, total bigint NOT NULL DEFAULT 0, executed_at timestamptz NOT NULL,
            execution_time bigint NOT NULL, error text, error_stmt text, hash varchar NOT NULL, partial_hashes jsonb,
            operator_version varchar NOT NULL);
          INSERT INTO atlas_schema_revisions.atlas_schema_revisions VALUES
            ('.atlas_cloud_identifier', '', 2, 0, 0, '2024-05-01Z', 0, NULL, NULL, '', NULL, ''),
            ('1', 'base', 1, 0, 0, '2024-05-01Z', 0, NULL, NULL, '', NULL, 'v'),
            ('2', 'users', 2, 1, 1, '2024-05-01Z', 1500000000, NULL, NULL, 'h2', NULL, 'v'),
            ('3', 'more', 2, 1, 2, '2024-05-01Z', 0, 'syntax error', 'x', 'h3', NULL, 'v'))");
  EXPECT_THAT(rows(Tool::atlas), ElementsAre("1|base|||applied with earlier ones||2024-05-01T00:00:00.000000Z|0|",
                                             "2|users|||applied|h2|2024-05-01T00:00:00.000000Z|1.5|",
                                             "3|more|||failed|h3|2024-05-01T00:00:00.000000Z|0|"));
}

constexpr const char* liquibase_tables = R"(CREATE TABLE databasechangelog (
    id varchar(255) NOT NULL, author varchar(255) NOT NULL, filename varchar(255) NOT NULL,
    dateexecuted timestamp NOT NULL, orderexecuted integer NOT NULL, exectype varchar(10) NOT NULL, md5sum varchar(35),
    description varchar(255), comments varchar(255), tag varchar(255), liquibase varchar(20), contexts varchar(255),
    labels varchar(255), deployment_id varchar(10));
  CREATE TABLE databasechangeloglock (id integer PRIMARY KEY, locked boolean NOT NULL, lockgranted timestamp,
    lockedby varchar(255));
  INSERT INTO databasechangelog VALUES
    ('1', 'ann', 'db/changelog.sql', '2024-05-01', 1, 'EXECUTED', '9:abc'),
    ('2', 'ann', 'db/changelog.sql', '2024-05-01', 2, 'SKIPPED', '9:def');)";

TEST_F(OtherToolTest, IsLiquibase) {
  psql(std::string(liquibase_tables) + "INSERT INTO databasechangeloglock VALUES (1, false, NULL, NULL)");
  connection_->script("SET timezone TO 'UTC'");
  EXPECT_THAT(rows(Tool::liquibase),
              ElementsAre("1||ann|db/changelog.sql|applied|9:abc|2024-05-01T00:00:00.000000Z|0|",
                          "2||ann|db/changelog.sql|removed|9:def|2024-05-01T00:00:00.000000Z|0|"));
  EXPECT_THAT(read(Tool::liquibase).objects,
              ElementsAre("table public.databasechangelog", "table public.databasechangeloglock"));
}

TEST_F(OtherToolTest, IsRails) {
  psql(
      "CREATE TABLE schema_migrations (version varchar NOT NULL PRIMARY KEY);"
      "CREATE TABLE ar_internal_metadata (key varchar NOT NULL PRIMARY KEY, value varchar);"
      "INSERT INTO schema_migrations VALUES ('20240501000000')");
  EXPECT_THAT(rows(Tool::rails), ElementsAre("20240501000000||||applied|||0|"));
  EXPECT_THAT(read(Tool::rails).objects,
              ElementsAre("table public.schema_migrations", "table public.ar_internal_metadata"));
}

TEST_F(OtherToolTest, IsExcludedByItsOwnLock) {
  psql("CREATE TABLE pgmigrations (id SERIAL PRIMARY KEY, name varchar(255) NOT NULL, run_on timestamp NOT NULL)");
  lock(Tool::node_pg_migrate);
  expect_locked("7241865325823964");
}

TEST_F(OtherToolTest, ThatIsRunningIsAnError) {
  psql("CREATE TABLE pgmigrations (id SERIAL PRIMARY KEY, name varchar(255) NOT NULL, run_on timestamp NOT NULL)");
  pg::Connection other({.dsn = scratch_->dsn()}, stop_);
  other.script("SELECT pg_advisory_lock(7241865325823964)");
  const auto error = tests::thrown_by([&] { lock(Tool::node_pg_migrate); });
  EXPECT_EQ(error.code, base::ErrorCode::lock);
  EXPECT_EQ(error.message, "node-pg-migrate is running in database \"" + scratch_->name() + "\"");
}

TEST_F(OtherToolTest, ThatIsRunningIsAnErrorForLiquibase) {
  psql(std::string(liquibase_tables) +
       "INSERT INTO databasechangeloglock VALUES (1, true, now(), 'build7 (10.0.0.1)')");
  const auto error = tests::thrown_by([&] { lock(Tool::liquibase); });
  EXPECT_EQ(error.detail, "Its lock is held by build7 (10.0.0.1).");
}

// With the statement that Liquibase takes its lock with (LockDatabaseChangeLogGenerator).
TEST_F(OtherToolTest, IsExcludedByTheRowOfLiquibase) {
  psql(std::string(liquibase_tables) + "INSERT INTO databasechangeloglock VALUES (1, false, NULL, NULL)");
  const std::string take = "UPDATE databasechangeloglock SET locked = TRUE WHERE id = 1 AND locked = FALSE";
  lock(Tool::liquibase);
  pg::Connection liquibase({.dsn = scratch_->dsn()}, stop_);
  liquibase.script("SET lock_timeout TO '100ms'");
  EXPECT_EQ(tests::thrown_by([&] { liquibase.query(take); }).sqlstate, "55P03");
  tool_.reset();
  liquibase.query(take);
  EXPECT_EQ(tests::thrown_by([&] { lock(Tool::liquibase); }).code, base::ErrorCode::lock);
}

TEST_F(OtherToolTest, IsOnlyLookedAtWithoutTheRightToLockTheRowOfLiquibase) {
  psql(std::string(liquibase_tables) + "INSERT INTO databasechangeloglock VALUES (1, false, NULL, NULL)");
  const tests::LoginRole reader("role_" + scratch_->name());
  psql(fmt::format("GRANT SELECT ON databasechangelog, databasechangeloglock TO {}", reader.name()));
  const pg::ConnectOptions options{.dsn = scratch_->dsn() + " user=" + reader.name()};
  pg::Connection connection(options, stop_);
  OtherTool tool(connection, Tool::liquibase);
  tool.lock(options, stop_);
  EXPECT_EQ(tool.read().rows.size(), 2U);
  psql("UPDATE databasechangeloglock SET locked = true, lockedby = 'build7'");
  EXPECT_EQ(tests::thrown_by([&] { tool.lock(options, stop_); }).detail, "Its lock is held by build7.");
  psql(fmt::format("REVOKE ALL ON databasechangelog, databasechangeloglock FROM {}", reader.name()));
}

// A tool without settings creates its table where its migrations run.
TEST_F(OtherToolTest, HasRunInTheSchemaOfItsTable) {
  psql("CREATE SCHEMA app; CREATE TABLE app.schema_migrations (version varchar)");
  EXPECT_THAT(read(Tool::dbmate).schemas, ElementsAre("app"));
  EXPECT_THAT(read(Tool::dbmate, "app.schema_migrations").schemas, IsEmpty());
  psql("CREATE TABLE pgmigrations (id SERIAL PRIMARY KEY, name varchar(255) NOT NULL, run_on timestamp NOT NULL)");
  EXPECT_THAT(read(Tool::node_pg_migrate).schemas, IsEmpty());
}

TEST_F(OtherToolTest, HasATableOfAnotherName) {
  psql(
      "CREATE SCHEMA app; CREATE TABLE app.\"Changes\" (version varchar); INSERT INTO app.\"Changes\" VALUES ('7');"
      "CREATE TABLE \"Changes\" (version varchar)");
  EXPECT_TRUE(read(Tool::dbmate).objects.empty());
  const imports::RecordedHistory history = read(Tool::dbmate, "app.Changes");
  EXPECT_EQ(history.rows.at(0).identity.id, "7");
  EXPECT_THAT(history.objects, ElementsAre("table app.\"Changes\""));
  EXPECT_TRUE(read(Tool::dbmate, "Changes").rows.empty());
  EXPECT_TRUE(read(Tool::dbmate, "other.Changes").objects.empty());
}

TEST_F(OtherToolTest, InSeveralSchemasIsFoundBySearchPath) {
  psql(
      "CREATE SCHEMA a; CREATE SCHEMA b; CREATE TABLE a.schema_migrations (version varchar);"
      "CREATE TABLE b.schema_migrations (version varchar); INSERT INTO b.schema_migrations VALUES ('7')");
  const auto error = tests::thrown_by([&] { rows(Tool::dbmate); });
  EXPECT_EQ(error.message, "several schemas contain a table \"schema_migrations\": a, b");
  EXPECT_EQ(error.hint, "Name the history of dbmate: --table a.schema_migrations");
  connection_->script("SET search_path TO b");
  EXPECT_THAT(rows(Tool::dbmate), ElementsAre("7||||applied|||0|"));
  EXPECT_THAT(read(Tool::dbmate).objects, ElementsAre("table b.schema_migrations"));
}

TEST_F(OtherToolTest, WithoutTheColumnsOfTheToolIsRefused) {
  psql("CREATE TABLE schema_migrations (version varchar)");
  const auto error = tests::thrown_by([&] { rows(Tool::golang_migrate); });
  EXPECT_EQ(error.code, base::ErrorCode::refused);
  EXPECT_EQ(error.message, "table public.schema_migrations is not a history of golang-migrate");
}

// The keys were computed by a script of zlib's crc32 and of Java's and FNV's definitions, as the tools' sources do.
TEST(ToolLock, HasTheKeyOfTheTool) {
  EXPECT_EQ(imports::advisory_lock_key(Tool::flyway, "shop", "public", "flyway_schema_history"), 77433833903597);
  EXPECT_EQ(imports::advisory_lock_key(Tool::golang_migrate, "shop", "public", "schema_migrations"), 3689236698);
  EXPECT_EQ(imports::advisory_lock_key(Tool::rails, "shop", "public", "schema_migrations"), 5939944341529942170);
  EXPECT_EQ(imports::advisory_lock_key(Tool::atlas, "shop", "public", "atlas_schema_revisions"), 2686470616);
  EXPECT_EQ(imports::advisory_lock_key(Tool::prisma, "shop", "public", "_prisma_migrations"), 72707369);
  EXPECT_EQ(imports::advisory_lock_key(Tool::dbmate, "shop", "public", "schema_migrations"), std::nullopt);
}

}  // namespace

}  // namespace pgmanager::database
