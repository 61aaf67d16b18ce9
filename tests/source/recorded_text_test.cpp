#include <gtest/gtest.h>

#include "source/sql_text.hpp"

namespace pgmanager::source {
namespace {

std::string recorded(std::string text) {
  base::Findings findings;
  return recorded_text(understand_sql("deployment/1-a.sql", std::move(text), FileRole::deployment, findings));
}

TEST(RecordedText, IsTheWholeTextOfAnOrdinaryFile) {
  const std::string text = "begin;\n-- why\ncopy a from stdin;\n1\n\\.\ncommit;\n";
  EXPECT_EQ(recorded(text), text);
}

// python3 -c "import hashlib; print(hashlib.sha256(b'x' * 65536 + b'\n').hexdigest())"
TEST(RecordedText, HasADigestInPlaceOfManyRows) {
  const std::string row = std::string(64UL * 1024, 'x') + "\n";
  EXPECT_EQ(recorded("copy a from stdin;\n" + row + "\\.\nselect 1;\n"),
            "copy a from stdin;\n-- 65537 bytes of rows, SHA-256 "
            "56479685d124f33af3523dcfe0e533648115bc71b17bdfe13718156c4f995d06\n\\.\nselect 1;\n");
}

}  // namespace
}  // namespace pgmanager::source
