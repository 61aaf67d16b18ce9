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

}  // namespace

}  // namespace pgmanager::cluster
