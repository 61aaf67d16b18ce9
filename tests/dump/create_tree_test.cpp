#include "dump/create_tree.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace pgmanager::dump {

namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

Entry entry(int id, const char* type, const char* name, std::vector<int> dependencies, const std::string& statement) {
  return {.id = id,
          .type = type,
          .name = name,
          .schema = std::string(type) == "SCHEMA" ? "" : "public",
          .owner = "ann",
          .dependencies = std::move(dependencies),
          .settings = {},
          .statements = {statement}};
}

Entry table(int id, const std::string& name) {
  return entry(id, "TABLE", name.c_str(), {}, "CREATE TABLE public." + name + " (\n    id integer\n)");
}

Entry key(int id, const std::string& table, int table_id, const std::string& other, int other_id) {
  return entry(id, "FK CONSTRAINT", (table + " " + table + "_fk").c_str(), {table_id, other_id},
               "ALTER TABLE ONLY public." + table + "\n    ADD CONSTRAINT " + table +
                   "_fk FOREIGN KEY (id) REFERENCES public." + other + "(id)");
}

std::vector<std::string> paths(const CreateTree& tree) {
  std::vector<std::string> paths;
  for (const ObjectFile& file : tree.files) paths.push_back(file.path.substr(7));
  return paths;
}

CreateTree tree_of(std::vector<Entry> entries) {
  return create_tree(std::move(entries), {.owner = "ann"});
}

TEST(CreateTree, OrdersTablesByTheirForeignKeys) {
  const CreateTree tree = tree_of({table(1, "a"), table(2, "b"), key(3, "a", 1, "b", 2)});
  EXPECT_THAT(paths(tree), ElementsAre("1-tables/tbl_b.sql", "1-tables/tbl_a.sql"));
  EXPECT_EQ(tree.files[1].text(),
            "CREATE TABLE public.a (\n    id integer,\n    CONSTRAINT a_fk FOREIGN KEY (id) REFERENCES "
            "public.b(id)\n);\n");
  EXPECT_EQ(tree.orders[0].text, "{\n    \"1\": \"tbl_b.sql\",\n    \"2\": \"tbl_a.sql\"\n}\n");
}

TEST(CreateTree, PutsOneForeignKeyOfACircleIntoALaterGroup) {
  const CreateTree tree = tree_of({table(1, "a"), table(2, "b"), key(3, "a", 1, "b", 2), key(4, "b", 2, "a", 1)});
  EXPECT_THAT(paths(tree), ElementsAre("1-tables/tbl_b.sql", "1-tables/tbl_a.sql", "2-constraints/con_b.sql"));
}

TEST(CreateTree, PutsATriggerWithItsTableAndItsFunctionBefore) {
  const CreateTree tree = tree_of(
      {entry(1, "FUNCTION", "touch()", {}, "CREATE FUNCTION public.touch() RETURNS trigger\n    LANGUAGE plpgsql"),
       table(2, "a"), entry(3, "TRIGGER", "a touched", {2, 1}, "CREATE TRIGGER touched ...")});
  EXPECT_THAT(paths(tree), ElementsAre("1-functions-before-tables/fn_touch.sql", "2-tables/tbl_a.sql"));
}

// The catalog knows no dependency of such a function; the server checks it when it is created.
TEST(CreateTree, PutsAFunctionAfterWhatItsTextMentions) {
  const auto function = [](const char* body) {
    return entry(1, "FUNCTION", "f()", {},
                 std::string("CREATE FUNCTION public.f() RETURNS bigint\n    LANGUAGE sql\n    AS $$") + body + "$$");
  };
  const Entry view = entry(3, "VIEW", "v", {2}, "CREATE VIEW public.v AS\n SELECT 1");
  EXPECT_THAT(paths(tree_of({function("select 1"), table(2, "a"), view})),
              ElementsAre("1-tables/tbl_a.sql", "2-functions/fn_f.sql", "3-views/vw_v.sql"));
  EXPECT_THAT(paths(tree_of({function("select count(*) from v"), table(2, "a"), view})),
              ElementsAre("1-tables/tbl_a.sql", "2-views/vw_v.sql", "3-functions/fn_f.sql"));
}

TEST(CreateTree, DoesNotCheckAFunctionThatMentionsTheTableThatNeedsIt) {
  const CreateTree tree =
      tree_of({entry(1, "FUNCTION", "f()", {},
                     "CREATE FUNCTION public.f() RETURNS bigint\n    LANGUAGE sql\n    AS $$select 1 from a$$"),
               entry(2, "TABLE", "a", {1}, "CREATE TABLE public.a (\n    id bigint DEFAULT public.f()\n)")});
  EXPECT_THAT(paths(tree), ElementsAre("1-functions-before-tables/fn_f.sql", "2-tables/tbl_a.sql"));
  EXPECT_THAT(tree.files[0].text(), HasSubstr("SET check_function_bodies = off;\n\nCREATE FUNCTION"));
  EXPECT_THAT(notices_of(tree),
              ElementsAre("create/1-functions-before-tables/fn_f.sql does not check the text of function public.f(), "
                          "because it mentions what is created after it"));
}

