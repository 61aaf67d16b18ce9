#include "verify/rename_proof.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "database/snapshot.hpp"
#include "schema/canonical_form.hpp"
#include "support/database_fixture.hpp"
#include "support/schema_dump.hpp"

namespace pgmanager::verify {

namespace {

using ::testing::ElementsAreArray;

/// Two schemas, and the statements that may be printed for the right one and for the left one.
struct Case {
  const char* what;
  const char* left;
  const char* right;
  std::vector<std::string> on_right = {};
  std::vector<std::string> on_left = {};
  /// Works on the left side, but not in reverse on the right one; found only if the scratch database has the left side.
  std::vector<std::string> on_left_alone = {};
};

const Case cases[] = {
    {"an index",
     "CREATE TABLE t (a integer); CREATE INDEX one ON t (a)",
     "CREATE TABLE t (a integer); CREATE INDEX two ON t (a)",
     {"ALTER INDEX public.two RENAME TO one"},
     {"ALTER INDEX public.one RENAME TO two"}},
    {"a table with its key",
     "CREATE TABLE one (a serial PRIMARY KEY)",
     "CREATE TABLE two (a serial PRIMARY KEY)",
     {"ALTER SEQUENCE public.two_a_seq RENAME TO one_a_seq",
      "ALTER TABLE public.two RENAME CONSTRAINT two_pkey TO one_pkey", "ALTER TABLE public.two RENAME TO one"},
     {"ALTER SEQUENCE public.one_a_seq RENAME TO two_a_seq",
      "ALTER TABLE public.one RENAME CONSTRAINT one_pkey TO two_pkey", "ALTER TABLE public.one RENAME TO two"}},
    {"a name that is taken",
     "CREATE TABLE t (a integer); CREATE INDEX one ON t (a)",
     "CREATE TABLE t (a integer); CREATE INDEX two ON t (a); CREATE SEQUENCE one",
     {},
     {},
     {"ALTER INDEX public.one RENAME TO two"}},
    {"a constraint of a foreign table",
     "CREATE FOREIGN DATA WRAPPER w; CREATE SERVER s FOREIGN DATA WRAPPER w;"
     "CREATE FOREIGN TABLE t (a integer, CONSTRAINT one CHECK (a > 0)) SERVER s",
     "CREATE FOREIGN DATA WRAPPER w; CREATE SERVER s FOREIGN DATA WRAPPER w;"
     "CREATE FOREIGN TABLE t (a integer, CONSTRAINT two CHECK (a > 0)) SERVER s",
     {"ALTER TABLE public.t RENAME CONSTRAINT two TO one"},
     {"ALTER TABLE public.t RENAME CONSTRAINT one TO two"}},
    {"a column of a typed table", "CREATE TYPE y AS (one integer); CREATE TABLE t OF y",
     "CREATE TYPE y AS (two integer); CREATE TABLE t OF y"},
    {"a shell type", "CREATE TYPE one", "CREATE TYPE two"},
    {"a schema that is not there",
     "CREATE SCHEMA there; CREATE TABLE there.t (a integer)",
     "CREATE TABLE t (a integer)",
     {},
     {},
     {"ALTER TABLE there.t SET SCHEMA public"}},
    {"another schema",
     "CREATE SCHEMA there; CREATE TABLE there.t (a integer)",
     "CREATE SCHEMA there; CREATE TABLE t (a integer)",
     {"ALTER TABLE public.t SET SCHEMA there"},
     {"ALTER TABLE there.t SET SCHEMA public"}},
    {"the name of a partition's index",
     "CREATE TABLE t (a integer) PARTITION BY LIST (a); CREATE TABLE t1 PARTITION OF t FOR VALUES IN (1);"
     "CREATE INDEX i ON t (a); ALTER INDEX t1_a_idx RENAME TO one",
     "CREATE TABLE t (a integer) PARTITION BY LIST (a); CREATE TABLE t1 PARTITION OF t FOR VALUES IN (1);"
     "CREATE INDEX i ON t (a); ALTER INDEX t1_a_idx RENAME TO two",
     {"ALTER INDEX public.two RENAME TO one"},
     {"ALTER INDEX public.one RENAME TO two"}},
    {"the key of a partitioned table",
     "CREATE TABLE t (a integer, CONSTRAINT one PRIMARY KEY (a)) PARTITION BY LIST (a);"
     "CREATE TABLE t1 PARTITION OF t FOR VALUES IN (1)",
     "CREATE TABLE t (a integer, CONSTRAINT two PRIMARY KEY (a)) PARTITION BY LIST (a);"
     "CREATE TABLE t1 PARTITION OF t FOR VALUES IN (1)",
     {"ALTER TABLE public.t RENAME CONSTRAINT two TO one"},
     {"ALTER TABLE public.t RENAME CONSTRAINT one TO two"}},
    {"a foreign key of a partitioned table, whose partitions keep its name",
     "CREATE TABLE r (a integer PRIMARY KEY); CREATE TABLE t (a integer, CONSTRAINT one FOREIGN KEY (a) REFERENCES r)"
     " PARTITION BY LIST (a); CREATE TABLE t1 PARTITION OF t FOR VALUES IN (1)",
     "CREATE TABLE r (a integer PRIMARY KEY); CREATE TABLE t (a integer, CONSTRAINT two FOREIGN KEY (a) REFERENCES r)"
     " PARTITION BY LIST (a); CREATE TABLE t1 PARTITION OF t FOR VALUES IN (1)"},
    {"the sequence of an identity column",
     "CREATE TABLE t (a integer GENERATED ALWAYS AS IDENTITY)",
     "CREATE TABLE t (a integer GENERATED ALWAYS AS IDENTITY); ALTER SEQUENCE t_a_seq RENAME TO counting",
     {"ALTER SEQUENCE public.counting RENAME TO t_a_seq"},
     {"ALTER SEQUENCE public.t_a_seq RENAME TO counting"}},
    {"the sequence of an identity column whose name is taken",
     "CREATE TABLE t (a integer GENERATED ALWAYS AS IDENTITY)",
     "CREATE TABLE t (a integer GENERATED ALWAYS AS IDENTITY); ALTER SEQUENCE t_a_seq RENAME TO counting;"
     "CREATE VIEW t_a_seq AS SELECT 1",
     {},
     {},
     {"ALTER SEQUENCE public.t_a_seq RENAME TO counting"}},
    {"names that were exchanged",
     "CREATE TABLE t (a integer, b integer); CREATE INDEX one ON t (a); CREATE INDEX two ON t (b)",
     "CREATE TABLE t (a integer, b integer); CREATE INDEX one ON t (b); CREATE INDEX two ON t (a)"},
};

class RenameProof : public tests::DatabaseTest {
 protected:
  static schema::SchemaSnapshot read(pg::Connection& connection) {
    return database::read_snapshot(connection, "postgres_manager");
  }

