#include "source/file_name.hpp"

#include <gtest/gtest.h>

namespace pgmanager::source {
namespace {

TEST(FileName, OfADeploymentIsAnOrdinalADashARestAndSql) {
  const auto name = split_deployment_name("00000-valid-file-name.sql");
  ASSERT_TRUE(name);
  EXPECT_EQ(name->digits, "00000");
  EXPECT_EQ(name->rest, "valid-file-name");
}

TEST(FileName, OfADeploymentHasNoOtherForm) {
  for (const char* name : {"fix-tbl-calendar-events.sql", "00001-.sql", "00001.sql", "00001_a.sql", "-a.sql", "1-a.SQL",
                           "1-a.sql.bak", "1-a", "a1-b.sql", "-1-a.sql", ".sql", ""}) {
    EXPECT_FALSE(split_deployment_name(name)) << name;
  }
}

TEST(FileName, MayContainBlanksAndLettersOfAnyLanguageInTheRest) {
  EXPECT_EQ(split_deployment_name("1-größe der räume.sql")->rest, "größe der räume");
  EXPECT_EQ(unwanted_characters("1-größe der räume.sql"), "");
}

TEST(FileName, OfAGroupIsANumberADashAndTheRest) {
  EXPECT_EQ(split_numbered_name("10-grants")->digits, "10");
  EXPECT_EQ(split_numbered_name("10-grants")->rest, "grants");
  EXPECT_FALSE(split_numbered_name("10-"));
  EXPECT_FALSE(split_numbered_name("10"));
  EXPECT_FALSE(split_numbered_name("tables"));
}

TEST(FileName, OfDotFilesAndReadmeIsIgnored) {
  EXPECT_TRUE(is_passed_over(".gitkeep"));
  EXPECT_TRUE(is_passed_over("README.md"));
  EXPECT_FALSE(is_passed_over("readme.md"));
  EXPECT_FALSE(is_passed_over("README.md.sql"));
}

TEST(FileName, ReportsUnwantedCharacters) {
  EXPECT_EQ(unwanted_characters("1-a\nb.sql"), "a control character");
  EXPECT_EQ(unwanted_characters("1-a\x7f.sql"), "a control character");
  EXPECT_EQ(unwanted_characters("1-a\u009b2J.sql"), "a control character");
  EXPECT_EQ(unwanted_characters("1-it's.sql"), "a quote");
  EXPECT_EQ(unwanted_characters("1-\"a\".sql"), "a quote");
  EXPECT_EQ(unwanted_characters("1-`a`.sql"), "a quote");
  EXPECT_EQ(unwanted_characters("1-a\\b.sql"), "a backslash");
  EXPECT_EQ(unwanted_characters("1-caf\xe9.sql"), "bytes that are not UTF-8");
}

}  // namespace
}  // namespace pgmanager::source
