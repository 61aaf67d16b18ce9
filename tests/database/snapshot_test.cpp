#include "database/snapshot.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <set>

#include "database/query_for.hpp"
#include "database/snapshot_catalogs.hpp"
#include "database/text_array.hpp"
#include "every_kind.hpp"
#include "schema/attributes.hpp"
#include "schema/canonical_form.hpp"
#include "schema/difference.hpp"
#include "support/database_fixture.hpp"

namespace pgmanager::database {

namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

class Snapshot : public tests::DatabaseTest {
 protected:
  schema::SchemaSnapshot read(const std::string& history_schema = "postgres_manager") {
    return read_snapshot(*connection_, history_schema);
  }

  /// The lines of one object, its name first; empty if there is none.
  std::string lines_of(const std::string& first) {
    const std::string text = "\n" + schema::canonical_form(read());
    const std::size_t found = text.find("\n" + first + "\n");
    if (found == std::string::npos) return "";
    std::size_t end = text.find('\n', found + 1);
    while (end + 1 < text.size() && (text[end + 1] == ' ' || text[end + 1] == '^')) end = text.find('\n', end + 1);
    return text.substr(found + 1, end - found);
  }
};

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

TEST_F(Snapshot, OfATableOmitsDefaults) {
  connection_->script(
      "CREATE TABLE t (id integer GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY, name varchar(20) COLLATE \"C\" NOT NULL"
      " DEFAULT 'x', twice integer GENERATED ALWAYS AS (id * 2) STORED); COMMENT ON COLUMN t.name IS 'theirs';"
      "CREATE UNIQUE INDEX t_name ON t (lower(name) DESC) WHERE id > 0");
  EXPECT_EQ(lines_of("table\tpublic\tt"), "table\tpublic\tt\n owner\t" + connection_->user() + "\n");
  EXPECT_EQ(lines_of("column\tpublic\tt\tid"),
            "column\tpublic\tt\tid\n^table\tpublic\tt\n identity\tby default\n not null\tyes\n position\t1\n"
            " type\tinteger\n");
  EXPECT_EQ(lines_of("column\tpublic\tt\tname"),
            "column\tpublic\tt\tname\n^table\tpublic\tt\n collation\t\"C\"\n comment\ttheirs\n"
            " default\t'x'::character varying\n not null\tyes\n position\t2\n type\tcharacter varying(20)\n");
  EXPECT_EQ(lines_of("column\tpublic\tt\ttwice"),
            "column\tpublic\tt\ttwice\n^table\tpublic\tt\n generated\t(id * 2) STORED\n position\t3\n type\tinteger\n");
  EXPECT_EQ(lines_of("constraint\tpublic\tt\tt_pkey"),
            "constraint\tpublic\tt\tt_pkey\n^table\tpublic\tt\n definition\tPRIMARY KEY (id)\n");
  EXPECT_EQ(lines_of("index\tpublic\tt_name"),
            "index\tpublic\tt_name\n^table\tpublic\tt\n"
            " definition\tUSING btree (lower((name)::text) DESC) WHERE (id > 0)\n unique\tyes\n");
}

TEST_F(Snapshot, OfPartsDoesNotRepeatAttributesOfTheirTable) {
  connection_->script(
      "CREATE TABLE t (id integer PRIMARY KEY, n text DEFAULT 'n') PARTITION BY LIST (id); CREATE INDEX ON t (n);"
      "CREATE TABLE t1 PARTITION OF t FOR VALUES IN (1); ALTER TABLE t1 ALTER n SET NOT NULL;"
      "CREATE TABLE t2 PARTITION OF t FOR VALUES IN (2); ALTER INDEX t2_pkey RENAME TO key_of_t2");
  std::vector<std::string> of_partitions;
  for (const schema::Object& object : read().objects) {
    if (object.parent && (object.parent->parts[1] == "t1" || object.parent->parts[1] == "t2")) {
      of_partitions.push_back(object.name.kind + " " + object.name.parts.back());
    }
  }
  EXPECT_THAT(of_partitions, ElementsAre("column n", "index key_of_t2"));
  EXPECT_EQ(lines_of("column\tpublic\tt1\tn"), "column\tpublic\tt1\tn\n^table\tpublic\tt1\n not null\tyes\n");
  EXPECT_EQ(lines_of("index\tpublic\tkey_of_t2"),
            "index\tpublic\tkey_of_t2\n^table\tpublic\tt2\n part of\tpublic.t_pkey\n usual name\tt2_pkey\n");
}

TEST_F(Snapshot, HasInvalidIndexes) {
  connection_->script("CREATE TABLE t (id integer); INSERT INTO t VALUES (1), (1)");
  EXPECT_THROW(connection_->statement("CREATE UNIQUE INDEX CONCURRENTLY once ON t (id)"), base::Error);
  EXPECT_THAT(lines_of("index\tpublic\tonce"), HasSubstr("\n valid\tno\n"));
}

TEST_F(Snapshot, HasForeignKeysThatAreNotChecked) {
  connection_->script(
      "CREATE TABLE p (id integer PRIMARY KEY); CREATE TABLE t (id integer, CONSTRAINT k FOREIGN KEY (id) REFERENCES "
      "p);"
      "ALTER TABLE t DISABLE TRIGGER ALL");
  EXPECT_THAT(lines_of("constraint\tpublic\tt\tk"), HasSubstr("\n enforced by triggers\tdisabled\n"));
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
  for (int row = 0; row < rows.rows(); ++row) {
    EXPECT_TRUE(known.contains(std::string(rows.text(row, 0)))) << "not in the list: " << rows.text(row, 0);
  }
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
  ASSERT_EQ(rows.rows(), 1);
  EXPECT_EQ(rows.text(0, 0), "pg_ts_config");
  EXPECT_EQ(rows.text(0, 1), "text search configuration ours");
}

/// A query as sent to PostgreSQL 18, on a catalog that the test fills: NOT NULL is a constraint there.
class SnapshotOf18 : public Snapshot {
 protected:
  void SetUp() override {
    Snapshot::SetUp();
    if (!IsSkipped()) connection_->script("SET allow_system_table_mods = on");
  }

