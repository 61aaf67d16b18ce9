#include "source/directives.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <utility>

#include "source/findings.hpp"

namespace pgmanager::source {
namespace {

using std::chrono::milliseconds;
using testing::ElementsAre;
using tests::in_full;

using Found = std::vector<std::pair<std::string, std::size_t>>;

Found found(std::string_view text) {
  Found result;
  for (const WrittenDirective& each : find_directives(text)) result.emplace_back(each.text, each.offset);
  return result;
}

TEST(Directives, AreInTheLineCommentsAtTheStartOfAFile) {
  EXPECT_EQ(found("-- why\n  -- postgres-manager: no-transaction \r\n--postgres-manager:lock-timeout=5s\nselect 1;"),
            (Found{{"no-transaction", 9}, {"lock-timeout=5s", 47}}));
}

TEST(Directives, MayFollowABlockComment) {
  EXPECT_EQ(found("/* a /* nested */ one */-- postgres-manager: x"), (Found{{"x", 24}}));
}

TEST(Directives, AreNotSearchedInsideABlockComment) {
  EXPECT_EQ(found("/*\n-- postgres-manager: x\n*/ select 1;"), Found{});
  EXPECT_EQ(found("/* /* */\n-- postgres-manager: x\n"), Found{});
}

TEST(Directives, AreNotSearchedAfterTheFirstToken) {
  EXPECT_EQ(found("select 1;\n-- postgres-manager: x\n"), Found{});
  EXPECT_EQ(found(";\n-- postgres-manager: x\n"), Found{});
}

TEST(Directives, StartWithTheNameOfTheProgramAndAColon) {
  EXPECT_EQ(found("-- see postgres-manager: x\n-- postgres-manager is fine\n-- Postgres-Manager: x"), Found{});
}

TEST(Directives, MayBeEmpty) {
  EXPECT_EQ(found("-- postgres-manager:"), (Found{{"", 0}}));
}

TEST(Directives, AreMissingInAFileThatEndsInItsLeadingComment) {
  EXPECT_EQ(found(""), Found{});
  EXPECT_EQ(found("--"), Found{});
  EXPECT_EQ(found("/*"), Found{});
  EXPECT_EQ(found(" \n\t"), Found{});
}

struct Read {
  Directives directives;
  base::Findings findings;
};

Read read(std::string_view text) {
  Read result;
  Locator locator("deployment/1-a.sql", text);
  result.directives = read_directives(text, locator, result.findings);
  return result;
}

/// For texts without a finding.
Directives directives(std::string_view text) {
  const Read result = read(text);
  EXPECT_THAT(in_full(result.findings), ElementsAre());
  return result.directives;
}

std::vector<std::string> findings(std::string_view text) {
  return in_full(read(text).findings);
}

constexpr const char* known =
    "The directives are lock-timeout=5s, no-transaction, repeat, repeat-pause=100ms, requires-server=16 and "
    "statement-timeout=10min.";
constexpr const char* form_of_timeout =
    "Write a number with its unit (ms, s, min or h), e.g. 500ms, 5s, 10min or 1h, or 0 for no limit.";
constexpr const char* form_of_lock_timeout =
    "Write a number with its unit (ms, s, min or h), e.g. 500ms, 5s, 10min or 1h, or 0 for no limit; or two of them, "
    "for "
    "the first try and the last one: 300ms..5s.";
constexpr const char* form_of_version =
    "Write a major version from 13 on, e.g. requires-server=16; minor versions are ignored.";

TEST(ReadDirectives, AreTheDefaultsForAFileWithoutAny) {
  EXPECT_EQ(directives("-- a comment\nselect 1;\n"), Directives{});
  EXPECT_EQ(directives("select 1;\n-- postgres-manager: no-transaction\n"), Directives{});
}

TEST(ReadDirectives, ParsesEachDirective) {
  EXPECT_EQ(directives("-- postgres-manager: no-transaction\n"), (Directives{.no_transaction = true}));
  EXPECT_EQ(directives("-- postgres-manager: repeat\n"), (Directives{.repeat = true}));
  EXPECT_EQ(directives("-- postgres-manager: lock-timeout=5s\n"),
            (Directives{.lock_timeout = LockTimeouts::always(milliseconds(5000))}));
  EXPECT_EQ(directives("-- postgres-manager: lock-timeout=300ms..5s\n"),
            (Directives{.lock_timeout = LockTimeouts{milliseconds(300), milliseconds(5000)}}));
  EXPECT_EQ(directives("-- postgres-manager: statement-timeout=10min\n"),
            (Directives{.statement_timeout = milliseconds(600'000)}));
  EXPECT_EQ(directives("-- postgres-manager: requires-server=16\n"), (Directives{.requires_server = 16}));
  EXPECT_EQ(directives("-- postgres-manager: requires-server=13\n"), (Directives{.requires_server = 13}));
}

TEST(ReadDirectives, ParsesSeveralOnOneLineAndOnSeveral) {
  const Directives all = {.no_transaction = true,
                          .repeat = true,
                          .repeat_pause = milliseconds(100),
                          .lock_timeout = LockTimeouts::always(milliseconds(0)),
                          .statement_timeout = milliseconds(3'600'000),
                          .requires_server = 17};
  EXPECT_EQ(directives("-- postgres-manager: repeat-pause=100ms  repeat\tno-transaction lock-timeout=0\r\n"
                       "-- why\n/* and */ -- postgres-manager: statement-timeout=1h requires-server=17\nselect 1;"),
            all);
}

TEST(ReadDirectives, ParsesDurationsAsPostgresqlWritesThem) {
  const auto timeout = [](const std::string& value) {
    return directives("-- postgres-manager: lock-timeout=" + value).lock_timeout;
  };
  const auto always = [](int count) { return LockTimeouts::always(milliseconds(count)); };
  EXPECT_EQ(timeout("500ms"), always(500));
  EXPECT_EQ(timeout("5s"), always(5000));
  EXPECT_EQ(timeout("10min"), always(600'000));
  EXPECT_EQ(timeout("1h"), always(3'600'000));
  EXPECT_EQ(timeout("0"), always(0));
  EXPECT_EQ(timeout("0s"), always(0));
  EXPECT_EQ(timeout("2147483647ms"), always(2147483647));
}

TEST(ReadDirectives, ParsesALockTimeoutThatGrows) {
  const auto timeout = [](const std::string& value) {
    return directives("-- postgres-manager: lock-timeout=" + value).lock_timeout;
  };
  EXPECT_EQ(timeout("300ms..5s"), (LockTimeouts{milliseconds(300), milliseconds(5000)}));
  EXPECT_EQ(timeout("5s..5s"), LockTimeouts::always(milliseconds(5000)));
  for (const char* value : {"5s..1s", "0..5s", "1s..0", "1s..", "..1s", "1s...2s", "1s..2s..3s", "1..2s", "1s-2s"}) {
    EXPECT_THAT(findings(std::string("-- postgres-manager: lock-timeout=") + value),
                ElementsAre("deployment/1-a.sql:1:22 directive-value",
                            "invalid value \"" + std::string(value) + "\" for directive \"lock-timeout\"",
                            form_of_lock_timeout));
  }
}

TEST(ReadDirectives, RefusesAnUnknownDirective) {
  EXPECT_THAT(findings("-- postgres-manager: no-transactions\n"),
              ElementsAre("deployment/1-a.sql:1:22 unknown-directive", "unknown directive \"no-transactions\"", known));
  EXPECT_THAT(findings("-- why\n-- postgres-manager: repeat allow=drop-column\n"),
              ElementsAre("deployment/1-a.sql:2:29 unknown-directive", "unknown directive \"allow\"", known));
  EXPECT_THAT(findings("-- postgres-manager: =5s\n"),
              ElementsAre("deployment/1-a.sql:1:22 unknown-directive", "unknown directive \"\"", known));
}

TEST(ReadDirectives, RefusesALineWithoutADirective) {
  EXPECT_THAT(findings("-- postgres-manager:\nselect 1;"),
              ElementsAre("deployment/1-a.sql:1:1 unknown-directive", "unknown directive \"\"", known));
}

TEST(ReadDirectives, SuggestsTheNearestDirective) {
  const auto guess = [](const std::string& written) { return findings("-- postgres-manager: " + written).at(2); };
  EXPECT_EQ(guess("no_transaction"), "Did you mean \"no-transaction\"? " + std::string(known));
  EXPECT_EQ(guess("Lock_Timeout=5s"), "Did you mean \"lock-timeout\"? " + std::string(known));
  EXPECT_EQ(guess("statement-timeout: 5s"), "Did you mean \"statement-timeout\"? " + std::string(known));
  EXPECT_EQ(guess("repeat,"), "Did you mean \"repeat\"? " + std::string(known));
}

TEST(ReadDirectives, RefusesAnInvalidDuration) {
  for (const char* value : {"5", "", "s", "-5s", "+5s", "5m", "5S", "5.5s", "5sec", "2147483648ms", "2147484s", "597h",
                            "99999999999999999999s"}) {
    EXPECT_THAT(findings(std::string("-- postgres-manager: lock-timeout=") + value),
                ElementsAre("deployment/1-a.sql:1:22 directive-value",
                            "invalid value \"" + std::string(value) + "\" for directive \"lock-timeout\"",
                            form_of_lock_timeout));
  }
  EXPECT_THAT(findings("-- postgres-manager: statement-timeout=1d"),
              ElementsAre("deployment/1-a.sql:1:22 directive-value",
                          "invalid value \"1d\" for directive \"statement-timeout\"", form_of_timeout));
  EXPECT_THAT(
      findings("-- postgres-manager: repeat repeat-pause=1"),
      ElementsAre("deployment/1-a.sql:1:29 directive-value", "invalid value \"1\" for directive \"repeat-pause\"",
                  "Write a number with its unit (ms, s, min or h), e.g. repeat-pause=100ms."));
}

TEST(ReadDirectives, RefusesAnInvalidMajorVersion) {
  for (const char* value : {"16.2", "12", "0", "1000", "", "sixteen", "-16", "99999999999999999999"}) {
    EXPECT_THAT(
        findings(std::string("-- postgres-manager: requires-server=") + value),
        ElementsAre("deployment/1-a.sql:1:22 directive-value",
                    "invalid value \"" + std::string(value) + "\" for directive \"requires-server\"", form_of_version));
  }
}

TEST(ReadDirectives, RefusesAMissingValue) {
  EXPECT_THAT(findings("-- postgres-manager: lock-timeout"),
              ElementsAre("deployment/1-a.sql:1:22 directive-value", "directive \"lock-timeout\" has no value",
                          form_of_lock_timeout));
  EXPECT_THAT(findings("-- postgres-manager: requires-server"),
              ElementsAre("deployment/1-a.sql:1:22 directive-value", "directive \"requires-server\" has no value",
                          form_of_version));
}

TEST(ReadDirectives, RefusesAnUnexpectedValue) {
  EXPECT_THAT(findings("-- postgres-manager: repeat=3"),
              ElementsAre("deployment/1-a.sql:1:22 directive-value", "directive \"repeat\" takes no value",
                          "Write repeat without a value."));
  EXPECT_THAT(findings("-- postgres-manager: no-transaction="),
              ElementsAre("deployment/1-a.sql:1:22 directive-value", "directive \"no-transaction\" takes no value",
                          "Write no-transaction without a value."));
}

TEST(ReadDirectives, RefusesADuplicateDirective) {
  EXPECT_THAT(findings("-- postgres-manager: lock-timeout=5s\n-- postgres-manager: lock-timeout=5s\n"),
              ElementsAre("deployment/1-a.sql:2:22 directive-repeated", "directive \"lock-timeout\" appears twice",
                          "Remove one of the two."));
  EXPECT_THAT(findings("-- postgres-manager: repeat repeat\n"),
              ElementsAre("deployment/1-a.sql:1:29 directive-repeated", "directive \"repeat\" appears twice",
                          "Remove one of the two."));
}

TEST(ReadDirectives, RefusesAPauseWithoutRepeat) {
  EXPECT_THAT(findings("-- postgres-manager: lock-timeout=5s repeat-pause=100ms\nselect 1;"),
              ElementsAre("deployment/1-a.sql:1:38 repeat-pause-alone",
                          "directive \"repeat-pause\" requires directive \"repeat\"", "Add repeat, or remove it."));
  EXPECT_EQ(directives("-- postgres-manager: repeat-pause=1s\n-- postgres-manager: repeat"),
            (Directives{.repeat = true, .repeat_pause = milliseconds(1000)}));
}

}  // namespace
}  // namespace pgmanager::source
