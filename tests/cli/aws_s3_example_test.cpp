// examples/aws_s3: a schema for a managed server, with stand-ins for its extensions.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include "story_run.hpp"
#include "support/program.hpp"
#include "support/temporary_directory.hpp"
#include "support/test_server.hpp"

namespace pgmanager::tests {

namespace {

namespace fs = std::filesystem;

class AwsS3Example : public ServerTest {
 protected:
  void SetUp() override {
    ServerTest::SetUp();
    if (IsSkipped()) return;
    fs::permissions(directory_.path(), fs::perms(0755));
    fs::copy(fs::path(PGMANAGER_STORIES) / "../../examples/aws_s3", tree(), fs::copy_options::recursive);
    fs::permissions(tree() / "s3/shop-exports/orders.csv", fs::perms(0644));
  }
  fs::path tree() const { return directory_.path() / "tree"; }
  ProgramResult run(std::vector<std::string> arguments) const {
    arguments.insert(arguments.begin(), PGMANAGER_PROGRAM);
    return run_program(
        {.arguments = arguments, .environment = clean_environment(directory_.path()), .directory = tree()});
  }

  TemporaryDirectory directory_;
};

TEST_F(AwsS3Example, ImportsAFileOfALocalFolder) {
  EXPECT_EQ(run({"create", "--local"}).exit_status, 0);
  const ProgramResult imported = run(
      {"psql", "--local", "--", "-qAt", "-c", fmt::format("set aws_s3.local_folder = '{}/s3'", tree().string()), "-c",
       "select aws_s3.table_import_from_s3('orders', 'id, customer', '(format csv, header)', "
       "aws_commons.create_s3_uri('shop-exports', 'orders.csv', 'eu-central-1'))",
       "-c", "select string_agg(customer, ' ' order by id) from orders"});
  EXPECT_EQ(imported.output, "2 rows imported into relation \"orders\" from file orders.csv\nAnn Bob\n");
  EXPECT_EQ(run({"stop"}).exit_status, 0);
}

TEST_F(AwsS3Example, IsVerified) {
  const ProgramResult verified = run({"verify", "--base", "empty", "--quiet"});
  EXPECT_EQ(verified.exit_status, 0) << verified.errors;
}

}  // namespace

}  // namespace pgmanager::tests
