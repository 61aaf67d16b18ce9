#include "verify/create_tree_dump.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <map>

#include "../database/every_kind.hpp"
#include "../database/generated_schema.hpp"
#include "database/scratch.hpp"
#include "schema/object_name.hpp"
#include "source/source_tree.hpp"
#include "support/database_fixture.hpp"
#include "support/login_role.hpp"
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

/// A tree that somebody has written, and what was changed in its database.
struct ChangedTree {
  const char* name;
  std::vector<std::pair<const char*, const char*>> files;  ///< in the order in which they run; below create/
  const char* change;
  std::vector<std::string> changed;    ///< paths below create/
  std::vector<std::string> remaining;  ///< differences; none: create/ makes the same schema
};

class TreeOfAPerson : public CreateTreeDump, public ::testing::WithParamInterface<ChangedTree> {};

TEST_P(TreeOfAPerson, IsUpdated) {
  const tests::TemporaryDirectory directory;
  std::vector<std::string> paths;
  std::map<std::string, std::string> orders;
  for (const auto& [path, text] : GetParam().files) {
    paths.push_back(directory.write(std::string("create/") + path, text));
    const std::string group = std::string(path).substr(0, std::string(path).find('/'));
    std::string& order = orders[group];
    order += fmt::format("{}\"{}\": \"{}\"", order.empty() ? "" : ", ", std::ranges::count(order, ':') + 1,
                         std::string(path).substr(group.size() + 1));
  }
  for (const auto& [group, order] : orders)
    directory.write(fmt::format("create/{}/order.json", group), "{" + order + "}");
  tests::load_with_psql(scratch_->dsn(), paths);
  connection_->script(GetParam().change);
  const result::TreeDump updated = dump(tree_in(directory.path()));
  ASSERT_FALSE(updated.stopped) << updated.stopped->outcome.failure->error.message;
  EXPECT_THAT(changed_paths(updated), ElementsAreArray(GetParam().changed));
  EXPECT_THAT(updated.differences, ElementsAreArray(GetParam().remaining));
  for (const auto& [path, text] : GetParam().files) {
    const std::string new_text = text_of(updated, std::string("create/") + path);
    constexpr std::string_view comment = "-- comment that stays\r\n";
    if (new_text.empty() || std::string_view(text).find(comment) == std::string_view::npos) continue;
    EXPECT_THAT(new_text, ::testing::HasSubstr(std::string(comment)));
  }
  write(updated, directory.path());
  EXPECT_THAT(changed_paths(dump(tree_in(directory.path()))), IsEmpty()) << "the second time";
}

INSTANTIATE_TEST_SUITE_P(
    Changes, TreeOfAPerson,
    ::testing::Values(
        ChangedTree{"CheckInAnotherFile",
                    {{"1-a/t.sql", "create table orders (id int primary key, total numeric);\n"},
                     {"2-b/late.sql",
                      "alter table orders add constraint tot check (total >= 0);\n"
                      "create view v as select id from orders;\n"}},
                    "ALTER TABLE orders DROP CONSTRAINT tot, ADD CONSTRAINT tot CHECK (total > 0)",
                    {"1-a/t.sql", "2-b/late.sql"},
                    {}},
        ChangedTree{"ColumnInAnotherFile",
                    {{"1-a/t.sql", "create table orders (id int);\n"},
                     {"2-b/late.sql",
                      "alter table orders add column late text;\n"
                      "create view v as select id from orders;\n"}},
                    "ALTER TABLE orders ADD COLUMN new int",
                    {"1-a/t.sql", "2-b/late.sql"},
                    {}},
        ChangedTree{"KeyInAnotherFileStaysThere",
                    {{"1-a/t.sql", "create table orders (id int);\n"},
                     {"2-b/late.sql", "alter table orders add constraint k unique (id);\n"}},
                    "ALTER TABLE orders ADD COLUMN new int",
                    {"1-a/t.sql"},
                    {}},
        ChangedTree{"ObjectOfADoBlock",
                    {{"1-a/t.sql", "do $$ begin execute 'create table dynamic (id int)'; end $$;\n"},
                     {"1-a/u.sql", "create table u (id int);\n"}},
                    "ALTER TABLE dynamic ADD COLUMN n int; ALTER TABLE u ADD COLUMN n int",
                    {"1-a/u.sql"},
                    {"table public.dynamic is different"}},
        ChangedTree{"TableOfAQuery",
                    {{"1-a/t.sql", "create table t as select 1 as id;\n"}},
                    "ALTER TABLE t ADD COLUMN n int",
                    {},
                    {"table public.t is different"}},
        ChangedTree{"SequenceOfAnotherType",
                    {{"1-a/t.sql", "create table t (id serial);\n"}},
                    "ALTER SEQUENCE t_id_seq AS bigint",
                    {"1-a/t.sql"},
                    {}},
        ChangedTree{"RightOnAFunctionWithoutArguments",
                    {{"1-a/f.sql",
                      "create function f(a int) returns int language sql as 'select 1';\n"
                      "grant execute on function f to public;\n"}},
                    "CREATE OR REPLACE FUNCTION f(a int) RETURNS int LANGUAGE sql AS 'select 2'",
                    {"1-a/f.sql"},
                    {}},
        ChangedTree{"CommentOnAnIndexInAnotherFile",
                    {{"1-a/t.sql", "create table t (id int, b int);\n"},
                     {"2-b/b.sql", "create index i2 on t (b);\ncomment on index i2 is 'i2';\n"}},
                    "ALTER TABLE t ADD COLUMN n int; COMMENT ON INDEX i2 IS 'new'",
                    {"1-a/t.sql", "2-b/b.sql"},
                    {}},
        ChangedTree{"NewCommentOnAnIndexInAnotherFile",
                    {{"1-a/t.sql", "create table t (id int, b int);\n"}, {"2-b/b.sql", "create index i2 on t (b);\n"}},
                    "COMMENT ON INDEX i2 IS 'new'",
                    {"2-b/b.sql"},
                    {}},
        ChangedTree{"IndexWithACommentIsGone",
                    {{"1-a/t.sql", "create table t (id int, b int);\n"},
                     {"2-b/b.sql",
                      "create index i2 on t (b);\ncomment on index i2 is 'i2';\n"
                      "create view v as select id from t;\n"}},
                    "DROP INDEX i2",
                    {"2-b/b.sql"},
                    {}},
        ChangedTree{
            "CommentOnATriggerStaysThere",
            {{"1-a/f.sql", "create function f() returns trigger language plpgsql as 'begin return new; end';\n"},
             {"2-b/t.sql", "create table t (id int);\n"},
             {"3-c/g.sql",
              "create trigger touched before update on t for each row execute function f();\n"
              "comment on trigger touched on t is 'x';\n"}},
            "ALTER TABLE t ADD COLUMN n int",
            {"2-b/t.sql"},
            {}},
        ChangedTree{"SameNameInTwoSchemas",
                    {{"1-a/a.sql", "create schema a;\ncreate table a.t (id int);\ncomment on table a.t is 'a';\n"},
                     {"1-a/b.sql", "create schema b;\ncreate table b.t (id int);\ncomment on table b.t is 'b';\n"}},
                    "DROP TABLE a.t",
                    {},
                    {}},
        ChangedTree{"ByteOrderMark",
                    {{"1-a/t.sql",
                      "\xEF\xBB\xBF"
                      "-- comment that stays\r\n"
                      "create table t (id int);\r\n"}},
                    "ALTER TABLE t ADD COLUMN n int",
                    {"1-a/t.sql"},
                    {}},
        ChangedTree{"NewPartition",
                    {{"1-a/t.sql",
                      "create table p (id int, at date) partition by range (at);\n"
                      "create table p1 partition of p for values from ('2020-01-01') to ('2021-01-01');\n"
                      "create index p_id on p (id);\n"}},
                    "CREATE TABLE p3 PARTITION OF p FOR VALUES FROM ('2022-01-01') TO ('2023-01-01')",
                    {"2-tables/tbl_p3.sql"},
                    {}}),
    [](const auto& each) { return each.param.name; });

