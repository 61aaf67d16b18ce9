#include "verify/create_tree_dump.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>

#include "../database/every_kind.hpp"
#include "../database/generated_schema.hpp"
#include "database/scratch.hpp"
#include "schema/object_name.hpp"
#include "source/source_tree.hpp"
#include "support/database_fixture.hpp"
#include "support/schema_dump.hpp"
#include "support/temporary_directory.hpp"

namespace pgmanager::verify {

namespace {

using ::testing::ElementsAre;
using ::testing::ElementsAreArray;
using ::testing::IsEmpty;

class CreateTreeDump : public tests::DatabaseTest {
 protected:
  result::TreeDump dump(std::shared_ptr<const source::SourceTree> existing = nullptr) {
    const TreeDumpOptions options{
        .scratch = {.server = {.server = pg::ConnectOptions{.dsn = tests::test_server_dsn()}}},
        .existing = std::move(existing)};
    result::RunObserver observer;
    return dump_create_tree(*connection_, options, stop_, observer);
  }

  /// The text of a file, for the message of a failure.
  static std::string text_of(const result::TreeDump& dump, const std::string& path) {
    for (const result::DumpedFile& file : dump.files) {
      if (file.path == path) return file.text;
    }
    return "";
  }

  void TearDown() override {
    if (connection_) database::drop_subscriptions(*connection_);
    DatabaseTest::TearDown();
  }

  static void expect_proven(const result::TreeDump& dump) {
    if (dump.stopped) {
      const result::Failure& failure = *dump.stopped->outcome.failure;
      const std::string path = failure.step == nullptr ? "" : failure.step->file->path;
      FAIL() << path << ": " << failure.error.message << "\n" << text_of(dump, path);
    }
    std::vector<std::string> differing;
    for (const schema::ObjectDifference& difference : dump.schemas.differences) {
      const schema::Object* object = difference.left != nullptr ? difference.left : difference.right;
      differing.push_back(schema::with_kind(object->name));
    }
    EXPECT_THAT(differing, IsEmpty());
    EXPECT_THAT(dump.differences, IsEmpty());
  }

  /// psql runs the files in a new database, whose pg_dump is compared with that of the original.
  void expect_same_with_psql(const result::TreeDump& dump) const {
    const tests::TemporaryDirectory directory;
    std::vector<std::string> files;
    for (const result::DumpedFile& file : dump.files) {
      files.push_back(directory.write(fmt::format("{}.sql", files.size()), file.text));
    }
    const tests::ScratchDatabase copy;
    tests::load_with_psql(copy.dsn(), files);
    EXPECT_THAT(tests::dumped_objects(copy.dsn()), ElementsAreArray(tests::dumped_objects(scratch_->dsn())));
  }
};

std::vector<std::string> changed_paths(const result::TreeDump& dump) {
  std::vector<std::string> paths;
  for (const result::DumpedFile& file : dump.files) paths.push_back(file.path.substr(file.path.find('/') + 1));
  std::ranges::sort(paths);
  return paths;
}

void write(const result::TreeDump& dump, const std::filesystem::path& root) {
  for (const auto* files : {&dump.files, &dump.order_files}) {
    for (const result::DumpedFile& file : *files) {
      std::filesystem::create_directories((root / file.path).parent_path());
      std::ofstream(root / file.path, std::ios::binary) << file.text;
    }
  }
}

std::shared_ptr<const source::SourceTree> tree_in(const std::filesystem::path& root) {
  source::ReadResult read = source::read_source_tree(root, {.create = true});
  EXPECT_THAT(read.findings, IsEmpty());
  return std::make_shared<const source::SourceTree>(std::move(read.tree));
}

TEST_F(CreateTreeDump, OfEveryKindOfObject) {
  tests::make_every_kind(*connection_);
  const result::TreeDump made = dump();
  expect_proven(made);
  EXPECT_GT(made.files.size(), 70U);
  expect_same_with_psql(made);

  const tests::TemporaryDirectory directory;
  write(made, directory.path());
  connection_->script(
      "ALTER TABLE app.person ADD COLUMN nick text; DROP TRIGGER touched ON app.person;"
      "CREATE INDEX item_by_note ON app.item (note); ALTER TYPE app.mood ADD VALUE 'angry';"
      "CREATE TABLE app.event_2022 PARTITION OF app.event FOR VALUES FROM ('2022-01-01') TO ('2023-01-01');"
      "COMMENT ON TABLE app.cache IS 'New'; DROP AGGREGATE app.total (integer)");
  const result::TreeDump updated = dump(tree_in(directory.path()));
  expect_proven(updated);
  EXPECT_THAT(changed_paths(updated), ElementsAre("12-indexes/idx_app.event.sql", "3-types/typ_app.mood.sql",
                                                  "9-tables/tbl_app.cache.sql", "9-tables/tbl_app.event_2022.sql",
                                                  "9-tables/tbl_app.item.sql", "9-tables/tbl_app.person.sql"));
  ASSERT_EQ(updated.gone.size(), 1U);
  EXPECT_EQ(updated.gone[0].path, "create/10-functions/agg_app.total.sql");
}

TEST_F(CreateTreeDump, OfTheExampleTree) {
  const auto example = tree_in(PGMANAGER_ROOT);
  std::vector<std::string> paths;
  for (const source::CreateGroup& group : example->create) {
    for (const source::SqlFile& file : group.files) paths.push_back((example->root / file.path).string());
  }
  tests::load_with_psql(scratch_->dsn(), paths);
  const result::TreeDump made = dump();
  expect_proven(made);
  EXPECT_GT(made.files.size(), 30U);
  const result::TreeDump unchanged = dump(example);
  expect_proven(unchanged);
  EXPECT_THAT(changed_paths(unchanged), IsEmpty());
}

class GeneratedTreeDump : public CreateTreeDump, public ::testing::WithParamInterface<unsigned> {};

TEST_P(GeneratedTreeDump, IsTheSame) {
  tests::make_generated_schema(*connection_, GetParam());
  const result::TreeDump made = dump();
  expect_proven(made);
  EXPECT_GT(made.files.size(), 50U);
}

INSTANTIATE_TEST_SUITE_P(Seeds, GeneratedTreeDump, ::testing::Range(1U, 3U));

}  // namespace

}  // namespace pgmanager::verify
