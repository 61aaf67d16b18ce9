#include <gtest/gtest.h>

#include "source/sql_text.hpp"

namespace pgmanager::source {
namespace {

std::string recorded(const std::string& text) {
  base::Findings findings;
  return parse_sql_file("deployment/1-a.sql", text, FileRole::deployment, {}, findings).text.text;
}

TEST(RecordedText, IsTheWholeTextOfASmallFile) {
  const std::string text = "begin;\n-- why\ncopy a from stdin;\n1\n\\.\ncommit;\n";
  EXPECT_EQ(recorded(text), text);
}

// python3 -c "import hashlib; print(hashlib.sha256(b'x' * 65536 + b'\n').hexdigest())"
TEST(RecordedText, ContainsADigestInPlaceOfManyRows) {
  const std::string row = std::string(64UL * 1024, 'x') + "\n";
  EXPECT_EQ(recorded("copy a from stdin;\n" + row + "\\.\nselect 1;\n"),
            "copy a from stdin;\n-- 65537 bytes of rows, SHA-256 "
            "56479685d124f33af3523dcfe0e533648115bc71b17bdfe13718156c4f995d06\n\\.\nselect 1;\n");
}

TEST(RecordedText, ContainsADigestInPlaceOfManySmallBlocks) {
  const std::string large = std::string(64UL * 1024 - 1, 'x') + "\n";
  std::string text;
  for (int i = 0; i < 64; ++i) text += "copy a from stdin;\n" + large + "\\.\n";
  EXPECT_EQ(recorded(text), text);
  const std::string small = std::string(127, 'x') + "\n";
  // python3 -c "import hashlib; print(hashlib.sha256(b'x' * 128 + b'\n').hexdigest())"
  EXPECT_EQ(recorded(text + "copy a from stdin;\n" + small + "\\.\ncopy a from stdin;\nx" + small + "\\.\n"),
            text + "copy a from stdin;\n" + small +
                "\\.\ncopy a from stdin;\n-- 129 bytes of rows, SHA-256 "
                "afac7014bc31c3c615d112fe9368906fbdc4ad914345a02d78783138bd10b5be\n\\.\n");
}

}  // namespace
}  // namespace pgmanager::source
