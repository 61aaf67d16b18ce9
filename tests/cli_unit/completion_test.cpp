#include "cli/completion.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/temporary_directory.hpp"

namespace pgmanager::cli {

namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Not;

class CompletionTest : public ::testing::Test {
 protected:
  CompletionTest() {
    directory_.write("postgres-manager.json", R"({"environments": {"production": {}, "staging": {}}})");
    directory_.write(".env.test", "PGHOST=db1\n");
    directory_.write("create/1-types/order.json", "{}");
    directory_.write("deployment/00000-first.sql", "");
    directory_.write("deployment/00012-second.sql", "");
    directory_.write("deployment/other.sql", "");
    directory_.write("manual-deployment/00003-urgent.sql", "");
  }

  /// The words of a line that is divided at single blanks, with the root of the test's tree.
  std::vector<std::string> words(const std::string& line, Completion::Paths paths = Completion::Paths::none) {
    std::vector<std::string> all = {"--root", directory_.path().string()};
    std::size_t begin = 0;
    for (std::size_t end = 0; end != std::string::npos; begin = end + 1) {
      end = line.find(' ', begin);
      all.push_back(line.substr(begin, end - begin));
    }
    const Completion completion = complete(all, [&](const auto& before) {
      asked_with_ = before;
      return std::vector<std::string>{"shop", "shop_test"};
    });
    EXPECT_EQ(completion.paths, paths);
    std::vector<std::string> candidates;
    for (const Candidate& each : completion.candidates) candidates.push_back(each.word);
    return candidates;
  }

  tests::TemporaryDirectory directory_;
  std::vector<std::string> asked_with_;
};

TEST_F(CompletionTest, OffersFunctions) {
  EXPECT_THAT(words(""), Contains("deployment"));
  EXPECT_THAT(words("ver"), ElementsAre("verify", "version"));
  EXPECT_THAT(words("help ver"), ElementsAre("verify", "version"));
  EXPECT_THAT(words("help verify ver"), IsEmpty());
  EXPECT_THAT(words("--function ver"), ElementsAre("verify", "version"));
  EXPECT_THAT(words("--function=stat"), ElementsAre("--function=status"));
}

TEST_F(CompletionTest, OffersTheOptionsOfTheFunction) {
  EXPECT_THAT(words("undo --st"), ElementsAre("--steps", "--statement-timeout"));
  EXPECT_THAT(words("undo "), Contains("--steps"));
  EXPECT_THAT(words("status --"), Not(Contains("--steps")));
  EXPECT_THAT(words("status --"), Not(Contains("--function")));
  EXPECT_THAT(words("--outp"), ElementsAre("--output"));
  EXPECT_THAT(words("new "), IsEmpty());
}

TEST_F(CompletionTest, OffersTheValuesOfOptions) {
  EXPECT_THAT(words("status --output "), ElementsAre("text", "json"));
  EXPECT_THAT(words("status --output=j"), ElementsAre("--output=json"));
  EXPECT_THAT(words("create --transaction "), ElementsAre("all", "file"));
  EXPECT_THAT(words("import --from go"), ElementsAre("golang-migrate", "goose"));
  EXPECT_THAT(words("status --lock-wait "), IsEmpty());
}

TEST_F(CompletionTest, OffersNamesOfTheTree) {
  EXPECT_THAT(words("status --environment "), ElementsAre("production", "staging", "test"));
  EXPECT_THAT(words("new x --group "), ElementsAre("1-types"));
  EXPECT_THAT(words("undo --to "), ElementsAre("00000", "00012"));
  EXPECT_THAT(words("repair --forget 00000,0001"), ElementsAre("00000,00012"));
  EXPECT_THAT(words("repair --forget=00000,0001"), ElementsAre("--forget=00000,00012"));
  EXPECT_THAT(words("repair --manual-deployment --forget "), ElementsAre("00003"));
}

TEST_F(CompletionTest, OffersDatabases) {
  EXPECT_THAT(words("status --postgres-dsn postgresql://db1 --dbname shop_"), ElementsAre("shop_test"));
  EXPECT_THAT(asked_with_,
              ElementsAre("--root", directory_.path().string(), "status", "--postgres-dsn", "postgresql://db1"));
  EXPECT_THAT(words("status --dbname=shop_"), ElementsAre("--dbname=shop_test"));
}

TEST_F(CompletionTest, LeavesPathsToTheShell) {
  EXPECT_THAT(words("status --root ", Completion::Paths::directories), IsEmpty());
  EXPECT_THAT(words("import ", Completion::Paths::directories), IsEmpty());
  EXPECT_THAT(words("dump ", Completion::Paths::files), IsEmpty());
  EXPECT_THAT(words("verify --html ", Completion::Paths::files), IsEmpty());
}

TEST_F(CompletionTest, IsWrittenAsTheScriptsReadIt) {
  EXPECT_EQ(completion_lines({.candidates = {{"status", "show\nit"}, {"undo", ""}}}), "status\tshow\\nit\nundo\n");
  EXPECT_EQ(completion_lines({.paths = Completion::Paths::files}), ":files\n");
  EXPECT_EQ(completion_lines({.paths = Completion::Paths::directories}), ":directories\n");
}

TEST_F(CompletionTest, IsEmptyWithoutATreeOrAServer) {
  const auto none = complete({"status", "--root", "/missing", "--environment", ""}, &databases_of);
  EXPECT_THAT(none.candidates, IsEmpty());
  EXPECT_THAT(databases_of({"status", "--postgres-dsn", "host=/missing"}), IsEmpty());
  EXPECT_THAT(databases_of({"status", "--wrong"}), IsEmpty());
}

}  // namespace

}  // namespace pgmanager::cli
