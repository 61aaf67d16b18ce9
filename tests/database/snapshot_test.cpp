#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <set>

#include "base/files.hpp"
#include "database/query_for.hpp"
#include "database/snapshot_catalogs.hpp"
#include "database/text_array.hpp"
#include "every_kind.hpp"
#include "schema/attributes.hpp"
#include "schema/difference.hpp"
#include "snapshot_fixture.hpp"

namespace pgmanager::database {

namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

TEST_F(Snapshot, OfANewDatabaseContainsWhatItsOwnerMayChange) {
  std::vector<std::string> names;
  for (const schema::Object& object : read().objects) names.push_back(object.name.kind + " " + object.name.parts[0]);
  EXPECT_THAT(names, ElementsAre("extension plpgsql", "schema public"));
  EXPECT_EQ(read().server_version, connection_->server_version());
  EXPECT_THAT(read().unmodelled, IsEmpty());
}

TEST_F(Snapshot, DoesNotContainTheOwnerOfPlpgsql) {
  const std::string before = schema::canonical_form(read());
  connection_->script("UPDATE pg_extension SET extowner = 'pg_monitor'::regrole WHERE extname = 'plpgsql'");
  EXPECT_EQ(schema::canonical_form(read()), before);
}

// Both names have the same first 63 bytes, where a value of type name ends.
TEST_F(Snapshot, DistinguishesOverloadsWithLongArgumentLists) {
  const std::string many = "double precision, double precision, double precision, double precision";
  connection_->script("CREATE FUNCTION f(" + many + ", a integer) RETURNS integer LANGUAGE sql AS 'SELECT 1';" +
                      "CREATE FUNCTION f(" + many + ", a text) RETURNS integer LANGUAGE sql AS 'SELECT 1';" +
                      "CREATE FUNCTION add(s integer, " + many + ") RETURNS integer LANGUAGE sql AS 'SELECT 1';" +
                      "CREATE AGGREGATE f(" + many + ") (SFUNC = add, STYPE = integer);" +
                      "CREATE TYPE a_type_with_a_long_name_of_more_than_fifty_characters_x AS (a integer);" +
                      "CREATE FUNCTION same(a_type_with_a_long_name_of_more_than_fifty_characters_x, integer)"
                      " RETURNS boolean LANGUAGE sql AS 'SELECT true';" +
                      "CREATE OPERATOR === (FUNCTION = same, RIGHTARG = integer,"
                      " LEFTARG = a_type_with_a_long_name_of_more_than_fifty_characters_x)");
  EXPECT_THAT(lines_of("function\tpublic\tf\t" + many + ", integer"), HasSubstr(" owner\t"));
  EXPECT_THAT(lines_of("function\tpublic\tf\t" + many + ", text"), HasSubstr(" owner\t"));
  EXPECT_THAT(lines_of("aggregate\tpublic\tf\t" + many), HasSubstr(" owner\t"));
  EXPECT_THAT(
      lines_of("operator\tpublic\t===\tpublic.a_type_with_a_long_name_of_more_than_fifty_characters_x, integer"),
      HasSubstr(" owner\t"));
  EXPECT_THAT(schema::diff(read(), read()), IsEmpty());
}

// An array of type name[] would truncate them.
TEST_F(Snapshot, ReadsNamesAsText) {
  const Reader reader{.major_version = connection_->server_version() / 10000, .is_superuser = true};
  int with_names = 0;
  for (const auto& file : std::filesystem::directory_iterator(PGMANAGER_ROOT "/lib/database/queries")) {
    if (!file.path().filename().string().starts_with("snapshot_")) continue;
    std::string query = query_for(reader, base::read_file(file.path()));
    if (query.find(" AS kind") == std::string::npos && query.find(", kind, ") == std::string::npos) continue;
    while (query.find("$1") != std::string::npos) query.replace(query.find("$1"), 2, "''");
    connection_->script("CREATE TEMPORARY VIEW names AS " + query);
    EXPECT_EQ(
        value("SELECT atttypid::regtype FROM pg_attribute WHERE attrelid = 'names'::regclass AND attname = 'name'"),
        "text[]")
        << file.path();
    connection_->script("DROP VIEW names");
    ++with_names;
  }
  EXPECT_GE(with_names, 40);
}

TEST_F(Snapshot, HasEveryKindOfObject) {
  tests::make_every_kind(*connection_);
  std::set<std::string> kinds;
  for (const schema::Object& object : read().objects) kinds.insert(object.name.kind);
  std::set<std::string> expected{"access method",
                                 "aggregate",
                                 "attribute",
                                 "cast",
                                 "collation",
                                 "column",
                                 "constraint",
                                 "conversion",
                                 "default privileges",
                                 "domain",
                                 "domain constraint",
                                 "event trigger",
                                 "extension",
                                 "foreign table",
                                 "foreign-data wrapper",
                                 "function",
                                 "index",
                                 "language",
                                 "materialized view",
                                 "operator",
                                 "operator class",
                                 "operator family",
                                 "policy",
                                 "procedure",
                                 "publication",
                                 "publication table",
                                 "rule",
                                 "schema",
                                 "sequence",
                                 "server",
                                 "statistics object",
                                 "table",
                                 "text search configuration",
                                 "text search dictionary",
                                 "text search parser",
                                 "text search template",
                                 "transform",
                                 "trigger",
                                 "type",
                                 "user mapping",
                                 "view"};
  if (connection_->server_version() >= 150000) expected.insert("publication schema");
  EXPECT_EQ(kinds, expected);
}

// Queries that would have no rows are not sent. Which these are is found by other conditions than their own.
TEST_F(Snapshot, HasTheOnlyObjectOfItsKind) {
  const std::pair<const char*, const char*> objects[] = {
      {"CREATE TYPE t AS ENUM ('a')", "type\tpublic\tt"},
      {"CREATE TYPE t AS RANGE (subtype = integer)", "type\tpublic\tt"},
      {"CREATE TYPE t AS (a integer)", "type\tpublic\tt"},
      {"CREATE TYPE t", "type\tpublic\tt"},
      {"CREATE TYPE t; CREATE FUNCTION t_in(cstring) RETURNS t LANGUAGE internal IMMUTABLE STRICT AS 'int4in';"
       "CREATE FUNCTION t_out(t) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'int4out';"
       "CREATE TYPE t (INPUT = t_in, OUTPUT = t_out, LIKE = integer, CATEGORY = 'A')",
       "type\tpublic\tt"},
      {"CREATE DOMAIN d AS integer[]", "domain\tpublic\td"},
      {"CREATE TABLE t (); CREATE RULE r AS ON INSERT TO t DO INSTEAD NOTHING", "rule\tpublic\tt\tr"},
      {"CREATE VIEW v AS SELECT 1; CREATE RULE r AS ON INSERT TO v DO INSTEAD NOTHING", "rule\tpublic\tv\tr"},
      {"CREATE TABLE t (a integer CONSTRAINT k UNIQUE); COMMENT ON INDEX k IS 'c'", "index\tpublic\tk"},
      {"CREATE TABLE t (); CREATE TABLE u () INHERITS (t)", "table\tpublic\tu"},
      {"GRANT EXECUTE ON FUNCTION pg_catalog.pg_ls_dir(text) TO pg_monitor", "function\tpg_catalog\tpg_ls_dir\ttext"},
  };
  for (const auto& [statements, name] : objects) {
    connection_->script(std::string("BEGIN; ") + statements);
    const schema::SchemaSnapshot snapshot = read_snapshot(*connection_, "postgres_manager", SnapshotTransaction::open);
    connection_->script("ROLLBACK");
    EXPECT_THAT("\n" + schema::canonical_form(snapshot), HasSubstr(fmt::format("\n{}\n", name))) << statements;
  }
}

TEST_F(Snapshot, IsOrderedByName) {
  tests::make_every_kind(*connection_);
  const schema::SchemaSnapshot snapshot = read();
  EXPECT_TRUE(std::ranges::is_sorted(snapshot.objects, {}, &schema::Object::name));
  const auto twice = std::ranges::adjacent_find(snapshot.objects, {}, &schema::Object::name);
  EXPECT_EQ(twice, snapshot.objects.end()) << twice->name.kind << " " << ::testing::PrintToString(twice->name.parts);
  for (const schema::Object& object : snapshot.objects) {
    EXPECT_TRUE(std::ranges::is_sorted(object.attributes, {}, &schema::Attribute::name));
  }
}

// An OID has five or more digits; all other numbers in the snapshot have fewer.
TEST_F(Snapshot, HasNoOids) {
  tests::make_every_kind(*connection_);
  for (const schema::Object& object : read().objects) {
    for (const schema::Attribute& attribute : object.attributes) {
      EXPECT_THAT(attribute.value, Not(::testing::ContainsRegex("(^|[^0-9])[12][0-9]{4}([^0-9]|$)"))) << attribute.name;
    }
  }
}

TEST_F(Snapshot, ContainsNoPasswords) {
  tests::make_every_kind(*connection_);
  EXPECT_THAT(lines_of("user mapping\tPUBLIC\tthere"), HasSubstr("password=(not shown)\\nuser=ann"));
  EXPECT_THAT(schema::canonical_form(read()), Not(HasSubstr("never shown")));
}

TEST_F(Snapshot, ExcludesTheHistory) {
  const std::string before = schema::canonical_form(read());
  database_->create_history(database_->load_history());
  EXPECT_EQ(schema::canonical_form(read()), before);
  EXPECT_THAT(schema::canonical_form(read("another")), HasSubstr("table\tpostgres_manager\thistory\n"));
}

TEST_F(Snapshot, ExcludesTemporaryObjects) {
  const std::string before = schema::canonical_form(read());
  connection_->script(
      "CREATE TEMPORARY TABLE passing (id serial PRIMARY KEY, n integer REFERENCES passing CHECK (n > 0));"
      "CREATE INDEX ON passing (n); CREATE TEMPORARY VIEW seen AS SELECT 1; CREATE TYPE pg_temp.e AS ENUM ('a');"
      "CREATE DOMAIN pg_temp.d AS integer CHECK (VALUE > 0); CREATE STATISTICS s ON id, n FROM passing;"
      "CREATE FUNCTION pg_temp.f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN END';"
      "CREATE TRIGGER t BEFORE INSERT ON passing EXECUTE FUNCTION pg_temp.f();"
      "CREATE RULE r AS ON INSERT TO passing DO NOTHING; CREATE POLICY p ON passing");
  EXPECT_EQ(schema::canonical_form(read()), before);
}

TEST_F(Snapshot, ContainsExtensionsWithoutTheirMembers) {
  for (const char* extension : {"hstore", "citext", "btree_gist", "file_fdw"}) {
    const std::size_t before = read().objects.size();
    connection_->script("CREATE EXTENSION " + std::string(extension));
    EXPECT_EQ(read().objects.size(), before + 1) << extension;
  }
}

TEST_F(Snapshot, ContainsPrivilegesOnMembersOfExtensions) {
  connection_->script("CREATE EXTENSION pg_stat_statements");
  EXPECT_EQ(lines_of("view\tpublic\tpg_stat_statements"), "");
  connection_->script("REVOKE SELECT ON pg_stat_statements FROM PUBLIC");
  const std::string lines = lines_of("view\tpublic\tpg_stat_statements");
  EXPECT_THAT(lines, ::testing::StartsWith("view\tpublic\tpg_stat_statements\n privileges\tOWNER: DELETE, INSERT, "));
  EXPECT_THAT(lines, Not(HasSubstr("PUBLIC")));
  EXPECT_THAT(lines, Not(HasSubstr("definition")));
}

TEST_F(Snapshot, ContainsTheChangesOfTheOpenTransaction) {
  connection_->script("BEGIN; SET LOCAL search_path = pg_temp; CREATE TABLE public.t ()");
  const auto snapshot = read_snapshot(*connection_, "postgres_manager", SnapshotTransaction::open);
  EXPECT_THAT(schema::canonical_form(snapshot), HasSubstr("table\tpublic\tt\n"));
  EXPECT_EQ(value("SHOW search_path"), "pg_temp");
  connection_->script("COMMIT");
  EXPECT_EQ(schema::fingerprint(read()), schema::fingerprint(snapshot));
}

// An inconsistent catalog, like a concurrent change can leave for a moment.
TEST_F(Snapshot, LeavesTheTransactionOpenOnFailure) {
  connection_->script(
      "CREATE TABLE t (); CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN END';"
      "CREATE TRIGGER g BEFORE INSERT ON t EXECUTE FUNCTION f()");
  connection_->script("BEGIN; CREATE TABLE kept (); DELETE FROM pg_proc WHERE oid = 'f'::regproc");
  EXPECT_THROW(read_snapshot(*connection_, "postgres_manager", SnapshotTransaction::open), pg::ServerError);
  EXPECT_EQ(value("SELECT 'kept'::regclass"), "kept");
  connection_->script("ROLLBACK");
  EXPECT_NO_THROW(read());
}

TEST_F(Snapshot, CanBeReadByEveryRole) {
  tests::make_every_kind(*connection_);
  const std::string all = schema::canonical_form(read());
  connection_->script("SET SESSION AUTHORIZATION pg_monitor");
  const std::string theirs = schema::canonical_form(read());
  connection_->script("RESET SESSION AUTHORIZATION");
  // Only the owner of the server can see the options of user mappings.
  std::string without = all;
  const std::string options = " options\tpassword=(not shown)\\nuser=ann\n";
  without.erase(without.find(options), options.size());
  EXPECT_EQ(theirs, without);
}

TEST_F(Snapshot, CoversEveryCatalogOfTheServer) {
  std::set<std::string> known;
  for (const SnapshotCatalog& each : snapshot_catalogs()) {
    EXPECT_TRUE(known.emplace(each.catalog).second) << each.catalog;
  }
  const pg::Result rows = connection_->query(
      "SELECT relname FROM pg_class WHERE relnamespace = 'pg_catalog'::regnamespace AND relkind = 'r'");
  for (const std::string& name : rows.one_column()) EXPECT_TRUE(known.contains(name)) << "not in the list: " << name;
}

// Simulates a version that does not read text search configurations.
TEST_F(Snapshot, ListsObjectsInUnknownCatalogs) {
  connection_->script(
      "CREATE TEXT SEARCH CONFIGURATION ours (COPY = simple); CREATE TABLE t ();"
      "CREATE EXTENSION dict_int");
  std::vector<std::string> known;
  for (const SnapshotCatalog& each : snapshot_catalogs()) {
    if (each.catalog != "pg_ts_config" && each.catalog != "pg_ts_dict") known.emplace_back(each.catalog);
  }
  const pg::Result rows = connection_->query(
      base::read_file(PGMANAGER_ROOT "/lib/database/queries/snapshot_unmodelled.sql"), {written_array(known)});
  const pg::Row row = rows.one_row();
  EXPECT_EQ(row["catalog"].text(), "pg_ts_config");
  EXPECT_EQ(row["name"].text(), "text search configuration ours");
}

}  // namespace

}  // namespace pgmanager::database
