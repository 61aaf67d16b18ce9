#include "imports/marked_text.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "imports/directories.hpp"

namespace pgmanager::imports {
namespace {

using testing::ElementsAre;

std::vector<std::string> comments(const std::string& text) {
  const File file{.path = "a.sql", .text = text};
  std::vector<std::string> found;
  const MarkedText marked(file);
  for (const CommentLine& each : marked.comments()) found.push_back(fmt::format("{}:{}", each.line, each.content));
  return found;
}

TEST(MarkedText, FindsCommentsThatHaveALineToThemselves) {
  EXPECT_THAT(comments("-- one\n  --two  \r\nselect 1; -- three\nselect -- four\n-- five\n2;\n--"),
              ElementsAre("0:one", "1:two", "4:five", "6:"));
}

TEST(MarkedText, IgnoresWhatOnlyLooksLikeAComment) {
  EXPECT_THAT(comments("select '\n-- string\n';\n/* \n-- block /* \n-- inner */\n-- outer */\n-- real\n"),
              ElementsAre("7:real"));
  EXPECT_THAT(comments("do $$\n-- body\n$$;\ncopy a from stdin;\n-- row\n\\.\n-- real\n"), ElementsAre("6:real"));
  EXPECT_THAT(comments("select \"\n-- name\n\", $a$\n-- body\n$a$;\n-- real"), ElementsAre("5:real"));
}

TEST(Part, KeepsTheNumbersOfItsLines) {
  const File file{.path = "a.sql", .text = "one\ntwo\r\nthree\nfour\n\n"};
  const MarkedText text(file);
  Part part(text);
  part.keep(1, 2);
  part.keep(3, 5);
  EXPECT_EQ(shown(part.sql()), "2: two\r\n\nfour\n");
  part.replace(2, ";");
  EXPECT_EQ(shown(part.sql()), "2: two\r\n;\nfour\n");
}

TEST(Whole, LeavesOutTheByteOrderMarkAndEndsWithALineEnd) {
  const File file{.path = "a.sql", .text = "\xEF\xBB\xBFselect 1;"};
  EXPECT_EQ(shown(whole(MarkedText(file))), "1: select 1;\n");
}

}  // namespace
}  // namespace pgmanager::imports
