#include "dump/ignored_entries.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "dump/create_tree.hpp"

namespace pgmanager::dump {

namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

Entry entry(int id, const char* type, const char* schema, const char* name, std::vector<int> dependencies) {
  return {.id = id,
          .type = type,
          .name = name,
          .schema = schema,
          .owner = "ann",
          .dependencies = std::move(dependencies),
          .settings = {},
          .statements = {"SELECT"}};
}

std::vector<std::string> left(const std::vector<std::string>& ignored) {
  const std::vector<Entry> entries = {
      entry(1, "SCHEMA", "", "app", {}),
      entry(2, "TABLE", "app", "log", {1}),
      entry(3, "SEQUENCE", "app", "log_id_seq", {2}),
      entry(4, "SEQUENCE OWNED BY", "app", "log_id_seq", {3}),
      entry(5, "DEFAULT", "app", "log id", {2, 3}),
      entry(6, "CONSTRAINT", "app", "log log_pkey", {2}),
      entry(7, "TABLE", "public", "Odd", {}),
      entry(8, "COMMENT", "public", "TABLE \"Odd\"", {7}),
      entry(9, "FUNCTION", "app", "f(integer, text)", {1}),
      entry(10, "INDEX", "public", "odd_n", {7}),
  };
  std::vector<std::string> titles;
  for (const Entry& each : without_ignored(entries, ignored)) titles.push_back(title_of(each));
  return titles;
}

const std::vector<std::string> all = left({});

TEST(IgnoredEntries, AreThoseOfAnObjectAndOfWhatBelongsToIt) {
  EXPECT_THAT(
      left({"table app.log", R"(function app.f(integer, text))"}),
      ElementsAre("schema app", "table public.Odd", "comment on TABLE \"Odd\" in schema public", "index public.odd_n"));
  EXPECT_THAT(left({R"(table public."Odd")", "column-order"}).size(), all.size() - 3);
}

TEST(IgnoredEntries, AreThoseOfASchema) {
  EXPECT_THAT(left({"schema app", "schema public"}), IsEmpty());
  EXPECT_THAT(left({"schema app"}),
              ElementsAre("table public.Odd", "comment on TABLE \"Odd\" in schema public", "index public.odd_n"));
}

TEST(IgnoredEntries, AreNoneIfNoObjectHasTheName) {
  EXPECT_EQ(left({"table public.odd", "view app.log", "function app.f()", "schema other"}), all);
}

}  // namespace

}  // namespace pgmanager::dump