TEST_F(CreateTreeDump, NamesWhatOnlyCreateMakesIfThatIsInTheWay) {
  const tests::TemporaryDirectory directory;
  const std::string path = directory.write("create/1-a/t.sql", "create table old_name (id int primary key);\n");
  directory.write("create/1-a/order.json", R"({"1": "t.sql"})");
  tests::load_with_psql(scratch_->dsn(), {path});
  connection_->script("ALTER TABLE old_name RENAME TO new_name");
  const result::TreeDump updated = dump(tree_in(directory.path()));
  ASSERT_TRUE(updated.stopped);
  EXPECT_EQ(updated.stopped->outcome.failure->advice,
            "create/ makes what is not in the database: table public.old_name (create/1-a/t.sql). Remove it if it was "
            "dropped or renamed there, and run the same command again.");
}

TEST_F(CreateTreeDump, MakesNewFilesOfARepeatableGroupRepeatable) {
  const tests::TemporaryDirectory directory;
  const std::string path = directory.write("create/1-functions/f.sql",
                                           "create or replace function f() returns int language sql as 'select 1';\n");
  directory.write("create/1-functions/order.json", R"({"1": "f.sql"})");
  tests::load_with_psql(scratch_->dsn(), {path});
  connection_->script("CREATE FUNCTION g() RETURNS int LANGUAGE sql AS 'select 2'");
  source::ReadResult read = source::read_source_tree(directory.path(), {.create = true, .repeatable = {"1-functions"}});
  const result::TreeDump updated = dump(std::make_shared<const source::SourceTree>(std::move(read.tree)));
  expect_proven(updated);
  EXPECT_THAT(text_of(updated, "create/1-functions/fn_g.sql"),
              ::testing::StartsWith("CREATE OR REPLACE FUNCTION public.g()"));
}

// The role has no right to the table, which pg_dump would lock.
TEST_F(CreateTreeDump, LeavesOutWhatIsIgnored) {
  connection_->script(
      "CREATE TABLE person (id int); CREATE TABLE \"Log\" (id serial, n int); CREATE INDEX log_n ON \"Log\" (n);"
      "CREATE SCHEMA sqitch; CREATE TABLE sqitch.changes (id int)");
  const tests::LoginRole reader("role_" + scratch_->name());
  pg::Connection connection({.dsn = scratch_->dsn() + " user=" + reader.name()}, stop_);
  const TreeDumpOptions options{.scratch = {.server = {.server = pg::ConnectOptions{.dsn = tests::test_server_dsn()}}},
                                .ignored = {R"(table public."Log")", "schema sqitch", "table public.person"}};
  result::RunObserver observer;
  const result::TreeDump made = dump_create_tree(connection, options, stop_, observer);
  expect_proven(made);
  EXPECT_THAT(made.files, IsEmpty());
}

TEST_F(CreateTreeDump, OfADatabaseWithoutObjects) {
  const result::TreeDump made = dump();
  expect_proven(made);
  EXPECT_THAT(made.files, IsEmpty());
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
