#include "sql/rerun.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace pgmanager::sql {

namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using Statements = std::vector<std::string_view>;

std::vector<std::size_t> run_once(const Statements& statements) {
  std::vector<std::size_t> indexes;
  for (const Creation& creation : creations_that_run_once(statements)) indexes.push_back(creation.index);
  return indexes;
}

TEST(Rerun, CreateOrReplaceRunsAgain) {
  EXPECT_THAT(run_once({"CREATE OR REPLACE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1'",
                        "create or replace view v as select 1",
                        "CREATE OR REPLACE TRIGGER t BEFORE "
                        "INSERT ON app.x EXECUTE FUNCTION f()"}),
              IsEmpty());
}

TEST(Rerun, PlainCreateRunsOnce) {
  EXPECT_THAT(run_once({"GRANT SELECT ON t TO PUBLIC", "CREATE VIEW v AS SELECT 1",
                        "CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1'"}),
              ElementsAre(1, 2));
}

TEST(Rerun, DroppedObjectsRunAgain) {
  for (const Statements& pair : {
           Statements{"DROP VIEW IF EXISTS app.v", "CREATE VIEW app.v AS SELECT 1"},
           Statements{"DROP VIEW IF EXISTS v CASCADE", "CREATE VIEW app.V AS SELECT 1"},
           Statements{"DROP VIEW IF EXISTS a, b, \"v\"", "CREATE RECURSIVE VIEW v (n) AS SELECT 1"},
           Statements{"DROP FUNCTION IF EXISTS g(a int, b numeric(3, 2)), f(int)",
                      "CREATE FUNCTION f(n int) RETURNS int LANGUAGE sql AS 'SELECT 1'"},
           Statements{"DROP ROUTINE IF EXISTS p", "CREATE PROCEDURE p() LANGUAGE sql AS ''"},
           Statements{"DROP MATERIALIZED VIEW IF EXISTS m", "CREATE MATERIALIZED VIEW m AS SELECT 1"},
           Statements{"DROP TRIGGER IF EXISTS t ON app.x",
                      "CREATE CONSTRAINT TRIGGER t AFTER UPDATE OF a, b ON app.x EXECUTE FUNCTION f()"},
           Statements{"DROP POLICY IF EXISTS p ON x", "CREATE POLICY p ON x USING (true)"},
           Statements{"DROP CAST IF EXISTS (a AS b)", "CREATE CAST (a AS b) WITHOUT FUNCTION"},
           Statements{"DROP OPERATOR IF EXISTS app.+ (a, a)", "CREATE OPERATOR app.+ (PROCEDURE = f, LEFTARG = a)"},
           Statements{"DROP AGGREGATE IF EXISTS app.mean(int)", "CREATE AGGREGATE app.mean(int) (SFUNC = f)"},
           Statements{"DROP CONVERSION IF EXISTS c",
                      "CREATE DEFAULT CONVERSION c FOR 'UTF8' TO 'LATIN1' FROM utf8_to_iso8859_1"},
           Statements{"DROP OPERATOR CLASS IF EXISTS o USING gist", "CREATE OPERATOR CLASS o FOR TYPE a USING gist AS"},
           Statements{"DROP TABLE IF EXISTS t", "SELECT 1 AS n INTO t"},
           Statements{"DROP VIEW IF EXISTS U&\"d\\0061t\\+000061\"", "CREATE VIEW data AS SELECT 1"},
           Statements{"DROP USER MAPPING IF EXISTS FOR ann SERVER s",
                      "CREATE USER MAPPING FOR ann SERVER s OPTIONS (user 'x')"},
           Statements{"DROP EVENT TRIGGER IF EXISTS e", "CREATE EVENT TRIGGER e ON sql_drop EXECUTE FUNCTION f()"},
           Statements{"DROP SCHEMA IF EXISTS api CASCADE", "CREATE SCHEMA api"},
           Statements{"DROP SCHEMA IF EXISTS api CASCADE", "CREATE TABLE api.t (n int)"},
           Statements{"DROP TYPE IF EXISTS \"Odd\"\"One\"", "CREATE TYPE \"Odd\"\"One\" AS ENUM ()"},
       }) {
    EXPECT_THAT(run_once(pair), IsEmpty()) << pair[1];
  }
}

