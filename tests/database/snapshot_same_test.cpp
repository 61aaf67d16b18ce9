#include <gtest/gtest.h>

#include "database/snapshot.hpp"
#include "schema/canonical_form.hpp"
#include "support/database_fixture.hpp"
#include "support/schema_dump.hpp"

namespace pgmanager::database {

namespace {

/// The same schema in two databases, created in two ways.
struct TwoWays {
  const char* what;
  const char* one_way;
  const char* other_way;
  bool dumped_alike = true;  ///< false: their dumps differ; docs/verify.md explains why
};

const TwoWays ways[] = {
    {"a column that was dropped leaves no trace", "CREATE TABLE t (a integer, b text NOT NULL DEFAULT 'x', c date)",
     "CREATE TABLE t (gone bigint, a integer, b text NOT NULL DEFAULT 'x', gone_too text);"
     "ALTER TABLE t DROP COLUMN gone; ALTER TABLE t ADD COLUMN c date; ALTER TABLE t DROP COLUMN gone_too"},
    {"objects are made in another order", "CREATE TABLE a (); CREATE TABLE b (); CREATE SCHEMA s",
     "CREATE SCHEMA s; CREATE TABLE b (); CREATE TABLE a ()"},
    {"PARTITION OF and ATTACH PARTITION",
     "CREATE TABLE t (id integer NOT NULL CONSTRAINT positive CHECK (id > 0), n text DEFAULT 'n', PRIMARY KEY (id)) "
     "PARTITION BY RANGE "
     "(id);"
     "CREATE INDEX ON t (n); CREATE TABLE t1 PARTITION OF t FOR VALUES FROM (1) TO (2)",
     "CREATE TABLE t1 (id integer NOT NULL CONSTRAINT positive CHECK (id > 0), n text DEFAULT 'n', PRIMARY KEY (id));"
     "CREATE INDEX ON t1 (n);"
     "CREATE TABLE t (id integer NOT NULL CONSTRAINT positive CHECK (id > 0), n text DEFAULT 'n', PRIMARY KEY (id)) "
     "PARTITION BY RANGE "
     "(id);"
     "CREATE INDEX ON t (n); ALTER TABLE t ATTACH PARTITION t1 FOR VALUES FROM (1) TO (2)"},
    {"an index that partitions get one by one",
     "CREATE TABLE t (id integer) PARTITION BY LIST (id); CREATE TABLE t1 PARTITION OF t FOR VALUES IN (1);"
     "CREATE INDEX ON t (id)",
     "CREATE TABLE t (id integer) PARTITION BY LIST (id); CREATE TABLE t1 PARTITION OF t FOR VALUES IN (1);"
     "CREATE INDEX t_id_idx ON ONLY t (id); CREATE INDEX t1_id_idx ON t1 (id);"
     "ALTER INDEX t_id_idx ATTACH PARTITION t1_id_idx"},
    {"names of partitions' indexes that are too long",
     "CREATE TABLE a_table_with_a_name_that_is_quite_long_already (a_column_with_a_long_name_as_well integer)"
     " PARTITION BY LIST (a_column_with_a_long_name_as_well);"
     "CREATE TABLE a_table_with_a_name_that_is_quite_long_already_1"
     " PARTITION OF a_table_with_a_name_that_is_quite_long_already FOR VALUES IN (1);"
     "CREATE INDEX short ON a_table_with_a_name_that_is_quite_long_already (a_column_with_a_long_name_as_well)",
     "CREATE TABLE a_table_with_a_name_that_is_quite_long_already (a_column_with_a_long_name_as_well integer)"
     " PARTITION BY LIST (a_column_with_a_long_name_as_well);"
     "CREATE INDEX short ON a_table_with_a_name_that_is_quite_long_already (a_column_with_a_long_name_as_well);"
     "CREATE TABLE a_table_with_a_name_that_is_quite_long_already_1"
     " PARTITION OF a_table_with_a_name_that_is_quite_long_already FOR VALUES IN (1)"},
    {"privileges that are given in another order",
     "CREATE TABLE t (); GRANT SELECT, INSERT ON t TO pg_monitor; GRANT SELECT ON t TO PUBLIC",
     "CREATE TABLE t (); GRANT SELECT ON t TO PUBLIC; GRANT INSERT ON t TO pg_monitor; GRANT SELECT ON t TO "
     "pg_monitor"},
    {"privileges that were given and taken back",
     "CREATE TABLE t (a integer); CREATE FUNCTION f() RETURNS integer LANGUAGE sql AS 'SELECT 1'",
     "CREATE TABLE t (a integer); CREATE FUNCTION f() RETURNS integer LANGUAGE sql AS 'SELECT 1';"
     "GRANT SELECT ON t TO pg_monitor; REVOKE SELECT ON t FROM pg_monitor; GRANT SELECT (a) ON t TO pg_monitor;"
     "REVOKE SELECT (a) ON t FROM pg_monitor; REVOKE EXECUTE ON FUNCTION f() FROM PUBLIC;"
     "GRANT EXECUTE ON FUNCTION f() TO PUBLIC"},
    {"labels of an enum that came one after the other", "CREATE TYPE e AS ENUM ('a', 'b', 'c', 'd')",
     "CREATE TYPE e AS ENUM ('a', 'd'); ALTER TYPE e ADD VALUE 'b' BEFORE 'd'; ALTER TYPE e ADD VALUE 'c' AFTER 'b'"},
    {"storage parameters in another order", "CREATE TABLE t () WITH (fillfactor = 50, autovacuum_enabled = false)",
     "CREATE TABLE t () WITH (autovacuum_enabled = false); ALTER TABLE t SET (fillfactor = 50)", false},
    {"serial, and what it stands for", "CREATE TABLE t (id serial)",
     "CREATE SEQUENCE t_id_seq AS integer; CREATE TABLE t (id integer NOT NULL DEFAULT nextval('t_id_seq'));"
     "ALTER SEQUENCE t_id_seq OWNED BY t.id"},
    {"what was changed and changed back", "CREATE TABLE t (a integer PRIMARY KEY)",
     "CREATE TABLE t (a integer PRIMARY KEY); ALTER TABLE t CLUSTER ON t_pkey; ALTER TABLE t SET WITHOUT CLUSTER;"
     "ALTER TABLE t ALTER a SET STATISTICS 5; ALTER TABLE t ALTER a SET STATISTICS -1;"
     "ALTER TABLE t REPLICA IDENTITY USING INDEX t_pkey; ALTER TABLE t REPLICA IDENTITY DEFAULT;"
     "ALTER TABLE t DISABLE TRIGGER ALL; ALTER TABLE t ENABLE TRIGGER ALL; COMMENT ON TABLE t IS 'x';"
     "COMMENT ON TABLE t IS NULL"},
    {"rows, and what the sequences have counted", "CREATE TABLE t (id serial, n integer)",
     "CREATE TABLE t (id serial, n integer); INSERT INTO t (n) SELECT generate_series(1, 100); ANALYZE t"},
    {"inherited columns in another order of statements",
     "CREATE TABLE p (a integer); ALTER TABLE p ADD b text; CREATE TABLE c (x integer) INHERITS (p)",
     "CREATE TABLE p (a integer); CREATE TABLE c (x integer) INHERITS (p); ALTER TABLE p ADD b text"},
    {"default privileges that were given and taken back", "SELECT",
     "ALTER DEFAULT PRIVILEGES GRANT SELECT ON TABLES TO pg_monitor;"
     "ALTER DEFAULT PRIVILEGES REVOKE SELECT ON TABLES FROM pg_monitor"},
};

class SameSnapshot : public tests::DatabaseTest {
 protected:
  std::string canonical_form(const tests::ScratchDatabase& database) {
    pg::Connection connection({.dsn = database.dsn(), .application_name = "postgres-manager verify"}, stop_);
    return schema::canonical_form(read_snapshot(connection, "postgres_manager"));
  }
};

TEST_F(SameSnapshot, HoweverTheSchemaWasCreated) {
  for (const TwoWays& each : ways) {
    SCOPED_TRACE(each.what);
    const tests::ScratchDatabase one;
    const tests::ScratchDatabase other;
    tests::psql(one.dsn(), each.one_way);
    tests::psql(other.dsn(), "CREATE TABLE for_other_oids (); DROP TABLE for_other_oids");
    tests::psql(other.dsn(), each.other_way);
    EXPECT_EQ(canonical_form(one), canonical_form(other));
    EXPECT_EQ(tests::dumped_objects(one.dsn()) == tests::dumped_objects(other.dsn()), each.dumped_alike);
  }
}

TEST_F(SameSnapshot, WhateverTheSettingsOfTheSession) {
  psql(
      "CREATE SCHEMA \"order\"; CREATE TABLE \"order\".t (a timestamptz DEFAULT '2020-01-01 12:00+05',"
      " b interval DEFAULT '1 day 2 hours', c double precision DEFAULT 0.1, d bytea DEFAULT 'abc', e text DEFAULT "
      "'a\\b');"
      "CREATE VIEW \"order\".v AS SELECT a > '2020-06-01 00:00+00' AS later, d = 'x' AS same FROM \"order\".t");
  const std::string plain = canonical_form(*scratch_);
  connection_->script(
      "SET search_path = \"order\"; SET TimeZone = 'Asia/Tokyo'; SET DateStyle = 'German'; SET IntervalStyle = "
      "'iso_8601';"
      "SET extra_float_digits = 0; SET quote_all_identifiers = on; SET bytea_output = 'escape';"
      "SET standard_conforming_strings = off; SET client_encoding = 'UTF8'; SET row_security = on");
  EXPECT_EQ(schema::canonical_form(read_snapshot(*connection_, "postgres_manager")), plain);
  EXPECT_EQ(value("SHOW search_path"), "\"order\"");
  EXPECT_EQ(value("SHOW TimeZone"), "Asia/Tokyo");
  EXPECT_EQ(value("SHOW quote_all_identifiers"), "on");
}

}  // namespace

}  // namespace pgmanager::database
