#include "source/overlooked_directives.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>

#include "source/findings.hpp"
#include "source/sql_text.hpp"

namespace pgmanager::source {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using tests::in_full;
using tests::places;

base::Findings findings(std::string_view text) {
  base::Findings found;
  parse_sql_file("deployment/1-a.sql", text, FileRole::deployment, {}, found);
  return found;
}

constexpr const char* not_written_as_one = "directive is written incorrectly";
constexpr const char* repeat_as_it_should_be =
    "Write it on its own line, before everything except comments: -- postgres-manager: repeat";

TEST(OverlookedDirectives, AreThoseWithADifferentSpelling) {
  for (const char* written :
       {"-- Postgres-Manager: repeat", "-- postgres-manager : repeat", "-- postgres_manager: repeat",
        "--POSTGRES MANAGER:repeat", "-- postgresmanager:  repeat ", "-- postgres-manager repeat",
        "-- postgres  manager: repeat", "-- postgres-manager; repeat", "-- postgres-manager = repeat",
        "-- postgres-manager - repeat", "-- postgres-manger: repeat", "-- postgresql-manager: repeat",
        "-- pg-manager: repeat", "-- pg-managers: repeat", "-- prostgres manger: repeat",
        "-- @postgres-manager: repeat", "--- postgres-manager: repeat", "-- -- postgres-manager: repeat",
        "/* why */ -- postgres-manager : repeat"}) {
    EXPECT_THAT(in_full(findings(std::string(written) + "\nupdate t set a = 1 where a is null;\n")),
                ElementsAre("deployment/1-a.sql:1:" + std::to_string(std::string(written).find_first_of("pP") + 1) +
                                " overlooked-directive",
                            not_written_as_one, repeat_as_it_should_be))
        << written;
  }
}

// As written by word processors and web pages: a no-break space, a non-breaking hyphen, an em dash.
TEST(OverlookedDirectives, AreThoseWithABlankOrDashThatIsNotAscii) {
  for (const char* written :
       {"--\u00A0postgres-manager: repeat", "-- postgres\u2011manager: repeat", "-- postgres-manager \u2014 repeat"}) {
    EXPECT_THAT(in_full(findings(std::string(written) + "\nupdate t set a = 1 where a is null;\n")),
                ElementsAre("deployment/1-a.sql:1:4 overlooked-directive", not_written_as_one, repeat_as_it_should_be))
        << written;
  }
}

TEST(OverlookedDirectives, AreThoseInABlockComment) {
  EXPECT_THAT(in_full(findings("/** postgres-manager: repeat */\nselect 1;\n")),
              ElementsAre("deployment/1-a.sql:1:5 overlooked-directive", not_written_as_one, repeat_as_it_should_be));
  EXPECT_THAT(in_full(findings("/* postgres-manager: repeat */\nselect 1;\n")),
              ElementsAre("deployment/1-a.sql:1:4 overlooked-directive", not_written_as_one, repeat_as_it_should_be));
  EXPECT_THAT(in_full(findings("/*postgres-manager:repeat*/\nselect 1;\n")),
              ElementsAre("deployment/1-a.sql:1:3 overlooked-directive", not_written_as_one, repeat_as_it_should_be));
  EXPECT_THAT(places(findings("/*\n * postgres-manager: repeat\n */\nselect 1;\n")),
              ElementsAre("deployment/1-a.sql:2:4 overlooked-directive"));
  EXPECT_THAT(places(findings("/*\npostgres-manager: repeat\n*/\nselect 1;\n")),
              ElementsAre("deployment/1-a.sql:2:1 overlooked-directive"));
}

TEST(OverlookedDirectives, AreThoseAfterTheFirstStatement) {
  EXPECT_THAT(
      in_full(findings("select 1;\n-- postgres-manager: lock-timeout=5s\nselect 2;\n")),
      ElementsAre("deployment/1-a.sql:2:4 overlooked-directive", "directive is not at the beginning of the file",
                  "Write it on its own line, before everything except comments: -- postgres-manager: lock-timeout=5s"));
  EXPECT_THAT(places(findings("select 1; -- postgres-manager: no-transaction\n")),
              ElementsAre("deployment/1-a.sql:1:14 overlooked-directive"));
  EXPECT_THAT(in_full(findings("\\set a 1\n-- postgres-manager: repeat\n")),
              ElementsAre("deployment/1-a.sql:2:4 overlooked-directive",
                          "directive is not at the beginning of the file", repeat_as_it_should_be));
}

TEST(OverlookedDirectives, ThatAreMisspelledAndMisplacedAreReportedAsMisspelled) {
  EXPECT_THAT(in_full(findings("select 1;\n--- postgres-manager: repeat\n")),
              ElementsAre("deployment/1-a.sql:2:5 overlooked-directive", not_written_as_one, repeat_as_it_should_be));
}

TEST(OverlookedDirectives, AreAllReported) {
  EXPECT_THAT(
      places(findings("-- postgres-manager : repeat\n-- postgres-manager : lock-timeout=5s\nselect 1;\n")),
      ElementsAre("deployment/1-a.sql:1:4 overlooked-directive", "deployment/1-a.sql:2:4 overlooked-directive"));
}

TEST(OverlookedDirectives, AreNeitherProseNorSql) {
  EXPECT_THAT(
      findings("-- postgres-manager runs this\n-- postgres-manager\n-- see postgres-manager: repeat\n"
               "-- the manager: repeat\n-- postgres manager: written by Bob\n/*\n * postgres manager: see wiki\n */\n"
               "-- postgres-manager repeat offenders are listed in the wiki\n"
               "-- postgres-manager repeats this\n-- 2026-01-31 postgres-manager: repeat was taken out\n"
               "-- \u0434\u043B\u044F postgres-manager: repeat\n-- task manager: repeat\n"
               "create table t (n int); -- postgres-manager: manages this table\n"
               "select 'x -- postgres-manager : repeat';\n"
               "create function f() returns text language sql as $$\n"
               "-- postgres-manager : repeat\nselect 1 $$;\n"
               "select * from postgres_manager.history;\n"),
      IsEmpty());
}

TEST(OverlookedDirectives, AreNotValidDirectives) {
  EXPECT_THAT(findings("/* why */ -- postgres-manager: no-transaction\n--postgres-manager:lock-timeout=5s\n"
                       "update t set a = 1;\n"),
              IsEmpty());
}

// A hundred thousand nested comments once took half a minute.
TEST(OverlookedDirectives, AreSearchedInLinearTime) {
  std::string nested;
  for (int i = 0; i < 100'000; ++i) nested += "/*";
  for (int i = 0; i < 100'000; ++i) nested += "*/";
  const auto begin = std::chrono::steady_clock::now();
  EXPECT_THAT(findings("select 1;\n" + nested + "\nselect " + nested + " 2; /* postgres-manager: repeat */\n"),
              testing::SizeIs(1));
  EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(10));
}

// Each piece is read once, however long its line is.
TEST(OverlookedDirectives, AreSearchedInAHundredThousandStatementsOnOneLine) {
  std::string text;
  for (int i = 0; i < 100'000; ++i) text += "select 1; ";
  const auto begin = std::chrono::steady_clock::now();
  EXPECT_THAT(findings(text), IsEmpty());
  EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(20));
}

}  // namespace
}  // namespace pgmanager::source
