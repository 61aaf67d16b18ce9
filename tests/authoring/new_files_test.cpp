#include "authoring/new_files.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/thrown.hpp"

namespace pgmanager::authoring {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

std::vector<std::string> paths_of(const NewFiles& files) {
  std::vector<std::string> paths;
  for (const NewFile& file : files) paths.push_back(file.path);
  return paths;
}

std::string first_path(const std::vector<std::string>& taken) {
  return new_change("a", Directory::deployment, UndoFile::no, taken).at(0).path;
}

Group group_of(const std::vector<std::string>& files) {
  std::string order = "{";
  for (std::size_t i = 0; i < files.size(); ++i) {
    order += (i > 0 ? ", \"" : "\"") + std::to_string(i + 1) + "\": \"" + files[i] + "\"";
  }
  return {.name = "4-tables", .files = files, .order_json = files.empty() ? "" : order + "}"};
}

std::string table_file_beside(const std::vector<std::string>& files) {
  return new_table({"app", "order_line"}, group_of(files), "a", UndoFile::no, {}).at(0).path;
}

TEST(NewChange, FollowsTheHighestOrdinalInItsWidth) {
  EXPECT_EQ(first_path({}), "deployment/00000-a.sql");
  EXPECT_EQ(first_path({"00000-x.sql", "00009-y.sql", "00003-z.sql"}), "deployment/00010-a.sql");
  EXPECT_EQ(first_path({"1-x.sql", "9-y.sql"}), "deployment/10-a.sql");
  EXPECT_EQ(first_path({"001-x.sql", "2-y.sql"}), "deployment/3-a.sql");
}

TEST(NewChange, OverlooksWhatIsNoDeployment) {
  EXPECT_EQ(first_path({".00007-x.sql", "README.md", "00008_x.sql", "00009-x.SQL", "00001-x.sql"}),
            "deployment/00002-a.sql");
}

TEST(NewChange, SaysWhatItIsForInComments) {
  const NewFiles files = new_change("add-shipped-at", Directory::deployment, UndoFile::yes, {});
  EXPECT_THAT(paths_of(files), ElementsAre("deployment/00000-add-shipped-at.sql", "undo/00000-add-shipped-at.sql"));
  EXPECT_EQ(files[0].text,
            "-- add shipped at\n--\n-- Why: (write the reason here)\n"
            "-- The same change belongs into create/. Once this file has run anywhere, it stays as it is.\n");
  EXPECT_EQ(files[1].text, "-- take back: add shipped at\n--\n-- What is lost with it: (write it here)\n");
}

TEST(NewChange, CanBeAnEmergency) {
  const NewFiles files = new_change("a", Directory::manual_deployment, UndoFile::no, {"00004-x.sql"});
  ASSERT_THAT(paths_of(files), ElementsAre("manual-deployment/00005-a.sql"));
  EXPECT_EQ(files[0].purpose, Purpose::manual_deployment);
  EXPECT_THAT(files[0].text, HasSubstr("move it to deployment/"));
}

TEST(NewChange, FailsWhenTheOrdinalsHaveRunOut) {
  const auto error = tests::thrown_by([] { first_path({"9223372036854775807-x.sql"}); });
  EXPECT_EQ(error.message, "no ordinal is left in deployment/");
}

TEST(NewChange, FailsWhenTheNameIsTooLongForAFile) {
  EXPECT_NO_THROW(new_change(std::string(245, 'a'), Directory::deployment, UndoFile::no, {}));
  const auto error =
      tests::thrown_by([] { new_change(std::string(246, 'a'), Directory::deployment, UndoFile::no, {}); });
  EXPECT_EQ(error.message, "the name is too long for a file");
}

TEST(NewTable, StandsInBothPlacesAndInTheOrder) {
  const NewFiles files = new_table({"app", "order_line"}, group_of({"tbl_a.sql"}), "add-order-line", UndoFile::yes, {});
  ASSERT_THAT(paths_of(files), ElementsAre("create/4-tables/tbl_order_line.sql", "deployment/00000-add-order-line.sql",
                                           "undo/00000-add-order-line.sql", "create/4-tables/order.json"));
  const char* statement = "create table app.order_line (\n    id bigint generated always as identity primary key\n);\n";
  EXPECT_EQ(files[0].text, std::string("-- What a row of order_line is: (write it here)\n") + statement);
  EXPECT_THAT(files[1].text, testing::StartsWith("-- add order line\n"));
  EXPECT_THAT(files[1].text, testing::EndsWith(std::string("\n\n") + statement));
  EXPECT_THAT(files[2].text, testing::EndsWith("\n\ndrop table app.order_line;\n"));
  EXPECT_EQ(files[3].text, R"({"1": "tbl_a.sql", "2": "tbl_order_line.sql"})");
}

TEST(NewTable, OnlyTheOrderMayBeReplaced) {
  for (const NewFile& file : new_table({"", "a"}, group_of({}), "a", UndoFile::yes, {})) {
    EXPECT_EQ(file.may_replace(), file.path == "create/4-tables/order.json") << file.path;
  }
}

TEST(NewTable, IsCalledLikeItsNeighbours) {
  EXPECT_EQ(table_file_beside({}), "create/4-tables/tbl_order_line.sql");
  EXPECT_EQ(table_file_beside({"tbl_a.sql", "tbl_b.sql"}), "create/4-tables/tbl_order_line.sql");
  EXPECT_EQ(table_file_beside({"tbl_a.sql"}), "create/4-tables/tbl_order_line.sql");
  EXPECT_EQ(table_file_beside({"table_a.sql", "table_b.sql"}), "create/4-tables/table_order_line.sql");
  EXPECT_EQ(table_file_beside({"customer.sql", "invoice.sql"}), "create/4-tables/order_line.sql");
  EXPECT_EQ(table_file_beside({"order_header.sql"}), "create/4-tables/order_line.sql");
  EXPECT_EQ(table_file_beside({"tbl_a.sql", "b.sql"}), "create/4-tables/order_line.sql");
}

TEST(NameOfAddition, NamesTheTableWithoutItsSchema) {
  EXPECT_EQ(name_of_addition({"app", "order_line"}), "add-order-line");
}

TEST(ChooseGroup, TakesTheOneWithTablesInItsName) {
  EXPECT_EQ(choose_group({"1-schemas", "4-tables", "5-views"}, ""), "4-tables");
  EXPECT_EQ(choose_group({"1-AppTable"}, ""), "1-AppTable");
}

TEST(ChooseGroup, TakesTheOneThatIsNamed) {
  EXPECT_EQ(choose_group({"1-schemas", "4-tables", "5-relations"}, "relations"), "5-relations");
  EXPECT_EQ(choose_group({"1-schemas", "4-tables", "5-relations"}, "5-relations"), "5-relations");
}

TEST(ChooseGroup, FailsAndNamesTheGroups) {
  const auto failure = [](const std::vector<std::string>& groups, const std::string& wish) {
    const auto error = tests::thrown_by([&] { choose_group(groups, wish); });
    EXPECT_EQ(error.code, base::ErrorCode::usage);
    return error.message + "\n" + error.hint;
  };
  EXPECT_EQ(failure({}, ""), "create/ has no group for a table\nMake one: mkdir -p create/1-tables");
  EXPECT_EQ(failure({"1-a", "2-b"}, ""),
            "no group of create/ has \"table\" in its name\nName the one: --group 1-a. The groups are 1-a, 2-b.");
  EXPECT_EQ(failure({"1-tables", "2-tables-too", "3-x"}, ""),
            "several groups of create/ have \"table\" in their name\n"
            "Name the one: --group 1-tables. The groups are 1-tables, 2-tables-too, 3-x.");
  EXPECT_EQ(failure({"1-a"}, "b"), "create/ has no group \"b\"\nThe groups are 1-a.");
  EXPECT_EQ(failure({"1-a", "2-a"}, "a"), "several groups of create/ are called \"a\"\nThe groups are 1-a, 2-a.");
}

}  // namespace
}  // namespace pgmanager::authoring