  pg::Connection& connect(std::optional<pg::Connection>& connection, const tests::ScratchDatabase& database) {
    return connection.emplace(pg::ConnectOptions{.dsn = database.dsn(), .application_name = "postgres-manager verify"},
                              stop_);
  }

  static std::vector<std::string> statements(const result::ComparedSchemas& compared,
                                             std::vector<std::string> schema::ObjectDifference::*side) {
    std::vector<std::string> all;
    for (const auto& each : compared.differences) all.insert(all.end(), (each.*side).begin(), (each.*side).end());
    return all;
  }
};

TEST_F(RenameProof, KeepsStatementsThatWorkOnBothSides) {
  for (const Case& each : cases) {
    SCOPED_TRACE(each.what);
    const tests::ScratchDatabase left;
    const tests::ScratchDatabase right;
    tests::psql(left.dsn(), each.left);
    tests::psql(right.dsn(), each.right);
    std::optional<pg::Connection> on_left;
    std::optional<pg::Connection> on_right;
    connect(on_left, left);
    connect(on_right, right);
    for (const Holds holds : {Holds::left, Holds::right}) {
      pg::Connection& scratch = holds == Holds::left ? *on_left : *on_right;
      const std::string before = schema::canonical_form(read(scratch));
      result::ComparedSchemas compared(read(*on_left), read(*on_right), {});
      keep_proven_renames(scratch, "postgres_manager", holds, compared, {});
      EXPECT_THAT(statements(compared, &schema::ObjectDifference::rename_right), ElementsAreArray(each.on_right));
      const bool alone = holds == Holds::left && each.on_left.empty();
      EXPECT_THAT(statements(compared, &schema::ObjectDifference::rename_left),
                  ElementsAreArray(alone ? each.on_left_alone : each.on_left));
      EXPECT_EQ(schema::canonical_form(read(scratch)), before);
    }
    if (each.on_right.empty()) continue;
    // The result is confirmed by pg_dump.
    for (const std::string& statement : each.on_right) tests::psql(right.dsn(), statement);
    EXPECT_EQ(tests::dumped_objects(right.dsn()), tests::dumped_objects(left.dsn()));
  }
}

}  // namespace

}  // namespace pgmanager::verify
