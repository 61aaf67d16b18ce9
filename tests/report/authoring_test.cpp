#include "report/authoring.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

namespace pgmanager::report {
namespace {

using authoring::Purpose;
using authoring::Renumbering;

const Style plain;

TEST(NewFilesText, EscapesControlCharacters) {
  const authoring::NewFiles files = {
      {.path = "create/1-\x1b[31mtables/order.json", .text = "", .purpose = Purpose::order}};
  EXPECT_EQ(new_files_text(files, Tense::would_be, plain),
            "would write create/1-\\x1b[31mtables/order.json  (lists it)\ndry run: nothing was changed\n");
}

TEST(NewFilesText, IndentsTextsWithoutTrailingBlanks) {
  const authoring::NewFiles files = {{.path = "deployment/1-a.sql", .text = "-- a \n\nselect 1;\n"}};
  EXPECT_EQ(new_files_text(files, Tense::would_be, plain),
            "would write deployment/1-a.sql  (for existing instances)\n    -- a\n\n    select 1;\n"
            "dry run: nothing was changed\n");
}

TEST(RenumberingText, CountsOneFileAsOne) {
  Renumbering renumbering;
  renumbering.onto.name = "ma\nin";
  renumbering.renames = {{"deployment/1-a\n.sql", "deployment/2-a\n.sql"}};
  EXPECT_EQ(
      renumbering_text(renumbering, Tense::done),
      "renamed deployment/1-a\\n.sql to deployment/2-a\\n.sql\nrenumber: 1 file renamed, after those of ma\\nin\n");
  EXPECT_EQ(renumbering_text(renumbering, Tense::would_be),
            "would rename deployment/1-a\\n"
            ".sql to deployment/2-a\\n"
            ".sql\n"
            "dry run: 1 file would be renamed, after those of ma\\n"
            "in; nothing was changed\n");
}

TEST(RenumberingNotices, DescribeTheRemainingManualSteps) {
  Renumbering renumbering;
  renumbering.onto.name = "main";
  renumbering.not_here = 2;
  EXPECT_EQ(renumbering_notices(renumbering), "") << "nothing was renamed";
  renumbering.renames = {{"deployment/1-a.sql", "deployment/2-a.sql"}};
  renumbering.mentions = {{.file = "a\tb.md", .line = 7, .name = "1-a.sql"}};
  EXPECT_EQ(renumbering_notices(renumbering),
            "notice: a\\tb.md:7 mentions \"1-a.sql\"\nnotice: 2 deployments of main are not in this branch yet, and "
            "deployment/ has a gap until it is merged: git merge main\n");
}

TEST(RenumberingNotices, WarnAboutInstancesIfAllFilesAreRenumbered) {
  Renumbering renumbering;
  EXPECT_EQ(renumbering_notices(renumbering), "");
  renumbering.renames = {{"deployment/3-a.sql", "deployment/2-a.sql"}};
  EXPECT_EQ(renumbering_notices(renumbering),
            "notice: an instance that ran one of these files knows it by its old ordinal and refuses the next "
            "deployment\n");
  EXPECT_EQ(renumbering_text(renumbering, Tense::would_be),
            "would rename deployment/3-a.sql to deployment/2-a.sql\n"
            "dry run: 1 file would be renamed; nothing was changed\n");
}

TEST(RenumberingNotices, AreLimited) {
  Renumbering renumbering;
  renumbering.onto.name = "main";
  renumbering.renames = {{"deployment/1-a.sql", "deployment/2-a.sql"}};
  renumbering.mentions.assign(22, {.file = "a.md", .line = 7, .name = "1-a.sql"});
  const std::string text = renumbering_notices(renumbering);
  EXPECT_EQ(std::count(text.begin(), text.end(), '\n'), 21);
  EXPECT_THAT(text, testing::EndsWith("\nnotice: 2 places more with an old name; --output json lists them all\n"));
}

TEST(RenumberingJson, ReplacesBytesThatAreNotUtf8) {
  Renumbering renumbering;
  renumbering.onto = {.name = "main", .commit = "abc"};
  renumbering.renames = {{"deployment/1-\xff.sql", "deployment/2-\xff.sql"}};
  EXPECT_EQ(renumbering_json(renumbering, Tense::done),
            "{\"event\":\"renumbered\",\"dry_run\":false,\"onto\":\"main\",\"commit\":\"abc\",\"renames\":[{\"from\":"
            "\"deployment/1-\uFFFD.sql\",\"to\":\"deployment/2-\uFFFD.sql\"}],\"mentions\":[],\"not_here\":0}\n");
}

}  // namespace
}  // namespace pgmanager::report
