#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "schema/described.hpp"
#include "support/schema_values.hpp"

namespace pgmanager::schema {
namespace {

using pgmanager::tests::column;
using pgmanager::tests::index;
using pgmanager::tests::object;
using pgmanager::tests::part;
using pgmanager::tests::snapshot;
using pgmanager::tests::operator+;
using testing::ElementsAre;
using testing::IsEmpty;
using tests::described;

using Objects = std::vector<Object>;
using Attributes = std::vector<Attribute>;

const SchemaSnapshot plain = snapshot({object("schema", {"app"}), object("table", {"app", "t"}, {{"owner", "ann"}}),
                                       column("t", "a", 1), column("t", "b", 2)});

Object index_a(const std::string& name, const std::string& columns = "a") {
  return index("t", name, "CREATE INDEX " + name + " ON app.t USING btree (" + columns + ")");
}

TEST(Rename, IsFoundForAnIndexWithAnotherName) {
  EXPECT_THAT(described(plain + Objects{index_a("t_a_idx")}, plain + Objects{index_a("t_a")}),
              ElementsAre("ALTER INDEX app.t_a_idx RENAME TO t_a"));
}

TEST(Rename, IsFoundForANameThatNeedsQuotes) {
  EXPECT_THAT(described(plain + Objects{index("t", "Old", "CREATE INDEX \"Old\" ON app.t USING btree (a)")},
                        plain + Objects{index_a("t_a")}),
              ElementsAre("ALTER INDEX app.\"Old\" RENAME TO t_a"));
}

TEST(Rename, IsFoundForAnIndexNamedLikeItsColumn) {
  EXPECT_THAT(described(plain + Objects{index_a("a", "a")}, plain + Objects{index_a("t_a", "a")}),
              ElementsAre("ALTER INDEX app.a RENAME TO t_a"));
}

TEST(Rename, IsNotFoundForADifferentDefinition) {
  EXPECT_THAT(described(plain + Objects{index_a("old", "a")}, plain + Objects{index_a("new", "b")}),
              ElementsAre("only right: index app.new", "only left: index app.old"));
  // The indexes have the names of their columns, so more than the names differs.
  EXPECT_THAT(described(plain + Objects{index_a("a", "a")}, plain + Objects{index_a("b", "b")}),
              ElementsAre("only left: index app.a", "only right: index app.b"));
}

// Without CREATE, the text contains the name of the column, not of the constraint.
TEST(Rename, DoesNotConfuseAColumnWithTheNameOfAConstraint) {
  EXPECT_THAT(described(plain + Objects{part("constraint", "t", "a", {{"definition", "CHECK ((a > 0))"}})},
                        plain + Objects{part("constraint", "t", "b", {{"definition", "CHECK ((b > 0))"}})}),
              ElementsAre("only left: constraint app.t.a", "only right: constraint app.t.b"));
}

TEST(Rename, IsFoundForPartsOfATable) {
  const auto make = [](const std::string& prefix) {
    return plain +
           Objects{part("constraint", "t", prefix + "_check", {{"definition", "CHECK ((a > 0))"}}),
                   part("policy", "t", prefix + "_policy", {{"using", "(a = CURRENT_USER)"}}),
                   part("rule", "t", prefix + "_rule",
                        {{"definition", "CREATE RULE " + prefix + "_rule AS ON DELETE TO app.t DO NOTHING"}}),
                   part("trigger", "t", prefix + "_trigger",
                        {{"definition", "CREATE CONSTRAINT TRIGGER " + prefix + "_trigger AFTER INSERT ON app.t"}})};
  };
  EXPECT_THAT(described(make("old"), make("new")),
              ElementsAre("ALTER TABLE app.t RENAME CONSTRAINT old_check TO new_check",
                          "ALTER POLICY old_policy ON app.t RENAME TO new_policy",
                          "ALTER RULE old_rule ON app.t RENAME TO new_rule",
                          "ALTER TRIGGER old_trigger ON app.t RENAME TO new_trigger"));
}

Objects table_with_key(const std::string& name, const std::string& prefix) {
  Objects made{object("table", {"app", name}, {{"owner", "ann"}}), column(name, "id", 1),
               part("constraint", name, prefix + "_pkey", {{"definition", "PRIMARY KEY (id)"}}),
               index(name, prefix + "_id_idx", "USING btree (id)")};
  made[1].attributes.insert(made[1].attributes.begin(), {"default", "nextval('app." + prefix + "_id_seq'::regclass)"});
  made.push_back({.name = {"sequence", {"app", prefix + "_id_seq"}}, .parent = made[1].name, .attributes = {}});
  return made;
}

TEST(Rename, OfATableThatKeepsTheNamesOfItsParts) {
  EXPECT_THAT(described(plain + table_with_key("a", "a"), plain + table_with_key("b", "a")),
              ElementsAre("ALTER TABLE app.a RENAME TO b"));
}

TEST(Rename, OfATableWhoseAutomaticNamesFollowIt) {
  EXPECT_THAT(
      described(plain + table_with_key("a", "a"), plain + table_with_key("b", "b")),
      ElementsAre("ALTER SEQUENCE app.a_id_seq RENAME TO b_id_seq; ALTER TABLE app.a RENAME CONSTRAINT a_pkey TO "
                  "b_pkey; ALTER INDEX app.a_id_idx RENAME TO b_id_idx; ALTER TABLE app.a RENAME TO b"));
}

Objects table_with_identity(const std::string& name, const std::string& made_for) {
  Objects made{object("table", {"app", name}, {{"owner", "ann"}}), column(name, "id", 1)};
  Attributes& attributes = made[1].attributes;
  attributes = {{"identity", "always"}, {"not null", "yes"}, {"position", "1"}, {"type", "bigint"}};
  if (name == made_for) return made;
  attributes.insert(attributes.begin() + 1, {"identity sequence", made_for + "_id_seq"});
  attributes.insert(attributes.begin() + 3,
                    {"not null constraint", "CONSTRAINT " + made_for + "_id_not_null NOT NULL id"});
  return made;
}

TEST(Rename, OfATableWithAnIdentityColumn) {
  EXPECT_THAT(described(plain + table_with_identity("a", "a"), plain + table_with_identity("b", "a")),
              ElementsAre("ALTER TABLE app.a RENAME TO b"));
  EXPECT_THAT(described(plain + table_with_identity("a", "a"), plain + table_with_identity("b", "b")),
              ElementsAre("ALTER SEQUENCE app.a_id_seq RENAME TO b_id_seq; ALTER TABLE app.a RENAME TO b"));
}

TEST(Rename, OfTheSequenceOfAnIdentityColumn) {
  EXPECT_THAT(described(plain + table_with_identity("b", "b"), plain + table_with_identity("b", "a")),
              ElementsAre("changed column app.b.id; identity sequence (not set) | a_id_seq; not null constraint (not "
                          "set) | CONSTRAINT a_id_not_null NOT NULL id; ALTER SEQUENCE app.b_id_seq RENAME TO "
                          "a_id_seq; ALTER SEQUENCE app.a_id_seq RENAME TO b_id_seq"));
}

TEST(Rename, IsNotATableWithAnotherDefaultOfASimilarName) {
  Objects other = table_with_key("b", "b");
  other[1].attributes[0].value = "nextval('app.b_other_seq'::regclass)";
  EXPECT_THAT(described(plain + table_with_key("a", "a"), plain + other),
              ElementsAre("only left: table app.a", "only right: table app.b"));
}

TEST(Rename, StaysWithinOneTable) {
  const SchemaSnapshot two = plain + Objects{object("table", {"app", "u"})};
  EXPECT_THAT(described(two + Objects{part("constraint", "t", "x", {{"definition", "CHECK (true)"}})},
                        two + Objects{part("constraint", "u", "y", {{"definition", "CHECK (true)"}})}),
              ElementsAre("only left: constraint app.t.x", "only right: constraint app.u.y"));
}

TEST(Rename, StaysWithinOneSchema) {
  EXPECT_THAT(described(snapshot({object("sequence", {"a", "s"})}), snapshot({object("sequence", {"b", "t"})})),
              ElementsAre("only left: sequence a.s", "only right: sequence b.t"));
}

TEST(Rename, IsNotGuessedIfThereAreTwoCandidates) {
  EXPECT_THAT(described(plain + Objects{index_a("x")}, plain + Objects{index_a("y"), index_a("z")}),
              ElementsAre("only left: index app.x", "only right: index app.y", "only right: index app.z"));
}

TEST(Rename, OfARoutineKeepsItsArguments) {
  const auto make = [](const std::string& name, const std::string& arguments) {
    return snapshot({object("function", {"app", name, arguments},
                            {{"definition", "CREATE OR REPLACE FUNCTION app." + name + "(" + arguments +
                                                ")\n LANGUAGE sql\nAS $function$SELECT 1$function$\n"}})});
  };
  EXPECT_THAT(described(make("f", "integer"), make("g", "integer")),
              ElementsAre("ALTER FUNCTION app.f(integer) RENAME TO g"));
  EXPECT_THAT(described(make("f", "integer"), make("g", "text")),
              ElementsAre("only left: function app.f(integer)", "only right: function app.g(text)"));
}

TEST(Rename, OfATableKeepsItsParts) {
  const auto make = [](const std::string& table, const std::string& type) {
    return snapshot({object("table", {"app", table}, {{"owner", "ann"}}), column(table, "a", 1, type),
                     part("constraint", table, "t_pkey", {{"definition", "PRIMARY KEY (a)"}}),
                     index(table, "t_a", "CREATE INDEX t_a ON app." + table + " USING btree (a)")});
  };
  EXPECT_THAT(described(make("t", "text"), make("u", "text")), ElementsAre("ALTER TABLE app.t RENAME TO u"));
  EXPECT_THAT(described(make("t", "text"), make("u", "integer")),
              ElementsAre("only left: table app.t", "only right: table app.u"));
}

TEST(Rename, OfASchemaAloneIsAMove) {
  const SchemaSnapshot schemas = snapshot({object("schema", {"app"}), object("schema", {"shop"})});
  const auto view_in = [](const std::string& schema) {
    return Objects{object("view", {schema, "v"}, {{"definition", "SELECT 1"}})};
  };
  EXPECT_THAT(described(schemas + view_in("app"), schemas + view_in("shop")),
              ElementsAre("ALTER VIEW app.v SET SCHEMA shop"));
  const auto function_in = [](const std::string& schema) {
    return Objects{object("function", {schema, "f", "integer"},
                          {{"definition", "CREATE OR REPLACE FUNCTION " + schema + ".f(integer)\n RETURNS integer"}})};
  };
  EXPECT_THAT(described(schemas + function_in("app"), schemas + function_in("shop")),
              ElementsAre("ALTER FUNCTION app.f(integer) SET SCHEMA shop"));
}

TEST(Rename, OfASchemaIsNotAMoveOfObjectsWithADifferentDefinition) {
  const SchemaSnapshot schemas = snapshot({object("schema", {"app"}), object("schema", {"shop"})});
  EXPECT_THAT(described(schemas + Objects{object("view", {"app", "v"}, {{"definition", "SELECT 1"}})},
                        schemas + Objects{object("view", {"shop", "v"}, {{"definition", "SELECT 2"}})}),
              ElementsAre("only left: view app.v", "only right: view shop.v"));
}

TEST(Rename, OfASchemaNeedsParts) {
  const auto make = [](const std::string& name, bool with_table) {
    Object table = object("table", {name, "t"});
    table.parent = {.kind = "schema", .parts = {name}};
    return with_table ? snapshot({object("schema", {name}), table}) : snapshot({object("schema", {name})});
  };
  EXPECT_THAT(described(make("a", true), make("b", true)), ElementsAre("ALTER SCHEMA a RENAME TO b"));
  EXPECT_THAT(described(make("a", false), make("b", false)),
              ElementsAre("only left: schema a", "only right: schema b"));
}

TEST(Rename, IsNotOfferedIfPostgresDoesNotSupportIt) {
  EXPECT_THAT(described(snapshot({object("extension", {"a"})}), snapshot({object("extension", {"b"})})),
              ElementsAre("only left: extension a", "only right: extension b"));
}

// When the server prints the new name in other texts, these are not differences of their own.

TEST(Rename, ExplainsTheNameInOtherTexts) {
  const auto make = [](const std::string& name, const std::string& other_name) {
    return plain + Objects{object("sequence", {"app", name}),
                           part("column", "t", "id", {{"default", "nextval('app." + other_name + "'::regclass)"}})};
  };
  EXPECT_THAT(described(make("old_seq", "old_seq"), make("new_seq", "new_seq")),
              ElementsAre("ALTER SEQUENCE app.old_seq RENAME TO new_seq"));
  EXPECT_THAT(described(make("old_seq", "old_seq"), make("new_seq", "app.else")),
              ElementsAre("changed column app.t.id; default nextval('app.old_seq'::regclass) | "
                          "nextval('app.app.else'::regclass)",
                          "ALTER SEQUENCE app.old_seq RENAME TO new_seq"));
}

TEST(Rename, ExplainsATypeWhereverItIsUsed) {
  const auto make = [](const std::string& type, const std::string& spelled) {
    return snapshot({object("enum type", {"app", type}, {{"labels", "a, b"}}), object("table", {"app", "t"}),
                     column("t", "a", 1, "app." + spelled), column("t", "b", 2, "app." + spelled + "[]")});
  };
  EXPECT_THAT(described(make("mood", "mood"), make("Feeling", "\"Feeling\"")),
              ElementsAre("ALTER TYPE app.mood RENAME TO \"Feeling\""));
}

TEST(Rename, OfAColumnExplainsTheOtherPartsOfItsTable) {
  const auto make = [](const std::string& name) {
    return snapshot({object("table", {"app", "t"}), object("table", {"app", "u"}), column("t", name, 1),
                     index("t", "i", "CREATE INDEX i ON app.t USING btree (" + name + ")"),
                     part("constraint", "u", "c", {{"definition", "CHECK ((" + name + " > 0))"}})});
  };
  EXPECT_THAT(described(make("a"), make("b")),
              ElementsAre("ALTER TABLE app.t RENAME COLUMN a TO b",
                          "changed constraint app.u.c; definition CHECK ((a > 0)) | CHECK ((b > 0))"));
}

// The server stores these texts as they were written.
TEST(Rename, DoesNotExplainCommentsAndBodies) {
  const auto make = [](const std::string& name) {
    return snapshot({object("function", {"app", "f", ""}, {{"definition", "SELECT * FROM app." + name}}),
                     object("view", {"app", name}), object("view", {"app", "w"}, {{"comment", "see app." + name}})});
  };
  EXPECT_THAT(described(make("v1"), make("v2")),
              ElementsAre("changed function app.f(); definition SELECT * FROM app.v1 | SELECT * FROM app.v2",
                          "ALTER VIEW app.v1 RENAME TO v2", "changed view app.w; comment see app.v1 | see app.v2"));
}

SchemaSnapshot with_columns(const std::vector<std::string>& names) {
  SchemaSnapshot made = snapshot({object("table", {"app", "t"})});
  for (std::size_t i = 0; i < names.size(); ++i) made = made + Objects{column("t", names[i], static_cast<int>(i) + 1)};
  return made;
}

TEST(Rename, OfAColumnKeepsItsPosition) {
  EXPECT_THAT(described(with_columns({"a", "b", "c"}), with_columns({"a", "new", "c"})),
              ElementsAre("ALTER TABLE app.t RENAME COLUMN b TO new"));
  EXPECT_THAT(described(with_columns({"a", "b", "c"}), with_columns({"a", "c", "new"})),
              ElementsAre("only left: column app.t.b", "only right: column app.t.new"));
  EXPECT_THAT(
      described(with_columns({"a", "b", "c"}), with_columns({"a", "c", "new"}), {.column_order = ColumnOrder::ignore}),
      ElementsAre("ALTER TABLE app.t RENAME COLUMN b TO new"));
}

}  // namespace
}  // namespace pgmanager::schema
