#include "base/text_difference.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <regex>
#include <sstream>

#include "base/files.hpp"
#include "base/process.hpp"
#include "support/temporary_directory.hpp"

namespace pgmanager::base {
namespace {

using pgmanager::tests::TemporaryDirectory;

TEST(TextDifference, IsEmptyForEqualTexts) {
  EXPECT_EQ(text_difference("", ""), "");
  EXPECT_EQ(text_difference("select 1;\n", "select 1;\n"), "");
}

TEST(TextDifference, IsEmptyWhenOnlyLineEndsDiffer) {
  EXPECT_EQ(text_difference("select\r\n1;\r\n", "select\n1;\n"), "");
  EXPECT_EQ(text_difference("select 1;", "select 1;\n"), "");
}

// The expected texts are those of diff -U3, without its file header.

TEST(TextDifference, ShowsThreeLinesAroundAnEdit) {
  EXPECT_EQ(text_difference("a\nb\nc\nd\ne\nf\ng\nh\n", "a\nb\nc\nd\nE\nf\ng\nh\n"),
            "@@ -2,7 +2,7 @@\n b\n c\n d\n-e\n+E\n f\n g\n h\n");
}

TEST(TextDifference, ShowsDistantEditsSeparately) {
  EXPECT_EQ(text_difference("1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n11\n12\n", "one\n2\n3\n4\n5\n6\n7\n8\n9\n10\n11\ntwelve\n"),
            "@@ -1,4 +1,4 @@\n-1\n+one\n 2\n 3\n 4\n"
            "@@ -9,4 +9,4 @@\n 9\n 10\n 11\n-12\n+twelve\n");
}

TEST(TextDifference, ShowsAddedAndRemovedLines) {
  EXPECT_EQ(text_difference("a\nb\n", "a\nnew\nb\n"), "@@ -1,2 +1,3 @@\n a\n+new\n b\n");
  EXPECT_EQ(text_difference("a\nold\nb\n", "a\nb\n"), "@@ -1,3 +1,2 @@\n a\n-old\n b\n");
}

TEST(TextDifference, ComparesWithAnEmptyText) {
  EXPECT_EQ(text_difference("", "a\nb\n"), "@@ -0,0 +1,2 @@\n+a\n+b\n");
  EXPECT_EQ(text_difference("a\nb\n", ""), "@@ -1,2 +0,0 @@\n-a\n-b\n");
}

TEST(TextDifference, ShowsNonAsciiCharacters) {
  EXPECT_EQ(text_difference("select 'é';\nselect 1;\n", "select '日';\nselect 1;\n"),
            "@@ -1,2 +1,2 @@\n-select 'é';\n+select '日';\n select 1;\n");
}

TEST(TextDifference, DoesNotCompareVeryLongTexts) {
  std::string lines;
  for (int i = 0; i < 20'001; ++i) lines += "a\n";
  EXPECT_EQ(text_difference(lines, "a\n"), "the texts are too long to be compared\n");
  EXPECT_EQ(text_difference("a\n", lines), "the texts are too long to be compared\n");
}

/// Up to 15 lines chosen from few, so that two texts have much in common.
std::string random_text(std::mt19937& random) {
  std::string text;
  for (unsigned lines = random() % 16; lines > 0; --lines) text += fmt::format("line {}\n", random() % 6);
  return text;
}

std::string output_of(std::vector<std::string> arguments, const std::filesystem::path& directory) {
  return run({.arguments = std::move(arguments), .environment = {{"LC_ALL", "C"}}, .directory = directory}).output;
}

/// The output of diff without its file header, and with the line counts of 1 that it omits.
std::string difference_by_diff(const TemporaryDirectory& directory) {
  const std::string text = output_of({"diff", "-U3", "--minimal", "before", "after"}, directory.path());
  static const std::regex lone_number(R"(([-+]\d+) )");
  std::string normal;
  std::istringstream lines(text.substr(std::min(text.find("@@"), text.size())));
  for (std::string line; std::getline(lines, line);) {
    normal += (line.starts_with("@@") ? std::regex_replace(line, lone_number, "$1,1 ") : line) + "\n";
  }
  return normal;
}

/// A selection of fifty different lines. Two such texts have exactly one shortest edit.
std::string random_selection(std::mt19937& random) {
  std::string text;
  for (int line = 0; line < 50; ++line) {
    if (random() % 20 != 0) text += fmt::format("line {}\n", line);
  }
  return text;
}

TEST(TextDifference, EqualsTheOutputOfDiff) {
  const TemporaryDirectory directory;
  std::mt19937 random(1);
  for (int round = 0; round < 300; ++round) {
    const std::string before = round == 0 ? "" : random_selection(random);
    const std::string after = round == 1 ? "" : random_selection(random);
    directory.write("before", before);
    directory.write("after", after);
    ASSERT_EQ(text_difference(before, after), difference_by_diff(directory));
  }
}

TEST(TextDifference, IsAcceptedByPatch) {
  const TemporaryDirectory directory;
  std::mt19937 random(2);
  for (int round = 0; round < 200; ++round) {
    const std::string before = random_text(random);
    const std::string after = random_text(random);
    const std::string difference = text_difference(before, after);
    if (difference.empty()) continue;
    directory.write("before", before);
    directory.write("difference", difference);
    const std::string said = output_of(
        {"patch", "--unified", "--fuzz=0", "--input=difference", "--output=after", "before"}, directory.path());
    ASSERT_EQ(read_file(directory.path() / "after"), after) << said << "\n" << before << "\n" << difference;
    ASSERT_EQ(said.find("offset"), std::string::npos) << said << "\n" << before << "\n" << difference;
  }
}

}  // namespace
}  // namespace pgmanager::base