TEST(Rerun, AnotherDropDoesNotHelp) {
  for (const Statements& pair : {
           Statements{"DROP VIEW v", "CREATE VIEW v AS SELECT 1"},  // fails if it does not exist yet
           Statements{"DROP VIEW IF EXISTS w", "CREATE VIEW v AS SELECT 1"},
           Statements{"DROP VIEW IF EXISTS other.v", "CREATE VIEW app.v AS SELECT 1"},
           Statements{"DROP TABLE IF EXISTS v", "CREATE VIEW v AS SELECT 1"},
           Statements{"DROP VIEW IF EXISTS \"V\"", "CREATE VIEW v AS SELECT 1"},
           Statements{"DROP TRIGGER IF EXISTS t ON x", "CREATE TRIGGER t AFTER INSERT ON y EXECUTE FUNCTION f()"},
           Statements{"DROP OPERATOR CLASS IF EXISTS o USING gist",
                      "CREATE OPERATOR CLASS o FOR TYPE a USING btree AS"},
           Statements{"DROP TABLE IF EXISTS u", "WITH x AS (SELECT 1 AS n) SELECT n INTO UNLOGGED t FROM x"},
           Statements{"DROP FUNCTION IF EXISTS f(int)", "CREATE FUNCTION f(a int, b int DEFAULT 1) RETURNS int AS ''"},
           Statements{"-- DROP VIEW IF EXISTS v\nSELECT 1", "CREATE VIEW v AS SELECT 1"},
       }) {
    EXPECT_THAT(run_once(pair), ElementsAre(1)) << pair[0];
  }
  EXPECT_THAT(run_once({"CREATE VIEW v AS SELECT 1", "DROP VIEW IF EXISTS v"}), ElementsAre(0));
}

TEST(Rerun, NamesTheMissingDrop) {
  const auto found = creations_that_run_once({"select 1 as n into t", "create unique index i on u (n)"});
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(found[0].name, "SELECT INTO");
  EXPECT_EQ(found[0].drop, "DROP TABLE IF EXISTS");
  EXPECT_EQ(found[1].name, "CREATE INDEX");
  EXPECT_EQ(found[1].drop, "DROP INDEX IF EXISTS");
}

TEST(Rerun, SelectsWithoutATableAreNotListed) {
  EXPECT_THAT(
      run_once({"SELECT 1 AS n INTO TEMP t", "WITH x AS (SELECT 1) INSERT INTO t SELECT * FROM x",
                "WITH x AS (INSERT INTO t VALUES (1) RETURNING n) SELECT n FROM x", "SELECT a.into, b AS into FROM a",
                "WITH x AS (SELECT 1 AS n) MERGE INTO t USING x ON true WHEN MATCHED THEN DO NOTHING"}),
      IsEmpty());
}

TEST(Rerun, ObjectsOnARelationAreDroppedWithIt) {
  EXPECT_THAT(
      run_once({"DROP MATERIALIZED VIEW IF EXISTS app.m",
                "CREATE MATERIALIZED VIEW app.m AS "
                "SELECT 1 AS n",
                "CREATE UNIQUE INDEX ON app.m (n)", "CREATE INDEX i ON app.m (n)", "CREATE INDEX j ON app.other (n)"}),
      ElementsAre(4));
  EXPECT_THAT(run_once({"CREATE INDEX ON t (n)"}), ElementsAre(0));  // creates another index each time
}

TEST(Rerun, PartsAreDroppedWithTheirTable) {
  EXPECT_THAT(run_once({"DROP TABLE IF EXISTS t", "CREATE TABLE t (a int) PARTITION BY LIST (a)",
                        "CREATE TABLE t1 PARTITION OF t DEFAULT", "CREATE RULE r AS ON INSERT TO t DO ALSO NOTHING",
                        "CREATE STATISTICS s ON a, b FROM t", "CREATE TABLE u1 PARTITION OF u DEFAULT"}),
              ElementsAre(5));
  EXPECT_THAT(run_once({"CREATE TABLE pg_temp.x (a int)"}), IsEmpty());
}

TEST(Rerun, IfNotExistsAndTemporaryObjectsRunAgain) {
  EXPECT_THAT(run_once({"CREATE TABLE IF NOT EXISTS t (n int)", "CREATE TEMP TABLE u (n int)",
                        "CREATE TEMPORARY VIEW w AS SELECT 1", "CREATE UNLOGGED TABLE x (n int)"}),
              ElementsAre(3));
}

}  // namespace

}  // namespace pgmanager::sql
