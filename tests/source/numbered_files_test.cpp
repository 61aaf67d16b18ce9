#include "source/numbered_files.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include "source/findings.hpp"
#include "support/temporary_directory.hpp"

namespace pgmanager::source {
namespace {

using pgmanager::tests::TemporaryDirectory;
using testing::ElementsAre;
using testing::IsEmpty;
using tests::in_full;
using tests::places;
using Names = std::vector<std::string>;

struct Read {
  std::vector<NumberedFile> deployments;
  base::Findings findings;

  Names paths() const {
    Names names;
    for (const NumberedFile& each : deployments) names.push_back(each.file.path);
    return names;
  }
};

Read read(const Names& names, const std::string& directory = "deployment") {
  const TemporaryDirectory root;
  std::filesystem::create_directory(root.path() / directory);
  for (const std::string& name : names) root.write(directory + "/" + name, "-- nothing yet\n");
  Read result;
  result.deployments = list_numbered_files(root.path(), directory,
                                           directory == "deployment" ? GapCheck::yes : GapCheck::no, result.findings);
  return result;
}

Read read_manual(const Names& names) {
  return read(names, "manual-deployment");
}

TEST(NumberedFiles, AcceptsValidFileNames) {
  const Read result = read({"00000-valid-file-name.sql", "00001-another-valid-file-name.sql"});
  EXPECT_THAT(result.findings, IsEmpty());
  EXPECT_THAT(result.paths(),
              ElementsAre("deployment/00000-valid-file-name.sql", "deployment/00001-another-valid-file-name.sql"));
  EXPECT_EQ(result.deployments[1].ordinal, Ordinal(1));
  EXPECT_EQ(result.deployments[1].rest, "another-valid-file-name");
}

TEST(NumberedFiles, RefusesAFileNameWithoutOrdinal) {
  const Names names = {"00000-valid-file-name.sql", "00001-another-valid-file-name.sql", "fix-tbl-calendar-events.sql"};
  EXPECT_THAT(in_full(read(names).findings),
              ElementsAre("deployment/fix-tbl-calendar-events.sql stray-entry",
                          "\"fix-tbl-calendar-events.sql\" is not named <ordinal>-<rest>.sql",
                          "Rename it: mv deployment/fix-tbl-calendar-events.sql "
                          "deployment/00002-fix-tbl-calendar-events.sql"));
  EXPECT_THAT(places(read_manual(names).findings),
              ElementsAre("manual-deployment/fix-tbl-calendar-events.sql stray-entry"));
}

TEST(NumberedFiles, RefusesAGapOnlyInDeployment) {
  const Names names = {"00000-a.sql", "00001-b.sql", "00040-c.sql"};
  EXPECT_THAT(
      in_full(read(names).findings),
      ElementsAre("deployment/00040-c.sql ordinal-gap",
                  "ordinals 00002 to 00039 are missing between \"00001-b.sql\" and \"00040-c.sql\"",
                  "If another branch has the missing file, merge that first; if it was deleted, restore it. If a file "
                  "after the gap has run on any instance, write a file with only a comment in its place, under "
                  "the name of the missing one if that has run, too. Only if none has, close the gap: postgres-manager "
                  "renumber --all, or: mv deployment/00040-c.sql "
                  "deployment/00002-c.sql"));
  const Read manual = read_manual(names);
  EXPECT_THAT(manual.findings, IsEmpty());
  EXPECT_THAT(manual.paths(), ElementsAre("manual-deployment/00000-a.sql", "manual-deployment/00001-b.sql",
                                          "manual-deployment/00040-c.sql"));
}

TEST(NumberedFiles, RefusesADuplicateOrdinalInBothDirectories) {
  const Names names = {"00000-a.sql", "00001-b.sql", "00000-c.sql"};
  EXPECT_THAT(
      in_full(read(names).findings),
      ElementsAre(
          "deployment/00000-c.sql duplicate-ordinal", "ordinal 0 is used twice, by \"00000-a.sql\" and \"00000-c.sql\"",
          "After a merge in git, postgres-manager renumber gives the new file a free ordinal; otherwise give ordinal "
          "00002 to the file that has not run on any instance, which is either: mv deployment/00000-c.sql "
          "deployment/00002-c.sql or: mv deployment/00000-a.sql deployment/00002-a.sql"));
  EXPECT_THAT(places(read_manual(names).findings), ElementsAre("manual-deployment/00000-c.sql duplicate-ordinal"));
}

TEST(NumberedFiles, ComparesOrdinalsAsNumbers) {
  EXPECT_THAT(places(read({"1-a.sql", "00001-b.sql"}).findings), ElementsAre("deployment/1-a.sql duplicate-ordinal"));
  EXPECT_THAT(read({"10-j.sql", "8-h.sql", "9-i.sql", "011-k.sql"}).paths(),
              ElementsAre("deployment/8-h.sql", "deployment/9-i.sql", "deployment/10-j.sql", "deployment/011-k.sql"));
}

TEST(NumberedFiles, ReportsEachFurtherUseOfAnOrdinal) {
  EXPECT_THAT(places(read({"3-a.sql", "3-b.sql", "3-c.sql"}).findings),
              ElementsAre("deployment/3-b.sql duplicate-ordinal", "deployment/3-c.sql duplicate-ordinal"));
}

TEST(NumberedFiles, FormulatesGapsOfOneAndTwoFiles) {
  const base::Findings findings = read({"0-a.sql", "2-b.sql", "5-c.sql"}).findings;
  EXPECT_THAT(
      in_full(findings),
      ElementsAre(
          "deployment/2-b.sql ordinal-gap", "ordinal 1 is missing between \"0-a.sql\" and \"2-b.sql\"",
          "If another branch has the missing file, merge that first; if it was deleted, restore it. If a file after "
          "the gap has run on any instance, write a file with only a comment in its place, under the name of the "
          "missing one if that has run, too. Only if none has, close the gap: postgres-manager renumber --all, or: mv "
          "deployment/2-b.sql deployment/1-b.sql && mv deployment/5-c.sql "
          "deployment/2-c.sql",
          "deployment/5-c.sql ordinal-gap", "ordinals 3 and 4 are missing between \"2-b.sql\" and \"5-c.sql\"",
          "Merge or restore what is missing; closing the first gap closes this one, too."));
}

TEST(NumberedFiles, MovesTheUndoFileOfAFileAfterAGap) {
  const TemporaryDirectory root;
  for (const char* name : {"deployment/0-a.sql", "deployment/2-b c.sql", "undo/2-b c.sql"})
    root.write(name, "-- none\n");
  base::Findings findings;
  list_numbered_files(root.path(), "deployment", GapCheck::yes, findings);
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_THAT(findings[0].hint, testing::EndsWith("or: mv 'deployment/2-b c.sql' 'deployment/1-b c.sql' && "
                                                  "mv 'undo/2-b c.sql' 'undo/1-b c.sql'"));
}

TEST(NumberedFiles, SuggestsRenumberInsteadOfALongListOfMoves) {
  Names names = {"00000-a.sql"};
  for (int i = 10; i <= 30; ++i) names.push_back("000" + std::to_string(i) + "-x.sql");
  EXPECT_THAT(read(names).findings.at(0).hint, testing::EndsWith("postgres-manager renumber --all"));
}

TEST(NumberedFiles, ExplainsThatOrdinalsAreNotDates) {
  EXPECT_THAT(in_full(read({"20260101120000-a.sql", "20260102120000-b.sql", "20260102120001-c.sql"}).findings),
              ElementsAre("deployment ordinal-gap",
                          "ordinals must be numbers without gaps, but those from \"20260101120000-a.sql\" to "
                          "\"20260102120001-c.sql\" are dates or times",
                          "Before any of these files has run, number them in their present order: "
                          "postgres-manager renumber --all"));
  const base::Findings strays = read({"20260101120000_a.sql", "20260102120000_b.sql"}).findings;
  ASSERT_EQ(strays.size(), 2U);
  EXPECT_EQ(strays[0].hint, "Rename it: mv deployment/20260101120000_a.sql deployment/00000-a.sql");
  EXPECT_EQ(strays[1].hint, "Rename it: mv deployment/20260102120000_b.sql deployment/00001-b.sql");
}

// Files with small ordinals are not dates, and some of them may have run.
TEST(NumberedFiles, ReportsWhichOrdinalsAreDates) {
  EXPECT_THAT(in_full(read({"00000-x.sql", "00001-y.sql", "20240606-z.sql"}).findings),
              ElementsAre("deployment ordinal-gap",
                          "ordinals must be numbers without gaps, but that of \"20240606-z.sql\" is a date or time",
                          "Before the file has run, give it the next ordinal: postgres-manager renumber --all"));
  EXPECT_EQ(
      read({"00000-x.sql", "20240606-y.sql", "20240607-z.sql"}).findings.at(0).message,
      "ordinals must be numbers without gaps, but those from \"20240606-y.sql\" to \"20240607-z.sql\" are dates or "
      "times");
}

TEST(NumberedFiles, MayStartWithAnyOrdinal) {
  EXPECT_THAT(read({"00120-a.sql", "00121-b.sql"}).findings, IsEmpty());
}

TEST(NumberedFiles, FindsTheGapBelowTheLargestOrdinal) {
  EXPECT_THAT(places(read({"0-a.sql", "9223372036854775807-b.sql", "x.sql"}).findings),
              ElementsAre("deployment/x.sql stray-entry", "deployment ordinal-gap"));
}

TEST(NumberedFiles, RefusesAnOrdinalOfThirtyDigits) {
  EXPECT_THAT(in_full(read({"1-a.sql", "123456789012345678901234567890-b.sql"}).findings),
              ElementsAre("deployment/123456789012345678901234567890-b.sql number-too-large",
                          "ordinal 123456789012345678901234567890 is too large, the largest is 9223372036854775807",
                          "Rename the file to the ordinal that follows the last one."));
}

TEST(NumberedFiles, KeepsTheIntendedOrdinalOfAMisnamedFile) {
  const base::Findings findings =
      read({"00000-a.sql", "00001_b.sql", "00002-c.SQL", "00003-d.sql", "00003.sql", "it is.sql"}).findings;
  std::vector<std::string> hints;
  for (const base::Finding& each : findings) {
    if (each.rule == "stray-entry") hints.push_back(each.hint);
  }
  EXPECT_THAT(hints, ElementsAre("Rename it: mv deployment/00001_b.sql deployment/00001-b.sql",
                                 "Rename it: mv deployment/00002-c.SQL deployment/00002-c.sql",
                                 "Rename it: mv deployment/00003.sql deployment/00004-describe-the-change.sql",
                                 "Rename it: mv 'deployment/it is.sql' 'deployment/00005-it is.sql'"));
}

TEST(NumberedFiles, SuggestsNoNameThatLeavesAGap) {
  EXPECT_THAT(in_full(read({"00000-a.sql", "00002.sql"}).findings),
              ElementsAre("deployment/00002.sql stray-entry", "\"00002.sql\" is not named <ordinal>-<rest>.sql",
                          "Rename it: mv deployment/00002.sql deployment/00001-describe-the-change.sql"));
  // If the misnamed file closes a gap, no other file is moved there.
  EXPECT_THAT(places(read({"00000-a.sql", "00001_b.sql", "00002-c.sql"}).findings),
              ElementsAre("deployment/00001_b.sql stray-entry"));
  EXPECT_EQ(read_manual({"00000-a.sql", "00002.sql"}).findings.at(0).hint,
            "Rename it: mv manual-deployment/00002.sql manual-deployment/00002-describe-the-change.sql");
}

TEST(NumberedFiles, RefusesOtherEntriesThanSqlFiles) {
  const TemporaryDirectory root;
  root.write("deployment/00000-a.sql", "select 1;");
  root.write("deployment/00001-b.sql/c.sql", "select 1;");
  root.write("deployment/notes.txt", "");
  ASSERT_EQ(::mkfifo((root.path() / "deployment/00002-pipe.sql").c_str(), 0600), 0);
  base::Findings findings;
  list_numbered_files(root.path(), "deployment", GapCheck::yes, findings);
  const auto move = "Move it out of deployment/, which may contain only files <ordinal>-<rest>.sql.";
  EXPECT_THAT(in_full(findings),
              ElementsAre("deployment/00001-b.sql stray-entry", "\"00001-b.sql\" is not a regular file", move,
                          "deployment/00002-pipe.sql stray-entry", "\"00002-pipe.sql\" is not a regular file", move,
                          "deployment/notes.txt stray-entry", "\"notes.txt\" is not named <ordinal>-<rest>.sql",
                          "Move it out of deployment/, or rename it to <ordinal>-<rest>.sql."));
}

TEST(NumberedFiles, IgnoresDotFilesAndReadme) {
  const Read result = read({".gitkeep", "README.md", "0-a.sql"});
  EXPECT_THAT(result.findings, IsEmpty());
  EXPECT_THAT(result.paths(), ElementsAre("deployment/0-a.sql"));
}

TEST(NumberedFiles, MayBeEmpty) {
  EXPECT_THAT(read({}).findings, IsEmpty());
  EXPECT_THAT(read_manual({}).findings, IsEmpty());
}

TEST(NumberedFiles, CountsTheOrdinalOfABrokenLink) {
  const TemporaryDirectory root;
  root.write("deployment/0-a.sql", "select 1;");
  std::filesystem::create_symlink("gone.sql", root.path() / "deployment/1-b.sql");
  root.write("deployment/2-c.sql", "select 1;");
  base::Findings findings;
  list_numbered_files(root.path(), "deployment", GapCheck::yes, findings);
  EXPECT_THAT(places(findings), ElementsAre("deployment/1-b.sql file-unreadable"));
}

}  // namespace
}  // namespace pgmanager::source
