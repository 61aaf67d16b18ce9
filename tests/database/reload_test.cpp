#include "database/reload.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "database/snapshot.hpp"
#include "schema/canonical_form.hpp"
#include "schema/difference.hpp"
#include "schema/object_name.hpp"
#include "support/database_fixture.hpp"
#include "support/schema_dump.hpp"

namespace pgmanager::database {

namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

/// Every kind of object with expressions that PostgreSQL prints differently after pg_dump and psql.
constexpr const char* printed_otherwise = R"(
CREATE SCHEMA "Odd One";
CREATE FUNCTION f(x varchar DEFAULT 'x', y boolean DEFAULT 'a'::varchar IN ('a', 'b')) RETURNS integer
  LANGUAGE sql AS 'SELECT 1';
CREATE TABLE p (id integer, s varchar(10) DEFAULT 'x', st varchar CHECK (st IN ('a', 'b')),
  m boolean DEFAULT ('a'::varchar IN ('a', 'b'))) PARTITION BY LIST (id);
CREATE TABLE p1 PARTITION OF p FOR VALUES IN (1);
ALTER TABLE p1 ALTER s DROP DEFAULT;
CREATE TABLE p2 PARTITION OF p (CHECK (st IN ('a', 'c'))) FOR VALUES IN (2, 3);
CREATE TABLE e (a varchar, b integer, d boolean DEFAULT ('a'::varchar IN ('b', 'c')), "from" integer,
  c varchar GENERATED ALWAYS AS (CASE WHEN a IN ('x', 'y') THEN 'z' ELSE a END) STORED,
  CONSTRAINT shown CHECK (a IN ('a', 'b') AND b BETWEEN 1 AND 2) NO INHERIT,
  CONSTRAINT "Whole" CHECK (e.* IS NOT NULL AND a NOT IN ('q', 'r')));
CREATE INDEX ON e ((a IN ('a', 'b'))) WHERE a IN ('c', 'd') AND b BETWEEN 1 AND 2;
CREATE UNIQUE INDEX "Once" ON e (b) WHERE a IN ('c', 'd');
CREATE VIEW v AS SELECT a, b BETWEEN 1 AND 5 AS between, a IN ('a', 'b') AS "in" FROM e WHERE a IN ('z', 'y');
CREATE VIEW v2 AS WITH c AS (SELECT b AS one FROM e UNION SELECT NULL) SELECT one FROM c;
ALTER VIEW v ALTER "in" SET DEFAULT 'a'::varchar IN ('b', 'c');
CREATE MATERIALIZED VIEW "Odd One".m AS SELECT a, a IN ('a', 'b') AS "in" FROM e;
CREATE INDEX ON "Odd One".m (a) WHERE a IN ('x', 'y');
CREATE POLICY p ON e FOR UPDATE USING (a IN ('a', 'b')) WITH CHECK (a IN ('c', 'd'));
CREATE DOMAIN word AS varchar DEFAULT (CASE WHEN 'x'::varchar IN ('x', 'y') THEN 'x' END) CHECK (VALUE IN ('a', 'b'));
CREATE TABLE w (w word);
INSERT INTO w VALUES ('a');
CREATE FUNCTION t() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
CREATE TRIGGER plain BEFORE INSERT OR UPDATE OF a, "from" ON e FOR EACH ROW WHEN (new.a IN ('a', 'b'))
  EXECUTE FUNCTION t();
CREATE CONSTRAINT TRIGGER later AFTER INSERT ON e FROM w DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
  WHEN (new.a IN ('a', 'b')) EXECUTE FUNCTION t();
CREATE RULE r AS ON INSERT TO v WHERE new.a IN ('a', 'b') DO INSTEAD NOTHING;
CREATE TABLE k (a varchar, b integer) PARTITION BY LIST ((a IN ('a', 'b')));
CREATE EXTENSION btree_gist;
CREATE TABLE x (a varchar, b integer, EXCLUDE USING gist (b WITH =) WHERE (a IN ('a', 'b')));
)";

constexpr const char* printed_otherwise_since_14 = R"(
CREATE FUNCTION atomic(x varchar) RETURNS bigint LANGUAGE sql BEGIN ATOMIC
  SELECT count(*) FROM e WHERE e.a = atomic.x OR atomic.x IN ('a', 'b'); END;
CREATE PROCEDURE again(x varchar DEFAULT 'y') LANGUAGE sql BEGIN ATOMIC SELECT x IN ('a', 'b'); END;
CREATE STATISTICS s ON (a IN ('a', 'b')), b FROM e;
)";

constexpr const char* printed_otherwise_since_15 = R"(
CREATE TABLE q (a integer PRIMARY KEY, b bpchar);
CREATE PUBLICATION few FOR TABLE q (a, b) WHERE (b IN ('a', 'b') AND a BETWEEN 1 AND 2);
)";

/// A database, and a copy that was made with pg_dump and psql.
class Reload : public tests::DatabaseTest {
 protected:
  void SetUp() override {
    DatabaseTest::SetUp();
    if (IsSkipped()) return;
    connection_->script(printed_otherwise);
    if (connection_->server_version() >= 140000) connection_->script(printed_otherwise_since_14);
    if (connection_->server_version() >= 150000) connection_->script(printed_otherwise_since_15);
    tests::copy_by_dump(scratch_->dsn(), copy_.emplace().dsn());
    loaded_.emplace(pg::ConnectOptions{.dsn = copy_->dsn(), .application_name = "postgres-manager verify"}, stop_);
  }

  static schema::SchemaSnapshot read(pg::Connection& connection) {
    return read_snapshot(connection, "postgres_manager");
  }