TEST(CreateTree, GivesFilesOfOverloadsAndOfOddNamesDifferentNames) {
  const auto function = [](int id, const char* name) { return entry(id, "FUNCTION", name, {}, "CREATE FUNCTION ..."); };
  const CreateTree tree = tree_of({function(1, "f(integer)"), function(2, "f(text)"), function(3, "F(text)"),
                                   entry(4, "OPERATOR", "<=", {}, "CREATE OPERATOR ..."), table(5, "Ab"),
                                   table(6, "ab"), table(7, "../x"), table(8, std::string(300, 'a'))});
  EXPECT_THAT(paths(tree),
              ElementsAre("1-operators/opr_lt-eq.sql", "2-tables/tbl_x.sql", "2-tables/tbl_ab.sql",
                          testing::MatchesRegex("2-tables/tbl_a{120}-[0-9a-f]{8}.sql"), "2-tables/tbl_ab-2.sql",
                          "3-functions/fn_f.sql", "3-functions/fn_f-integer.sql", "3-functions/fn_f-text.sql"));
}

TEST(CreateTree, KeepsAnUnknownKindAsItIs) {
  const CreateTree tree = tree_of({table(1, "a"), entry(2, "NEW THING", "x", {}, "CREATE NEW THING x")});
  EXPECT_THAT(paths(tree), ElementsAre("1-tables/tbl_a.sql", "2-other/x.sql"));
  EXPECT_EQ(tree.files[1].text(), "CREATE NEW THING x;\n");
}

TEST(CreateTree, NamesAnOwnerOnlyIfItIsAnotherRole) {
  Entry own = table(1, "a");
  own.statements.emplace_back("ALTER TABLE public.a OWNER TO ann");
  Entry other = table(2, "b");
  other.statements.emplace_back("ALTER TABLE public.b OWNER TO \"Bob\"");
  const CreateTree tree = tree_of({own, other});
  EXPECT_EQ(tree.files[0].text(), "CREATE TABLE public.a (\n    id integer\n);\n");
  EXPECT_THAT(tree.files[1].text(), HasSubstr("ALTER TABLE public.b OWNER TO \"Bob\";\n"));
  EXPECT_THAT(tree.roles, ElementsAre("Bob"));
}

TEST(RolesIn, NamesGranteesOwnersAndRolesOfPolicies) {
  EXPECT_THAT(roles_in("GRANT SELECT(a, b) ON TABLE public.t TO ann, \"public\" WITH GRANT OPTION"),
              ElementsAre("ann", "public"));
  EXPECT_THAT(roles_in("REVOKE ALL ON FUNCTION f(\"to\" integer) FROM PUBLIC"), IsEmpty());
  EXPECT_THAT(roles_in("ALTER SCHEMA a OWNER TO bob"), ElementsAre("bob"));
  EXPECT_THAT(roles_in("CREATE POLICY p ON t TO ann, pg_monitor USING ((x IN (SELECT 1)))"), ElementsAre("ann"));
  EXPECT_THAT(roles_in("CREATE USER MAPPING FOR ann SERVER s OPTIONS (\"for\" 'x')"), ElementsAre("ann"));
  EXPECT_THAT(roles_in("ALTER DEFAULT PRIVILEGES FOR ROLE ann IN SCHEMA a GRANT SELECT ON TABLES TO bob"),
              ElementsAre("ann", "bob"));
  EXPECT_THAT(roles_in("CREATE TABLE a (b text DEFAULT 'GRANT x TO y')"), IsEmpty());
}

TEST(Differences, NamesWhatIsMissingDifferentAndTooMuch) {
  Entry changed = table(1, "a");
  changed.owner = "bob";
  EXPECT_THAT(
      differences({table(1, "a"), table(2, "b")}, {changed, table(3, "c")}),
      ElementsAre("table public.a is different", "table public.b is missing", "table public.c is not in the database"));
  Entry grants = entry(4, "ACL", "TABLE a", {1}, "GRANT SELECT ON TABLE a TO x");
  grants.statements.emplace_back("GRANT SELECT ON TABLE a TO y");
  Entry other_order = grants;
  std::swap(other_order.statements[0], other_order.statements[1]);
  EXPECT_THAT(differences({grants}, {other_order}), IsEmpty());
}

}  // namespace

}  // namespace pgmanager::dump
