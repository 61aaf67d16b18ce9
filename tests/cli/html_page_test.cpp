// The file that --html writes. tests/report tests the page in a browser.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/files.hpp"
#include "placeholders.hpp"
#include "story_run.hpp"
#include "support/program.hpp"
#include "support/temporary_directory.hpp"
#include "support/test_server.hpp"

namespace pgmanager::tests {

namespace {

using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

class HtmlPage : public ServerTest {
 protected:
  void SetUp() override {
    ServerTest::SetUp();
    if (IsSkipped()) return;
    database_ = std::make_unique<ScratchDatabase>();
    tree_.write("deployment/00000-a.sql", "create table a (id int);\n");
    tree_.write("create/1-tables/order.json", R"({"1": "a.sql"})");
    tree_.write("create/1-tables/a.sql", "create table a (id bigint);\n");
  }

  ProgramResult run(std::vector<std::string> arguments) const {
    arguments.insert(arguments.begin(), PGMANAGER_PROGRAM);
    return run_program(
        {.arguments = arguments, .environment = clean_environment(tree_.path()), .directory = tree_.path()});
  }
  std::string page() const { return base::read_file(tree_.path() / "page.html"); }

  TemporaryDirectory tree_;
  std::unique_ptr<ScratchDatabase> database_;
};

TEST_F(HtmlPage, OfDriftReplacesAnEarlierPage) {
  tree_.write("page.html", "<!doctype html>" + std::string(100'000, 'x'));
  ASSERT_EQ(run({"deployment", "--postgres-dsn", database_->dsn()}).exit_status, 0);
  EXPECT_EQ(run({"drift", "--postgres-dsn", database_->dsn(), "--html", "page.html"}).exit_status, 0);
  EXPECT_THAT(page(), StartsWith("<!doctype html>"));
  EXPECT_THAT(page(), Not(HasSubstr("xxxx")));
  psql(database_->dsn(), "create table by_hand (id int)");
  EXPECT_EQ(run({"drift", "--postgres-dsn", database_->dsn(), "--html", "page.html"}).exit_status, 8);
  EXPECT_THAT(page(), HasSubstr("by_hand"));
}

TEST_F(HtmlPage, ReplacesNoOtherFile) {
  ASSERT_EQ(run({"deployment", "--postgres-dsn", database_->dsn()}).exit_status, 0);
  const ProgramResult result = run({"drift", "--postgres-dsn", database_->dsn(), "--html", "create/1-tables/a.sql"});
  EXPECT_EQ(result.exit_status, 2);
  EXPECT_EQ(result.errors,
            "error: file \"create/1-tables/a.sql\" exists and is not an HTML page\n"
            "  hint: Name another file, or remove it: --html FILE.\n");
  EXPECT_EQ(base::read_file(tree_.path() / "create/1-tables/a.sql"), "create table a (id bigint);\n");
}

TEST_F(HtmlPage, IsLostWithoutTheResultIfItCannotBeWrittenAfterAll) {
  if (!std::filesystem::exists("/dev/full")) GTEST_SKIP() << "there is no /dev/full";
  const ProgramResult result =
      run({"verify", "--quiet", "--base", "empty", "--scratch-dsn", database_->dsn(), "--html", "/dev/full"});
  EXPECT_EQ(result.exit_status, 2);
  EXPECT_THAT(result.output, HasSubstr("do not lead to the same schema"));
  EXPECT_EQ(result.errors,
            "error: could not write \"/dev/full\": No space left on device\n"
            "  hint: Name a file in an existing, writable directory: --html FILE.\n");
}

TEST_F(HtmlPage, OfVerifyContainsTheDocumentThatIsPrinted) {
  const ProgramResult result =
      run({"verify", "--base", "empty", "--scratch-dsn", database_->dsn(), "--html", "page.html", "--output", "json"});
  EXPECT_EQ(result.exit_status, 8) << result.errors;
  EXPECT_THAT(result.output, HasSubstr("\"an empty base with 1 deployment\""));
  EXPECT_THAT(page(), HasSubstr(result.output));
}

}  // namespace

}  // namespace pgmanager::tests