  void add_not_null(const std::string& table, const std::string& column, const std::string& local_and_count) {
    connection_->script(
        "INSERT INTO pg_constraint (oid, conname, connamespace, contype, condeferrable, condeferred, convalidated,"
        " conrelid, contypid, conindid, conparentid, confrelid, confupdtype, confdeltype, confmatchtype, conislocal,"
        " coninhcount, connoinherit, conkey) SELECT (SELECT max(oid::bigint) + 1 FROM pg_class)::oid, '" +
        table + "_" + column + "_not_null', relnamespace, 'n', false, false, true, c.oid, 0, 0, 0, 0, ' ', ' ', ' ', " +
        local_and_count +
        ", false, ARRAY[attnum] FROM pg_class AS c JOIN pg_attribute ON attrelid = c.oid AND attname = '" + column +
        "' WHERE c.oid = '" + table + "'::regclass");
    connection_->script("CREATE TABLE taking_an_oid_" + table + "_" + column + " ()");
  }

  /// The NOT NULL attributes of each column: "a: yes/and declared here".
  std::vector<std::string> not_null(const char* file, const std::string& table) {
    std::string query = query_for({.major_version = 18, .is_superuser = true},
                                  base::read_file(PGMANAGER_ROOT "/lib/database/queries/" + std::string(file)));
    while (query.find("$1") != std::string::npos) query.replace(query.find("$1"), 2, "''");
    const pg::Result rows =
        connection_->query("SELECT concat(name[3], ': ', \"not null\", '/', \"not null inherited\") FROM (" + query +
                           ") AS q WHERE name[2] = '" + table + "' ORDER BY 1");
    std::vector<std::string> lines;
    for (int row = 0; row < rows.rows(); ++row) lines.emplace_back(rows.text(row, 0));
    return lines;
  }
};

TEST_F(SnapshotOf18, DistinguishesDeclaredFromInheritedNotNull) {
  if (connection_->server_version() >= 180000) GTEST_SKIP() << "the catalog is filled in by the server itself";
  connection_->script(
      "CREATE TABLE p (a integer NOT NULL, b integer NOT NULL, c integer, d integer NOT NULL, e integer NOT NULL);"
      "CREATE TABLE k (a integer, b integer NOT NULL, c integer NOT NULL) INHERITS (p)");
  add_not_null("k", "a", "false, 1");
  add_not_null("k", "b", "true, 1");
  add_not_null("k", "c", "true, 0");
  add_not_null("k", "d", "true, 1");
  add_not_null("k", "e", "false, 1");
  EXPECT_THAT(not_null("snapshot_columns.sql", "k"), ElementsAre("a: yes/yes", "b: yes/and declared here", "c: yes/"));
  EXPECT_THAT(not_null("snapshot_inherited_columns.sql", "k"), ElementsAre("d: /and declared here", "e: /"));
}

TEST_F(SnapshotOf18, HasANotNullThatTheParentDoesNotPassOn) {
  if (connection_->server_version() >= 180000) GTEST_SKIP() << "the catalog is filled in by the server itself";
  connection_->script("CREATE TABLE p (a integer NOT NULL); CREATE TABLE k () INHERITS (p)");
  add_not_null("k", "a", "true, 0");
  EXPECT_THAT(not_null("snapshot_inherited_columns.sql", "k"), ElementsAre("a: yes/"));
}

TEST_F(SnapshotOf18, HasTheAccessMethodOfAPartitionedTable) {
  connection_->script("CREATE TABLE t (a integer) PARTITION BY LIST (a); CREATE TABLE u (a integer)");
  EXPECT_THAT(lines_of("table\tpublic\tt"), Not(HasSubstr("access method")));
  connection_->script("UPDATE pg_class SET relam = (SELECT oid FROM pg_am WHERE amname = 'heap') WHERE relname = 't'");
  EXPECT_THAT(lines_of("table\tpublic\tt"), HasSubstr("\n access method\theap\n"));
  EXPECT_THAT(lines_of("table\tpublic\tu"), Not(HasSubstr("access method")));
}

// The expected values are those of the server.
TEST_F(Snapshot, HasTheDefaultPrivilegesOfTheServer) {
  const std::pair<const char*, const char*> types[] = {
      {"aggregate", "f"}, {"domain", "T"},           {"foreign table", "r"}, {"foreign-data wrapper", "F"},
      {"function", "f"},  {"language", "l"},         {"procedure", "f"},     {"schema", "n"},
      {"sequence", "s"},  {"server", "S"},           {"table", "r"},         {"type", "T"},
      {"view", "r"},      {"materialized view", "r"}};
  for (const auto& [kind, type] : types) {
    EXPECT_EQ(
        schema::default_privileges(kind, connection_->server_version()),
        value("SELECT string_agg(line, E'\\n' ORDER BY line COLLATE \"C\") FROM (SELECT CASE grantee WHEN 0 THEN"
              " 'PUBLIC' ELSE 'OWNER' END || ': ' || string_agg(privilege_type, ', ' ORDER BY privilege_type) AS line"
              " FROM aclexplode(acldefault('" +
              std::string(type) + "', 10)) GROUP BY grantee) AS lines"))
        << kind;
  }
}

TEST_F(Snapshot, HasTheDefaultAfterARevokeFromPublic) {
  connection_->script("CREATE FUNCTION f() RETURNS integer LANGUAGE sql AS 'SELECT 1'");
  const schema::SchemaSnapshot before = read();
  connection_->script("REVOKE EXECUTE ON FUNCTION f() FROM PUBLIC");
  const schema::SchemaSnapshot after = read();
  const auto differences = schema::diff(before, after);
  ASSERT_EQ(differences.size(), 1U);
  ASSERT_EQ(differences.front().attributes.size(), 1U);
  EXPECT_EQ(differences.front().attributes.front().left, "OWNER: EXECUTE\nPUBLIC: EXECUTE");
  EXPECT_EQ(differences.front().attributes.front().right, "OWNER: EXECUTE");
}

}  // namespace

}  // namespace pgmanager::database
