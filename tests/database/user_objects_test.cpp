#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "database/reset.hpp"
#include "support/database_fixture.hpp"
#include "support/login_role.hpp"

namespace pgmanager::database {

namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

class UserObjects : public tests::DatabaseTest {};

TEST_F(UserObjects, AreEmptyInANewDatabase) {
  EXPECT_THAT(database_->user_objects(), IsEmpty());
}

TEST_F(UserObjects, DoNotCountTheHistory) {
  database_->create_history(database_->load_history());
  EXPECT_THAT(database_->user_objects(), IsEmpty());
}

TEST_F(UserObjects, CountOtherObjectsInTheSchemaOfTheHistory) {
  Database database(*connection_, "public", runner());
  database.create_history(database.load_history());
  EXPECT_THAT(database.user_objects(), IsEmpty());
  connection_->script("CREATE TABLE public.theirs (id serial PRIMARY KEY)");
  EXPECT_THAT(database.user_objects(), ElementsAre("table public.theirs"));
}

TEST_F(UserObjects, CountAnExtensionWithoutItsMembers) {
  connection_->script("CREATE EXTENSION hstore");
  EXPECT_THAT(database_->user_objects(), ElementsAre("extension hstore"));
}

TEST_F(UserObjects, DoNotCountTemporaryTables) {
  connection_->script("CREATE TEMPORARY TABLE passing (n integer)");
  EXPECT_THAT(database_->user_objects(), IsEmpty());
}

TEST_F(UserObjects, AreNamedAsInSql) {
  connection_->script("CREATE SCHEMA \"My Schema\"; CREATE TABLE \"My Schema\".\"a\"\"b\" (n integer)");
  EXPECT_THAT(database_->user_objects(), ElementsAre("schema \"My Schema\"", "table \"My Schema\".\"a\"\"b\""));
}

TEST_F(UserObjects, AreLimitedToTen) {
  connection_->script("DO $$ BEGIN FOR i IN 1..12 LOOP EXECUTE format('CREATE TABLE t%s ()', i); END LOOP; END $$");
  EXPECT_EQ(database_->user_objects().size(), 10U);
}

TEST_F(UserObjects, DoNotCountASchemaPublicThatWasMadeAgain) {
  connection_->script("DROP SCHEMA public CASCADE; CREATE SCHEMA public");
  EXPECT_THAT(database_->user_objects(), IsEmpty());
  connection_->script("CREATE TABLE public.t ()");
  EXPECT_THAT(database_->user_objects(), ElementsAre("table public.t"));
}

class UserObjectsOfARole : public UserObjects {
 protected:
  std::vector<std::string> seen_by(const std::string& role) {
    pg::Connection connection({.dsn = scratch_->dsn() + " user=" + role}, stop_);
    return Database(connection, "postgres_manager", runner()).user_objects();
  }
};

TEST_F(UserObjectsOfARole, ExcludeASchemaThatItCouldNotHaveCreated) {
  const tests::LoginRole role("role_" + scratch_->name());
  connection_->script("CREATE SCHEMA app; CREATE SCHEMA other");
  EXPECT_THAT(seen_by(role.name()), IsEmpty());
  connection_->script("CREATE TABLE app.t ()");
  EXPECT_THAT(seen_by(role.name()), ElementsAre("table app.t"));
  connection_->script("GRANT CREATE ON DATABASE " + scratch_->name() + " TO " + role.name());
  EXPECT_THAT(seen_by(role.name()), ElementsAre("schema app", "schema other", "table app.t"));
  connection_->script("REVOKE CREATE ON DATABASE " + scratch_->name() + " FROM " + role.name());
}

TEST_F(UserObjectsOfARole, ExcludeExtensionsAndEventTriggersOfAProvider) {
  const tests::LoginRole role("role_" + scratch_->name());
  connection_->script(
      "CREATE EXTENSION citext; CREATE FUNCTION watch() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN END';"
      "CREATE EVENT TRIGGER watch ON ddl_command_end EXECUTE FUNCTION watch()");
  EXPECT_THAT(seen_by(role.name()), IsEmpty());
  EXPECT_THAT(database_->user_objects(),
              ElementsAre("function public.watch()", "event trigger watch", "extension citext"));
}

// A reset could not drop them.
TEST_F(UserObjectsOfARole, AreNotDroppedByAReset) {
  const tests::LoginRole role("role_" + scratch_->name());
  connection_->script(
      "CREATE EXTENSION citext; CREATE FUNCTION watch() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN END';"
      "CREATE EVENT TRIGGER watch ON ddl_command_end EXECUTE FUNCTION watch()");
  pg::Connection connection({.dsn = scratch_->dsn() + " user=" + role.name()}, stop_);
  EXPECT_EQ(objects_to_drop(connection).size(), 0U);
  EXPECT_EQ(objects_to_drop(*connection_).size(), 3U);
}

struct Kind {
  const char* create;
  std::vector<std::string> listed;  // without dependent objects: sequences, row and array types, constructors
};

const std::vector<Kind> kinds = {
    Kind{"CREATE SCHEMA s", {"schema s"}},
    Kind{"CREATE TABLE t (a serial, b bigint GENERATED ALWAYS AS IDENTITY, c text PRIMARY KEY)", {"table public.t"}},
    Kind{"CREATE TABLE p (n integer) PARTITION BY LIST (n); CREATE TABLE p1 PARTITION OF p FOR VALUES IN (1)",
         {"table public.p", "table public.p1"}},
    Kind{"CREATE VIEW v AS SELECT 1 AS n", {"view public.v"}},
    Kind{"CREATE MATERIALIZED VIEW m AS SELECT 1 AS n", {"materialized view public.m"}},
    Kind{"CREATE SEQUENCE s", {"sequence public.s"}},
    Kind{"CREATE FUNCTION f() RETURNS integer LANGUAGE sql AS 'SELECT 1'", {"function public.f()"}},
    Kind{"CREATE PROCEDURE p() LANGUAGE sql AS 'SELECT 1'", {"procedure public.p()"}},
    Kind{"CREATE AGGREGATE a(integer) (SFUNC = int4pl, STYPE = integer)", {"aggregate public.a(integer)"}},
    Kind{"CREATE DOMAIN d AS text", {"type public.d"}},
    Kind{"CREATE TYPE e AS ENUM ('a')", {"type public.e"}},
    Kind{"CREATE TYPE r AS RANGE (SUBTYPE = integer)", {"type public.r"}},
    Kind{"CREATE TYPE c AS (a integer, b text)", {"type public.c"}},
    Kind{"CREATE OPERATOR === (LEFTARG = integer, RIGHTARG = integer, FUNCTION = int4eq)",
         {"operator public.===(integer,integer)"}},
    Kind{"CREATE COLLATION c (LOCALE = 'C')", {"collation public.c"}},
    Kind{"CREATE TEXT SEARCH CONFIGURATION c (PARSER = pg_catalog.default)", {"text search configuration public.c"}},
    Kind{"CREATE TEXT SEARCH DICTIONARY d (TEMPLATE = simple)", {"text search dictionary public.d"}},
    Kind{"CREATE CAST (point AS money) WITH INOUT", {"cast (pg_catalog.point AS pg_catalog.money)"}},
    Kind{"CREATE FOREIGN DATA WRAPPER w; CREATE SERVER s FOREIGN DATA WRAPPER w; CREATE FOREIGN TABLE f () SERVER s",
         {"foreign table public.f", "foreign-data wrapper w", "server s"}},
    Kind{"CREATE FUNCTION f() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN END'; "
         "CREATE EVENT TRIGGER e ON sql_drop EXECUTE FUNCTION f()",
         {"function public.f()", "event trigger e"}},
    Kind{"CREATE PUBLICATION p", {"publication p"}},
    Kind{"CREATE SUBSCRIPTION s CONNECTION 'host=nowhere' PUBLICATION p WITH (connect = false)", {"subscription s"}},
    Kind{"CREATE ACCESS METHOD a TYPE INDEX HANDLER bthandler", {"access method a"}},
    Kind{"CREATE CONVERSION c FOR 'UTF8' TO 'LATIN1' FROM utf8_to_iso8859_1", {"conversion public.c"}},
    Kind{"CREATE OPERATOR FAMILY o USING btree", {"operator family public.o USING btree"}},
    Kind{"CREATE TEXT SEARCH PARSER p (START = prsd_start, GETTOKEN = prsd_nexttoken, END = prsd_end, "
         "LEXTYPES = prsd_lextype)",
         {"text search parser public.p"}},
    Kind{"CREATE TEXT SEARCH TEMPLATE t (LEXIZE = dsimple_lexize)", {"text search template public.t"}},
    Kind{"ALTER DEFAULT PRIVILEGES GRANT SELECT ON TABLES TO PUBLIC", {}},  // a provider may have set them
    Kind{"SELECT lo_create(42)", {"large object 42"}}};

TEST_F(UserObjects, OfEachKindAreListedOnce) {
  for (const Kind& kind : kinds) {
    SCOPED_TRACE(kind.create);
    connection_->script("BEGIN");
    connection_->script(kind.create);
    EXPECT_THAT(database_->user_objects(), ::testing::UnorderedElementsAreArray(kind.listed));
    connection_->rollback();
  }
}

}  // namespace

}  // namespace pgmanager::database
