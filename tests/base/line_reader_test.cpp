#include "base/line_reader.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <vector>

namespace pgmanager::base {
namespace {

using testing::ElementsAre;

class LineReaderTest : public testing::Test {
 protected:
  std::vector<std::string> lines_;
  LineReader reader_{[this](const std::string& line) { lines_.push_back(line); }};
};

TEST_F(LineReaderTest, PassesALineOnAsSoonAsItEnds) {
  reader_.take("on");
  EXPECT_THAT(lines_, ElementsAre());
  reader_.take("e\ntwo\nth");
  EXPECT_THAT(lines_, ElementsAre("one", "two"));
  reader_.finish();
  EXPECT_THAT(lines_, ElementsAre("one", "two", "th"));
}

TEST_F(LineReaderTest, KeepsEmptyLinesAndAcceptsBothLineEnds) {
  reader_.take("one\r\n\n\r\nfour\n");
  reader_.finish();
  EXPECT_THAT(lines_, ElementsAre("one", "", "", "four"));
}

TEST_F(LineReaderTest, PassesOnALongLineInPieces) {
  const std::string piece(LineReader::longest_line, 'x');
  reader_.take(piece + piece + "y");
  EXPECT_THAT(lines_, ElementsAre(piece, piece));
  reader_.finish();
  EXPECT_THAT(lines_, ElementsAre(piece, piece, "y"));
}

}  // namespace
}  // namespace pgmanager::base
