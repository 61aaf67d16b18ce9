#include "source/order_json.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "source/findings.hpp"

namespace pgmanager::source {
namespace {

using testing::ElementsAre;
using tests::in_full;

constexpr auto hint = R"(Write an object of "<integer>": "<file name>", e.g. {"1": "tbl_a.sql", "2": "tbl_b.sql"}.)";

// "<key>=<file or type>@<line>" of each entry
std::vector<std::string> entries_of(std::string_view text) {
  base::Findings findings;
  const auto entries = parse_order_json("order.json", text, findings);
  EXPECT_TRUE(findings.empty());
  std::vector<std::string> lines;
  for (const OrderEntry& each : entries.value_or(std::vector<OrderEntry>())) {
    lines.push_back(each.key + "=" + each.file.value_or(each.type) + "@" + std::to_string(each.line));
  }
  return lines;
}

base::Findings findings_of(std::string_view text) {
  base::Findings findings;
  EXPECT_FALSE(parse_order_json("order.json", text, findings));
  return findings;
}

TEST(OrderJson, IsReadInTheOrderOfTheTextIncludingDuplicateKeys) {
  EXPECT_THAT(entries_of("{\n\"2\": \"b.sql\",\n\"1\": \"a.sql\",\n\"2\": \"c.sql\"\n}"),
              ElementsAre("2=b.sql@2", "1=a.sql@3", "2=c.sql@4"));
}

TEST(OrderJson, ReturnsTheLineOfEachEntryWithAnyLineEnd) {
  EXPECT_THAT(entries_of("{\r\n\"1\":\r\n\"a.sql\",\r\n\"2\": 7\r\n,\r\n\"3\": null}"),
              ElementsAre("1=a.sql@2", "2=a number@4", "3=null@6"));
}

TEST(OrderJson, ReturnsTheTypeOfAValueAndIgnoresNestedValues) {
  EXPECT_THAT(entries_of(R"({"1": {"2": "b.sql", "3": []}, "4": [["x"], {}], "5": true, "6": -1.5, "7": "g.sql"})"),
              ElementsAre("1=an object@1", "4=an array@1", "5=a boolean@1", "6=a number@1", "7=g.sql@1"));
}

TEST(OrderJson, ReadsEscapesAsJsonDoes) {
  EXPECT_THAT(entries_of(R"({"\u0031": "\u00fc.sql"})"), ElementsAre("1=ü.sql@1"));
}

TEST(OrderJson, MayBeAnEmptyObject) {
  EXPECT_THAT(entries_of("{}"), ElementsAre());
}

TEST(OrderJson, IsInvalidWithATrailingComma) {
  EXPECT_THAT(in_full(findings_of("{\n  \"1\": \"a.sql\",\n}\n")),
              ElementsAre("order.json:3:1 order-json-invalid", "order.json is not valid JSON: unexpected '}'", hint));
}

TEST(OrderJson, IsInvalidIfItIsIncomplete) {
  EXPECT_THAT(
      in_full(findings_of("{\"1\": \"a.sql\"")),
      ElementsAre("order.json:1:13 order-json-invalid", "order.json is not valid JSON: unexpected end of input", hint));
  EXPECT_THAT(in_full(findings_of("")), ElementsAre("order.json:1:1 order-json-invalid",
                                                    "order.json is not valid JSON: unexpected end of input", hint));
}

TEST(OrderJson, IsInvalidWithTextAfterTheObject) {
  EXPECT_THAT(tests::places(findings_of("{}\n{}")), ElementsAre("order.json:2:1 order-json-invalid"));
}

TEST(OrderJson, MustBeAnObject) {
  EXPECT_THAT(in_full(findings_of("[\"a.sql\"]")),
              ElementsAre("order.json order-json-not-object", "order.json is an array, not an object", hint));
  EXPECT_EQ(findings_of("\"a.sql\"").front().message, "order.json is a string, not an object");
  EXPECT_EQ(findings_of("7").front().message, "order.json is a number, not an object");
  EXPECT_EQ(findings_of("null").front().message, "order.json is null, not an object");
}

TEST(OrderJson, MayBeNestedDeeply) {
  const std::string open(1'000'000, '[');
  const std::string close(1'000'000, ']');
  EXPECT_THAT(entries_of("{\"1\": " + open + close + "}"), ElementsAre("1=an array@1"));
  EXPECT_THAT(tests::places(findings_of("{\"1\": " + open)), ElementsAre("order.json:1:1000006 order-json-invalid"));
}

TEST(OrderJson, IsInvalidWithANumberThatIsTooLargeForJsonReaders) {
  EXPECT_EQ(findings_of("{\"1\": 1e999}").front().message,
            "order.json is not valid JSON: number overflow parsing '1e999'");
}

}  // namespace
}  // namespace pgmanager::source