  static std::vector<std::string> named(const std::vector<schema::ObjectDifference>& differences) {
    std::vector<std::string> names;
    for (const auto& each : differences) {
      names.push_back(schema::with_kind(each.left != nullptr ? each.left->name : each.right->name));
    }
    return names;
  }

  std::vector<std::string> differences(pg::Connection& scratch) {
    schema::SchemaSnapshot left = read(*connection_);
    schema::SchemaSnapshot right = read(*loaded_);
    reload_differing(scratch, "postgres_manager", left, right);
    return named(schema::diff(left, right));
  }

  std::optional<tests::ScratchDatabase> copy_;
  std::optional<pg::Connection> loaded_;
};

// Without reloading, nearly every object of the fixture would differ. For pg_dump, the copy and a copy of the copy are
// equal.
TEST_F(Reload, MakesADatabaseEqualToItsDump) {
  const std::vector<std::string> as_printed = named(schema::diff(read(*connection_), read(*loaded_)));
  EXPECT_GE(as_printed.size(), connection_->server_version() >= 150000 ? 24U : 19U)
      << ::testing::PrintToString(as_printed);
  const tests::ScratchDatabase second;
  tests::copy_by_dump(copy_->dsn(), second.dsn());
  EXPECT_EQ(tests::dumped_objects(second.dsn()), tests::dumped_objects(copy_->dsn()));
  EXPECT_THAT(differences(*loaded_), IsEmpty());
  EXPECT_THAT(differences(*connection_), IsEmpty());
}

TEST_F(Reload, ChangesNothing) {
  const std::string before = schema::canonical_form(read(*loaded_));
  const std::vector<std::string> dumped = tests::dumped_objects(copy_->dsn());
  differences(*loaded_);
  EXPECT_EQ(schema::canonical_form(read(*loaded_)), before);
  EXPECT_EQ(tests::dumped_objects(copy_->dsn()), dumped);
}

TEST_F(Reload, KeepsDefinitionsThatReallyDiffer) {
  connection_->script(
      "ALTER TABLE e DROP CONSTRAINT shown;"
      "ALTER TABLE e ADD CONSTRAINT shown CHECK (a IN ('a', 'b', 'c') AND b BETWEEN 1 AND 2) NO INHERIT;"
      "ALTER TABLE e DROP CONSTRAINT \"Whole\";"
      "ALTER TABLE e ADD CONSTRAINT \"Whole\" CHECK (e.* IS NOT NULL AND a NOT IN ('q', 'r')) NOT VALID;"
      "ALTER TABLE e ALTER d SET DEFAULT 'a'::varchar IN ('b', 'd');"
      "ALTER DOMAIN word DROP CONSTRAINT word_check;"
      "ALTER DOMAIN word ADD CONSTRAINT word_check CHECK (VALUE IN ('a', 'b')) NOT VALID;"
      "CREATE OR REPLACE VIEW v2 AS WITH c AS (SELECT b AS one FROM e UNION SELECT 4) SELECT one FROM c");
  EXPECT_THAT(differences(*loaded_),
              ElementsAre("column public.e.d", "constraint public.e.\"Whole\"", "constraint public.e.shown",
                          "domain constraint public.word.word_check", "view public.v2"));
}

TEST_F(Reload, RecognisesAnIndexUnderAnotherName) {
  connection_->script("ALTER INDEX \"Once\" RENAME TO twice");
  schema::SchemaSnapshot left = read(*connection_);
  schema::SchemaSnapshot right = read(*loaded_);
  reload_differing(*loaded_, "postgres_manager", left, right);
  const auto differences = schema::diff(left, right);
  ASSERT_THAT(named(differences), ElementsAre("index public.twice"));
  EXPECT_EQ(differences.front().what, schema::ObjectDifference::What::renamed);
}

TEST_F(Reload, IsNotStoppedByEventTriggersOfTheSourceTree) {
  loaded_->script(
      "CREATE FUNCTION refuse() RETURNS event_trigger LANGUAGE plpgsql AS $$BEGIN RAISE 'no'; END$$;"
      "CREATE EVENT TRIGGER no ON ddl_command_start EXECUTE FUNCTION refuse()");
  EXPECT_THAT(differences(*loaded_), ElementsAre("event trigger no", "function public.refuse()"));
}

// Texts from another database must not be executed: an unparsed body may contain anything, and expressions are not
// evaluated.
TEST_F(Reload, ExecutesNothingInADefinition) {
  connection_->script(
      "CREATE FUNCTION raise(a varchar) RETURNS boolean IMMUTABLE LANGUAGE plpgsql AS $$BEGIN RETURN true; END$$;"
      "SET check_function_bodies = off;"
      "CREATE FUNCTION old(x integer) RETURNS integer LANGUAGE sql AS 'RETURN 1; DROP TABLE e CASCADE';"
      "ALTER TABLE w ADD CONSTRAINT raising CHECK (raise(w)); CREATE INDEX raising ON w (raise(w))");
  loaded_->script(
      "CREATE FUNCTION raise(a varchar) RETURNS boolean IMMUTABLE LANGUAGE plpgsql AS $$BEGIN RAISE '%', a; END$$;"
      "SET check_function_bodies = off; CREATE FUNCTION old(x integer) RETURNS integer LANGUAGE sql AS 'RETURN 2';"
      "INSERT INTO w VALUES ('a')");
  EXPECT_THAT(differences(*loaded_), ElementsAre("constraint public.w.raising", "function public.old(integer)",
                                                 "function public.raise(character varying)", "index public.raising"));
  EXPECT_NO_THROW(loaded_->query("SELECT FROM e"));
}

}  // namespace

}  // namespace pgmanager::database
