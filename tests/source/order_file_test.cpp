#include "source/order_file.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "source/findings.hpp"

namespace pgmanager::source {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using tests::in_full;
using Names = std::vector<std::string>;

struct Order {
  Names files;
  base::Findings findings;
};

Order order_of(std::string_view text, const std::vector<ListedEntry>& entries) {
  Order order;
  order.files = order_of_files("create/4-tables", "create/4-tables/order.json", text, entries, order.findings);
  return order;
}

std::vector<ListedEntry> files(const Names& names) {
  std::vector<ListedEntry> entries{{.name = "order.json"}};
  for (const std::string& name : names) entries.push_back({.name = name});
  return entries;
}

TEST(OrderFile, OrdersByNumberAndNotByText) {
  const Order order = order_of(R"({"15": "b.sql", "14": "a.sql", "16": "c.sql"})", files({"a.sql", "b.sql", "c.sql"}));
  EXPECT_THAT(order.findings, IsEmpty());
  EXPECT_THAT(order.files, ElementsAre("a.sql", "b.sql", "c.sql"));
}

TEST(OrderFile, SortsTwoBeforeTen) {
  std::string text = "{";
  Names names;
  for (const int i : {10, 9, 8, 7, 6, 5, 4, 3, 2, 1}) {
    names.push_back("file" + std::to_string(i) + ".sql");
    text += '"' + std::to_string(i) + "\": \"" + names.back() + (i == 1 ? "\"}" : "\",");
  }
  const Order order = order_of(text, files(names));
  EXPECT_THAT(order.findings, IsEmpty());
  EXPECT_EQ(order.files, Names(names.rbegin(), names.rend()));
}

TEST(OrderFile, MayStartWithAnyNumber) {
  EXPECT_THAT(order_of(R"({"0": "a.sql", "1": "b.sql"})", files({"a.sql", "b.sql"})).findings, IsEmpty());
  EXPECT_THAT(order_of(R"({"1": "a.sql", "2": "b.sql"})", files({"a.sql", "b.sql"})).findings, IsEmpty());
  EXPECT_THAT(order_of(R"({"40": "a.sql"})", files({"a.sql"})).findings, IsEmpty());
}

TEST(OrderFile, NamesBothLinesOfADuplicateKey) {
  const Order order = order_of("{\n  \"13\": \"a.sql\",\n  \"14\": \"b.sql\",\n  \"14\": \"c.sql\"\n}",
                               files({"a.sql", "b.sql", "c.sql"}));
  EXPECT_THAT(
      in_full(order.findings),
      ElementsAre("create/4-tables/order.json:4 order-json-duplicate-key", "key \"14\" appears twice, first on line 3",
                  "Give each file a number of its own: of two equal keys, JSON readers keep only the last."));
  EXPECT_EQ(order.findings.front().location.source_line, "  \"14\": \"c.sql\"");
}

TEST(OrderFile, DetectsTwoKeysWithTheSameNumber) {
  const Order order = order_of("{\"1\": \"a.sql\",\n\"01\": \"b.sql\"}", files({"a.sql", "b.sql"}));
  EXPECT_THAT(in_full(order.findings),
              ElementsAre("create/4-tables/order.json:2 order-json-duplicate-key",
                          "key \"01\" is the same number as \"1\" on line 1",
                          "Give each file a number of its own: of two equal keys, JSON readers keep only the last."));
}

TEST(OrderFile, RequiresKeysWithoutGaps) {
  const Order order = order_of("{\"1\": \"a.sql\",\n\"3\": \"b.sql\",\n\"6\": \"c.sql\",\n\"40\": \"d.sql\"}",
                               files({"a.sql", "b.sql", "c.sql", "d.sql"}));
  EXPECT_THAT(
      in_full(order.findings),
      ElementsAre("create/4-tables/order.json:2 order-json-gap", "key 2 is missing between \"1\" and \"3\"",
                  "Number the keys without gaps: \"2\" follows \"1\".", "create/4-tables/order.json:3 order-json-gap",
                  "keys 4 and 5 are missing between \"3\" and \"6\"",
                  "Number the keys without gaps: \"4\" follows \"3\".", "create/4-tables/order.json:4 order-json-gap",
                  "keys 7 to 39 are missing between \"6\" and \"40\"",
                  "Number the keys without gaps: \"7\" follows \"6\"."));
}

TEST(OrderFile, RequiresIntegerKeys) {
  const Order order =
      order_of("{\"a\": \"a.sql\",\n\"-1\": \"b.sql\",\n\"\": \"c.sql\"}", files({"a.sql", "b.sql", "c.sql"}));
  EXPECT_THAT(in_full(order.findings),
              ElementsAre("create/4-tables/order.json:1 order-json-key", "key \"a\" is not an integer",
                          "Write a number that consists of digits only, e.g. \"1\".",
                          "create/4-tables/order.json:2 order-json-key", "key \"-1\" is not an integer",
                          "Write a number that consists of digits only, e.g. \"1\".",
                          "create/4-tables/order.json:3 order-json-key", "key \"\" is not an integer",
                          "Write a number that consists of digits only, e.g. \"1\"."));
}

TEST(OrderFile, RequiresKeysThatFitABigint) {
  const Order order = order_of(R"({"123456789012345678901234567890": "a.sql"})", files({"a.sql"}));
  EXPECT_THAT(in_full(order.findings),
              ElementsAre("create/4-tables/order.json:1 number-too-large",
                          "key \"123456789012345678901234567890\" is too large, the largest is 9223372036854775807",
                          "Number the keys without gaps."));
}

TEST(OrderFile, AcceptsTheLargestKey) {
  EXPECT_THAT(tests::places(order_of(R"({"9223372036854775807": "a.sql"})", files({"a.sql", "b.sql"})).findings),
              ElementsAre("create/4-tables/b.sql order-json-unlisted-file"));
}

TEST(OrderFile, RequiresNamesOfSqlFilesAsValues) {
  const Order order =
      order_of("{\"1\": 7,\n\"2\": {\"3\": \"a.sql\"},\n\"3\": \"a.txt\",\n\"4\": \".a.sql\"}", files({}));
  const auto names_hint = "Write a name that ends in .sql and does not begin with a dot.";
  EXPECT_THAT(
      in_full(order.findings),
      ElementsAre("create/4-tables/order.json:1 order-json-value", "value of key \"1\" is a number, not a string",
                  "Write the name of a .sql file, e.g. \"tbl_a.sql\".", "create/4-tables/order.json:2 order-json-value",
                  "value of key \"2\" is an object, not a string", "Write the name of a .sql file, e.g. \"tbl_a.sql\".",
                  "create/4-tables/order.json:3 order-json-value", "\"a.txt\" is not the name of a .sql file",
                  names_hint, "create/4-tables/order.json:4 order-json-value",
                  "\".a.sql\" is not the name of a .sql file", names_hint));
}

TEST(OrderFile, RequiresNamesInsideTheDirectory) {
  for (const char* value : {"../5-b/b.sql", "/etc/b.sql", "sub/b.sql", "./b.sql", ".."}) {
    const Order order = order_of(std::string("{\"1\": \"") + value + "\"}", files({}));
    EXPECT_THAT(in_full(order.findings),
                ElementsAre("create/4-tables/order.json:1 path-leaves-directory",
                            '"' + std::string(value) + "\" is outside of create/4-tables/",
                            "Write the name of a file in the directory of order.json, without any slash."));
  }
}

TEST(OrderFile, RefusesAFileThatIsListedTwice) {
  const Order order = order_of("{\"1\": \"a.sql\",\n\"2\": \"b.sql\",\n\"3\": \"a.sql\"}", files({"a.sql", "b.sql"}));
  EXPECT_THAT(in_full(order.findings),
              ElementsAre("create/4-tables/order.json:3 order-json-duplicate-file",
                          "file \"a.sql\" is listed twice, first on line 1", "Remove one of the two entries."));
}

TEST(OrderFile, RefusesFilesThatDoNotExist) {
  const Order order = order_of("{\"1\": \"a.sql\",\n\"2\": \"b b.sql\",\n\"3\": \"c.sql\"}",
                               {{.name = "a.sql"}, {.name = "c.sql", .kind = ListedKind::directory}});
  EXPECT_THAT(
      in_full(order.findings),
      ElementsAre("create/4-tables/order.json:2 order-json-missing-file", "file \"b b.sql\" does not exist",
                  "Create 'create/4-tables/b b.sql', or remove the entry.",
                  "create/4-tables/order.json:3 order-json-missing-file", "file \"c.sql\" is not a regular file",
                  "Create create/4-tables/c.sql, or remove the entry."));
  EXPECT_THAT(order.files, ElementsAre("a.sql"));
}

TEST(OrderFile, ReportsAFileWithAFindingOnlyOnce) {
  const Order order = order_of(R"({"1": "a.sql"})", {{.name = "a.sql", .kind = ListedKind::unusable}});
  EXPECT_THAT(order.findings, IsEmpty());
  EXPECT_THAT(order.files, IsEmpty());
}

TEST(OrderFile, RequiresEverySqlFileToBeListed) {
  const Order order = order_of(R"({"1": "a.sql"})", files({"a.sql", "b.sql", "c.sql"}));
  EXPECT_THAT(
      in_full(order.findings),
      ElementsAre("create/4-tables/b.sql order-json-unlisted-file", "file \"b.sql\" is not listed in order.json",
                  "Add it to order.json, as \"2\": \"b.sql\" if it runs last, or delete the file.",
                  "create/4-tables/c.sql order-json-unlisted-file", "file \"c.sql\" is not listed in order.json",
                  "Add it to order.json, as \"3\": \"c.sql\" if it runs last, or delete the file."));
}

TEST(OrderFile, KeepsLongValuesOutOfMessages) {
  const Order order = order_of("{\"1\": \"" + std::string(1000, 'x') + "\"}", files({}));
  EXPECT_EQ(order.findings.front().message, '"' + std::string(200, 'x') + "...\" is not the name of a .sql file");
}

TEST(OrderFile, WithAHundredThousandEntriesOnOneLineIsReadFast) {
  std::string text = "{";
  for (int i = 0; i < 100'000; ++i) text += (i == 0 ? "\"1\": \"x\"" : ",\"1\": \"x\"");
  EXPECT_EQ(order_of(text + "}", files({})).findings.size(), 199'999U);
}

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
