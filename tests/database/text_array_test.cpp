#include "database/text_array.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace pgmanager::database {

namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

TEST(TextArray, IsReadInTheServersFormat) {
  EXPECT_THAT(text_array("{calendar,event}"), ElementsAre("calendar", "event"));
  EXPECT_THAT(text_array(R"({"a b","a,b","\"q\"","back\\slash","",NULL})"),
              ElementsAre("a b", "a,b", "\"q\"", "back\\slash", "", "NULL"));
  EXPECT_THAT(text_array("{}"), IsEmpty());
}

TEST(TextArray, IsWrittenInTheServersFormat) {
  const std::vector<std::string> elements{"plain", "a,b", "\"q\"", "back\\slash", "", "{}"};
  EXPECT_EQ(text_array(written_array(elements)), elements);
  EXPECT_EQ(written_array({}), "{}");
}

}  // namespace

}  // namespace pgmanager::database
