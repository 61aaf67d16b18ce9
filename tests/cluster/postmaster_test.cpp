#include "cluster/postmaster.hpp"

#include <gtest/gtest.h>

#include "base/process.hpp"

namespace pgmanager::cluster {
namespace {

constexpr const char* awkward = R"(it's a "place" with $HOME, `true`, \ and	tab)";

TEST(ShellQuoted, IsOneUnchangedWordForTheShell) {
  const auto result = base::run({.arguments = {"sh", "-c", "printf %s " + shell_quoted(awkward)}});
  EXPECT_EQ(result.output, awkward);
}

TEST(ListQuoted, DoublesTheDoubleQuotes) {
  EXPECT_EQ(list_quoted("/a b,c"), "\"/a b,c\"");
  EXPECT_EQ(list_quoted("/a\"b"), "\"/a\"\"b\"");
}

// The file as PostgreSQL 15 writes it; the status is padded to eight characters.
constexpr const char* complete =
    "4711\n/srv/x/data\n1700000000\n5432\n/srv/x/socket\n\n   123456         7\nready   \n";

TEST(PostmasterFile, IsReadInTheFormatOfPostgres) {
  EXPECT_EQ(parse_postmaster_file(complete),
            (PostmasterFile{.pid = 4711, .port = 5432, .socket_directory = "/srv/x/socket", .status = "ready"}));
}

TEST(PostmasterFile, MayBeIncomplete) {
  EXPECT_EQ(parse_postmaster_file("4711\n/srv/x/data\n1700000000\n5432\n"),
            (PostmasterFile{.pid = 4711, .port = 5432}));
}

TEST(PostmasterFile, IsEmptyWithoutAProcess) {
  EXPECT_EQ(parse_postmaster_file(""), std::nullopt);
}

TEST(PostmasterFile, IsEmptyForABackendInSingleUserMode) {
  EXPECT_EQ(parse_postmaster_file("-4711\n/srv/x/data\n"), std::nullopt);
}

TEST(LastLines, ReturnsAShortTextWithoutTheFinalLineEnd) {
  EXPECT_EQ(last_lines("one\ntwo\n"), "one\ntwo");
  EXPECT_EQ(last_lines("one"), "one");
  EXPECT_EQ(last_lines("\n"), "");
  EXPECT_EQ(last_lines(""), "");
}

TEST(LastLines, ReturnsTheLastTenLinesOfALongText) {
  EXPECT_EQ(last_lines("1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n11\n12\n"), "3\n4\n5\n6\n7\n8\n9\n10\n11\n12");
}

}  // namespace

}  // namespace pgmanager::cluster
