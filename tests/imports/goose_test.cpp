#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "imports/directories.hpp"

namespace pgmanager::imports {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

Migrations annotated(Tool tool, std::vector<std::pair<std::string, std::string>> files,
                     const sql::Variables& values = {}) {
  return read_migrations(tool, directory_of(std::move(files)), values);
}

TEST(Goose, DividesFilesAtItsAnnotations) {
  const Migrations found = annotated(Tool::goose, {{"00001_init.sql", R"(-- +goose Up
create table a (id int);
-- +goose StatementBegin
create function f() returns int language plpgsql as $$
begin return 1; end $$
-- +goose StatementEnd
insert into a values (1);

-- +goose Down
-- +goose StatementBegin
drop function f();
-- +goose StatementEnd
drop table a;
)"}});
  EXPECT_THAT(ids(found), ElementsAre("00001_init.sql=1"));
  // The statement ends at the annotation, and here needs a semicolon for that.
  EXPECT_EQ(shown(found.migrations[0].up), R"(2: create table a (id int);

create function f() returns int language plpgsql as $$
begin return 1; end $$
;
insert into a values (1);
)");
  EXPECT_EQ(shown(found.migrations[0].undo.at(0)), "11: drop function f();\n\ndrop table a;\n");
  EXPECT_THAT(problems(found), IsEmpty());
  EXPECT_THAT(left_out(found), IsEmpty());
}

TEST(Goose, RunsBothHalvesWithoutATransaction) {
  const Migrations found = annotated(Tool::goose, {{"1_a.sql",
                                                    "-- +goose NO TRANSACTION\n-- +goose Up\nselect 1;\n"
                                                    "-- +goose Down\nselect 2;\n"}});
  EXPECT_TRUE(found.migrations.at(0).no_transaction);
  EXPECT_TRUE(found.migrations.at(0).undo_no_transaction);
  EXPECT_EQ(shown(found.migrations.at(0).up), "3: select 1;\n");
}

TEST(Goose, MakesVariablesOfTheEnvironment) {
  const Migrations found =
      annotated(Tool::goose, {{"1_a.sql", "-- +goose Up\n-- +goose ENVSUB ON\nselect '${REGION}';\n"},
                              {"2_b.sql", "-- +goose Up\nselect '${REGION}';\n"}});
  EXPECT_EQ(found.migrations.at(0).up.text, "select :'REGION';\n");
  EXPECT_EQ(found.migrations.at(1).up.text, "select '${REGION}';\n");
  EXPECT_THAT(found.variables, ElementsAre("REGION"));
}

TEST(Goose, MakesThemOnlyWhereTheyAreReplaced) {
  const Migrations found =
      annotated(Tool::goose, {{"1_a.sql",
                               "-- +goose Up\nselect '${A}';\n-- +goose ENVSUB ON\nselect '${B}';\n"
                               "-- +goose ENVSUB OFF\nselect '${C}';\n-- +goose Down\nselect '${D}';\n"}});
  EXPECT_THAT(found.variables, ElementsAre("B"));
  EXPECT_THAT(found.migrations.at(0).up.text, testing::HasSubstr("select :'B';"));
  EXPECT_THAT(found.migrations.at(0).up.text, testing::HasSubstr("select '${C}';"));
  EXPECT_THAT(found.problems, testing::IsEmpty());
}

TEST(Goose, ReportsOtherFormsOfVariables) {
  const Migrations found =
      annotated(Tool::goose, {{"1_a.sql",
                               "-- +goose Up\nselect '$A';\n-- +goose ENVSUB ON\nselect '${B:-x}';\n"
                               "select '$C', $1, $$d$$, $e$f$e$;\n-- +goose ENVSUB OFF\nselect '$D';\n"}});
  std::vector<std::string> messages;
  for (const base::Finding& each : found.problems) {
    messages.push_back(fmt::format("{}: {}: {}", each.location.line, each.message, each.hint));
  }
  EXPECT_THAT(
      messages,
      ElementsAre(
          "5: variable $C of the environment cannot become a psql variable: Write it as ${NAME}, or write the "
          "value.",
          "4: placeholder ${B:-x} cannot become a psql variable, because it has a default: Give its value, which "
          "is then written into the file: --set B=x"));
}

TEST(Goose, TakesTheGivenValueInPlaceOfADefault) {
  const Migrations found =
      annotated(Tool::goose, {{"1_a.sql", "-- +goose Up\n-- +goose ENVSUB ON\nselect '${B:-x}', ${C-1};\n"}},
                {{"B", "y"}, {"C", "2"}});
  EXPECT_THAT(found.problems, testing::IsEmpty());
  EXPECT_THAT(found.migrations.at(0).up.text, testing::HasSubstr("select 'y', 2;"));
}

TEST(Goose, NamesMigrationsInGoAndWhatItDoesNotKnow) {
  const Migrations found = annotated(Tool::goose, {{"1_a.sql", "-- +goose Up\n-- +goose Sideways\nselect 1;\n"},
                                                   {"00002_b.go", ""},
                                                   {"00002_b_test.go", ""},
                                                   {"seed.sql", ""}});
  EXPECT_THAT(left_out(found), ElementsAre("00002_b.go:0 migration in Go", "1_a.sql:2 annotation \"+goose Sideways\"",
                                           "seed.sql:0 file that goose ignores"));
  EXPECT_EQ(found.not_mapped.at(0).id, "2");
}

TEST(SqlMigrate, OrdersFilesByTheirNumbersAndNames) {
  const Migrations found = annotated(Tool::sql_migrate, {{"10_b.sql", "-- +migrate Up\nselect 1;\n"},
                                                         {"2_a.sql",
                                                          "-- +migrate Up notransaction\nselect 1;\n"
                                                          "-- +migrate Down\nselect 2;\n"},
                                                         {"init.sql", "-- +migrate Up\nselect 1;\n"}});
  EXPECT_THAT(ids(found), ElementsAre("2_a.sql=2_a.sql", "10_b.sql=10_b.sql", "init.sql=init.sql"));
  EXPECT_TRUE(found.migrations.at(0).no_transaction);
  EXPECT_FALSE(found.migrations.at(0).undo_no_transaction);
}

}  // namespace
}  // namespace pgmanager::imports
