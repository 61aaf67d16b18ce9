#include "authoring/new_files.hpp"

#include <gtest/gtest.h>

#include "base/error.hpp"

namespace pgmanager::authoring {
namespace {

TEST(WithEntry, AddsALineInTheFormatOfTheOthers) {
  EXPECT_EQ(with_entry("{\n    \"1\": \"a.sql\",\n    \"2\": \"b.sql\"\n}\n", "c.sql"),
            "{\n    \"1\": \"a.sql\",\n    \"2\": \"b.sql\",\n    \"3\": \"c.sql\"\n}\n");
}

TEST(WithEntry, KeepsTabsWindowsLineEndsAndAMissingLastLineEnd) {
  EXPECT_EQ(with_entry("{\r\n\t\"1\" : \"a.sql\",\r\n\t\"2\" : \"b.sql\"\r\n}", "c.sql"),
            "{\r\n\t\"1\" : \"a.sql\",\r\n\t\"2\" : \"b.sql\",\r\n\t\"3\" : \"c.sql\"\r\n}");
  EXPECT_EQ(with_entry("{\r\n  \"1\": \"a.sql\"\r\n}\r\n", "b.sql"),
            "{\r\n  \"1\": \"a.sql\",\r\n  \"2\": \"b.sql\"\r\n}\r\n");
}

TEST(WithEntry, KeepsOneLine) {
  EXPECT_EQ(with_entry(R"({"1": "a.sql", "2": "b.sql"})", "c.sql"), R"({"1": "a.sql", "2": "b.sql", "3": "c.sql"})");
  EXPECT_EQ(with_entry(R"({"1":"a.sql","2":"b.sql"})", "c.sql"), R"({"1":"a.sql","2":"b.sql","3":"c.sql"})");
  EXPECT_EQ(with_entry(R"({ "1": "a.sql" })", "b.sql"), R"({ "1": "a.sql", "2": "b.sql" })");
}

TEST(WithEntry, KeepsCommasInFront) {
  EXPECT_EQ(with_entry("{ \"1\": \"a.sql\"\n, \"2\": \"b.sql\"\n}\n", "c.sql"),
            "{ \"1\": \"a.sql\"\n, \"2\": \"b.sql\"\n, \"3\": \"c.sql\"\n}\n");
}

TEST(WithEntry, KeepsLeadingZerosAndAByteOrderMark) {
  EXPECT_EQ(with_entry("\xEF\xBB\xBF{\"09\": \"a.sql\"}", "b.sql"),
            "\xEF\xBB\xBF{\"09\": \"a.sql\", \"10\": \"b.sql\"}");
  EXPECT_EQ(with_entry(R"({"009": "a.sql"})", "b.sql"), R"({"009": "a.sql", "010": "b.sql"})");
}

TEST(WithEntry, FollowsTheHighestKeyAtAnyPosition) {
  EXPECT_EQ(with_entry(R"({"7": "b.sql", "6": "a.sql"})", "c.sql"), R"({"7": "b.sql", "6": "a.sql", "8": "c.sql"})");
  EXPECT_EQ(with_entry(R"({"0": "a.sql"})", "b.sql"), R"({"0": "a.sql", "1": "b.sql"})");
}

TEST(WithEntry, ReadsEscapesAsJsonDoes) {
  EXPECT_EQ(with_entry(R"({"\u0031": "a\"}\\.sql"})", "b.sql"), R"({"\u0031": "a\"}\\.sql", "2": "b.sql"})");
}

TEST(WithEntry, FillsAnEmptyObject) {
  EXPECT_EQ(with_entry("{}\n", "a.sql"), "{\"1\": \"a.sql\"}\n");
  EXPECT_EQ(with_entry("{\n}\n", "a.sql"), "{\n    \"1\": \"a.sql\"\n}\n");
  EXPECT_EQ(with_entry("{\r\n}\r\n", "a.sql"), "{\r\n    \"1\": \"a.sql\"\r\n}\r\n");
}

TEST(WithEntry, ReturnsTheTextOfANewFile) {
  EXPECT_EQ(with_entry("", "a.sql"), "{\n    \"1\": \"a.sql\"\n}\n");
}

TEST(WithEntry, IsRefusedWhenNoNumberIsLeft) {
  try {
    with_entry(R"({"9223372036854775807": "a.sql"})", "b.sql");
    FAIL() << "expected an error";
  } catch (const base::Error& error) {
    EXPECT_EQ(error.code(), base::ErrorCode::refused);
    EXPECT_EQ(error.parts().message, "no number is left in order.json");
  }
}

}  // namespace
}  // namespace pgmanager::authoring
