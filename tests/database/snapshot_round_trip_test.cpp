#include <gtest/gtest.h>

#include <filesystem>
#include <set>
#include <sstream>

#include "base/process.hpp"
#include "database/snapshot.hpp"
#include "every_kind.hpp"
#include "schema/canonical_form.hpp"
#include "source/create_tree.hpp"
#include "support/database_fixture.hpp"
#include "support/temporary_directory.hpp"

namespace pgmanager::database {

namespace {

/// What pg_dump writes for a database is loaded into another one; both must then be the same to us.
class SnapshotRoundTrip : public tests::DatabaseTest {
 protected:
  void SetUp() override {
    DatabaseTest::SetUp();
    if (IsSkipped()) return;
    copy_.emplace();
  }

  static std::string output_of(const std::vector<std::string>& arguments) {
    base::ProcessResult result = base::run({.arguments = arguments, .errors_apart = true});
    if (!result.ok()) throw std::runtime_error(result.output + result.errors);
    return result.output;
  }

  static std::string dump(const std::string& dsn) { return output_of({"pg_dump", "--schema-only", "--dbname", dsn}); }

  static void load(const std::string& dsn, const std::vector<std::string>& files) {
    std::vector<std::string> command{"psql", "-X", "-q", "-v", "ON_ERROR_STOP=1", "-d", dsn};
    for (const std::string& file : files) command.insert(command.end(), {"-f", file});
    output_of(command);
  }

  void copy_by_dump() {
    const tests::TemporaryDirectory directory;
    load(copy_->dsn(), {directory.write("dump.sql", dump(scratch_->dsn()))});
  }

  // Up to order, and without the key that pg_dump picks anew each time.
  static std::multiset<std::string> lines_of_dump(const std::string& dsn) {
    std::multiset<std::string> lines;
    std::istringstream text(dump(dsn));
    for (std::string line; std::getline(text, line);) {
      if (!line.starts_with("\\restrict") && !line.starts_with("\\unrestrict")) lines.insert(line);
    }
    return lines;
  }

  std::string canonical_form(const tests::ScratchDatabase& database) {
    pg::Connection connection({.dsn = database.dsn(), .application_name = "postgres-manager verify"}, stop_);
    return schema::canonical_form(read_snapshot(connection, "postgres_manager"));
  }

  void expect_same() {
    EXPECT_EQ(canonical_form(*copy_), canonical_form(*scratch_));
    EXPECT_EQ(lines_of_dump(copy_->dsn()), lines_of_dump(scratch_->dsn()));
  }

  std::optional<tests::ScratchDatabase> copy_;
};

TEST_F(SnapshotRoundTrip, OfObjectsOfEveryKind) {
  tests::make_every_kind(*connection_);
  copy_by_dump();
  expect_same();
}

TEST_F(SnapshotRoundTrip, OfTheExampleTree) {
  const std::filesystem::path root = PGMANAGER_ROOT;
  base::Findings findings;
  std::vector<std::string> files;
  for (const source::CreateGroup& group : source::read_create_tree(root, {.create = true}, {}, findings)) {
    for (const source::SqlFile& file : group.files) files.push_back(root / file.path);
  }
  ASSERT_GE(files.size(), 40U);
  load(scratch_->dsn(), files);
  copy_by_dump();
  expect_same();
}

}  // namespace

}  // namespace pgmanager::database
