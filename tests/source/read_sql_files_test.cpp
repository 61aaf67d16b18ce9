#include "source/read_sql_files.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "source/findings.hpp"
#include "source/text_checksum.hpp"
#include "support/temporary_directory.hpp"

namespace pgmanager::source {
namespace {

using pgmanager::tests::TemporaryDirectory;
using testing::ElementsAre;

std::vector<SqlFile> read(const TemporaryDirectory& root, const std::vector<std::string>& paths,
                          base::Findings& findings) {
  std::vector<SqlFile> files;
  for (const std::string& path : paths) files.push_back(listed_file(path));
  std::vector<FileToRead> to_read;
  for (SqlFile& file : files) to_read.push_back({&file, FileRole::deployment});
  read_sql_files(root.path(), to_read, {}, findings);
  return files;
}

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
  const auto files = read(root, paths, findings);
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
  const auto files = read(root, {"deployment/0-gone.sql", "deployment/1-a.sql"}, findings);
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

// With a byte order mark and CR LF, which do not count; a large file is not read twice.
TEST(ReadChecksums, OfTheTextAndOfNothingElse) {
  const TemporaryDirectory root;
  root.write("deployment/0-a.sql", "\xEF\xBB\xBFselect\r\n1;");
  root.write("deployment/1-large.sql", "select '" + std::string(1024UL * 1024, 'a') + "';");
  SqlFile small = listed_file("deployment/0-a.sql");
  SqlFile large = listed_file("deployment/1-large.sql");
  SqlFile gone = listed_file("deployment/2-gone.sql");
  read_checksums_of({&small, &large, &gone}, root.path());
  EXPECT_EQ(small.depth, Depth::text);
  EXPECT_EQ(small.checksum, text_checksum("select\n1;"));
  EXPECT_EQ(large.depth, Depth::name);
  EXPECT_EQ(gone.depth, Depth::name);
  base::Findings findings;
  EXPECT_EQ(read(root, {"deployment/0-a.sql"}, findings).front().checksum, small.checksum);
}

}  // namespace
}  // namespace pgmanager::source
