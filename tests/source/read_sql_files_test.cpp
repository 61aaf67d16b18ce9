#include "source/read_sql_files.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "source/checksum.hpp"
#include "source/findings.hpp"
#include "support/temporary_directory.hpp"

namespace pgmanager::source {
namespace {

using pgmanager::tests::TemporaryDirectory;
using testing::ElementsAre;
using testing::IsEmpty;

TEST(ReadSqlFiles, KeepsTheOrderOfManyFilesAndOfTheirFindings) {
  const TemporaryDirectory root;
  std::vector<std::string> paths;
  std::vector<std::string> expected;
  for (int i = 0; i < 500; ++i) {
    paths.push_back("deployment/" + std::to_string(i) + "-a.sql");
    root.write(paths.back(), i % 10 == 0 ? "" : "select " + std::to_string(i) + ";");
    if (i % 10 == 0) expected.push_back(paths.back() + " empty-file");
  }
  base::Findings findings;
  const auto files = read_sql_files(root.path(), paths, FileRole::deployment, {}, findings);
  ASSERT_EQ(files.size(), 500U);
  for (std::size_t i = 0; i < files.size(); ++i) {
    EXPECT_EQ(files[i].path, paths[i]);
    EXPECT_EQ(files[i].checksum, i % 10 == 0 ? "" : text_checksum("select " + std::to_string(i) + ";"));
  }
  EXPECT_EQ(tests::places(findings), expected);
}

TEST(ReadSqlFiles, ReportsAFileThatCannotBeReadAndReadsTheOthers) {
  const TemporaryDirectory root;
  root.write("deployment/1-a.sql", "select 1;");
  base::Findings findings;
  const auto files =
      read_sql_files(root.path(), {"deployment/0-gone.sql", "deployment/1-a.sql"}, FileRole::deployment, {}, findings);
  EXPECT_THAT(tests::in_full(findings),
              ElementsAre("deployment/0-gone.sql file-unreadable",
                          "could not open file \"" + (root.path() / "deployment/0-gone.sql").string() +
                              "\": No such file or directory",
                          "Make the file readable for the user who runs this (chmod +r)."));
  ASSERT_EQ(files.size(), 2U);
  EXPECT_EQ(files[0].path, "deployment/0-gone.sql");
  EXPECT_EQ(files[0].checksum, "");
  EXPECT_EQ(files[1].checksum, text_checksum("select 1;"));
}

TEST(ReadSqlFiles, ReadsNoFiles) {
  base::Findings findings;
  EXPECT_THAT(read_sql_files("/", {}, FileRole::create, {}, findings), IsEmpty());
  EXPECT_THAT(findings, IsEmpty());
}

}  // namespace
}  // namespace pgmanager::source
