#include "imports/recorded.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace pgmanager::imports {

namespace {

using testing::ElementsAre;
using testing::IsEmpty;

Migration versioned(const std::string& version, const std::string& checksum = "") {
  Migration migration{.identity = {.id = version}, .old_name = "V" + version + "__x.sql"};
  migration.up.file = migration.old_name;
  if (!checksum.empty()) migration.checksums = {checksum};
  return migration;
}

Migrations of(Tool tool, std::vector<Migration> migrations) {
  return {.tool = tool, .migrations = std::move(migrations)};
}

RecordedRow row(const std::string& version, RowState state = RowState::applied) {
  return {.identity = {.id = version}, .state = state};
}

// The new paths are d/<index>.
InPlace compare(const Migrations& migrations, std::vector<RecordedRow> rows, const Accepted& accepted = {}) {
  std::vector<NewNames> names;
  for (std::size_t i = 0; i < migrations.migrations.size(); ++i) names.push_back({.path = fmt::format("d/{}", i)});
  return in_place(migrations, names, {.rows = std::move(rows), .objects = {"table public.h"}}, accepted);
}

std::vector<std::string> paths(const InPlace& found) {
  std::vector<std::string> paths;
  for (const auto& [path, elsewhere] : found.files) paths.push_back(path);
  return paths;
}

std::vector<std::string> problem_texts(const InPlace& found) {
  std::vector<std::string> texts;
  for (const base::Finding& each : found.problems) {
    texts.push_back(fmt::format("{} {}: {}", each.rule, each.location.file, each.message));
  }
  return texts;
}

TEST(RecordedHistory, SaysWhatIsInPlaceAndSinceWhen) {
  const Migrations three = of(Tool::flyway, {versioned("1"), versioned("1.1"), versioned("2")});
  RecordedRow first = row("1");
  first.finished_at = "2024-05-01T08:00:00Z";
  first.seconds = 0.25;
  first.applied_by = "ann";
  const InPlace found = compare(three, {first, row("1.1")});
  EXPECT_THAT(problem_texts(found), IsEmpty());
  EXPECT_THAT(paths(found), ElementsAre("d/0", "d/1"));
  EXPECT_THAT(found.pending, ElementsAre("d/2"));
  const plan::Elsewhere& elsewhere = found.files.at("d/0");
  EXPECT_EQ(elsewhere.finished_at, "2024-05-01T08:00:00Z");
  EXPECT_EQ(elsewhere.seconds, 0.25);
  EXPECT_EQ(elsewhere.reason, "imported from Flyway: V1__x.sql, applied by ann");
}

TEST(RecordedHistory, OfOneVersionCoversAllEarlierOnes) {
  const Migrations files = of(Tool::golang_migrate, {versioned("2"), versioned("9"), versioned("10")});
  RecordedRow last = row("9");
  last.with_earlier = true;
  const InPlace found = compare(files, {last});
  EXPECT_THAT(problem_texts(found), IsEmpty());
  EXPECT_THAT(paths(found), ElementsAre("d/0", "d/1"));
  EXPECT_EQ(found.files.at("d/0").reason, "imported from golang-migrate: V2__x.sql, contained in version 9");
}

TEST(RecordedHistory, ThatIsDirtyIsAProblemUntilItIsAccepted) {
  const Migrations files = of(Tool::golang_migrate, {versioned("1"), versioned("2"), versioned("3")});
  RecordedRow dirty = row("2", RowState::failed);
  dirty.with_earlier = true;
  EXPECT_THAT(problem_texts(compare(files, {dirty})),
              ElementsAre("import-failed V2__x.sql: V2__x.sql has failed in the database, or did not complete"));
  const InPlace accepted = compare(files, {dirty}, {.failed = true});
  EXPECT_THAT(problem_texts(accepted), IsEmpty());
  EXPECT_THAT(paths(accepted), ElementsAre("d/0"));
  EXPECT_THAT(accepted.pending, ElementsAre("d/1", "d/2"));
}

TEST(RecordedHistory, CountsTheLastRowOfAVersion) {
  const Migrations files = of(Tool::flyway, {versioned("1"), versioned("2")});
  EXPECT_THAT(paths(compare(files, {row("1"), row("2"), row("2", RowState::removed)})), ElementsAre("d/0"));
  EXPECT_THAT(paths(compare(files, {row("1"), row("2"), row("2", RowState::removed), row("2")})),
              ElementsAre("d/0", "d/1"));
}

TEST(RecordedHistory, AheadOfTheFilesIsAProblemUntilItIsAccepted) {
  const Migrations files = of(Tool::dbmate, {versioned("1")});
  EXPECT_THAT(problem_texts(compare(files, {row("1"), row("2")})),
              ElementsAre("import-ahead : the history contains 2, and there is no file of it"));
  EXPECT_THAT(problem_texts(compare(files, {row("1"), row("2")}, {.ahead = true})), IsEmpty());
  EXPECT_THAT(problem_texts(compare(files, {row("1"), row("2"), row("2", RowState::removed)})), IsEmpty());
}

TEST(RecordedHistory, ThatIsDirtyAndAheadHasTwoProblems) {
  const Migrations files = of(Tool::golang_migrate, {versioned("1")});
  RecordedRow dirty = row("5", RowState::failed);
  dirty.with_earlier = true;
  EXPECT_THAT(problem_texts(compare(files, {dirty}, {.ahead = true})),
              ElementsAre("import-failed : 5 has failed in the database, or did not complete"));
}

TEST(RecordedHistory, OfOtherProjectsDoesNotCount) {
  const Migrations files = of(Tool::sqitch, {versioned("a1"), versioned("a2")});
  RecordedRow own = row("a1");
  own.identity.script = "shop";
  RecordedRow other = row("b1");
  other.identity.script = "stock";
  EXPECT_THAT(problem_texts(compare(files, {other, own})), IsEmpty());
  EXPECT_THAT(problem_texts(compare(files, {other})), testing::SizeIs(1));
}

TEST(RecordedHistory, MayContainChangesOfAFileThatIsNotMapped) {
  Migrations files = of(Tool::liquibase, {versioned("1")});
  files.not_mapped = {{.file = "db/changelog.xml", .what = "change log"}};
  RecordedRow changeset = row("x1");
  changeset.identity.author = "ann";
  changeset.identity.script = "db/changelog.xml";
  EXPECT_THAT(problem_texts(compare(files, {row("1"), changeset})), IsEmpty());
}

TEST(RecordedHistory, MayContainWhatIsNotMapped) {
  Migrations files = of(Tool::flyway, {versioned("1")});
  files.not_mapped = {{.file = "V2__Load.java", .what = "Java migration", .id = "2"}};
  EXPECT_THAT(problem_texts(compare(files, {row("1"), row("2")})), IsEmpty());
}

TEST(RecordedHistory, WithAGapIsAProblemUntilItIsAccepted) {
  const Migrations files = of(Tool::flyway, {versioned("1"), versioned("2"), versioned("3")});
  EXPECT_THAT(problem_texts(compare(files, {row("1"), row("3")})),
              ElementsAre("import-late V2__x.sql: V2__x.sql has not run in the database, and later ones have"));
  const InPlace accepted = compare(files, {row("1"), row("3")}, {.late = true});
  EXPECT_THAT(problem_texts(accepted), IsEmpty());
  EXPECT_THAT(accepted.pending, ElementsAre("d/1"));
}

TEST(RecordedHistory, WithAnotherChecksumIsAProblemUntilItIsAccepted) {
  const Migrations files = of(Tool::flyway, {versioned("1", "17")});
  RecordedRow same = row("1");
  same.checksum = "17";
  EXPECT_THAT(problem_texts(compare(files, {same})), IsEmpty());
  RecordedRow other = row("1");
  other.checksum = "-4";
  EXPECT_THAT(problem_texts(compare(files, {other})),
              ElementsAre("import-changed V1__x.sql: V1__x.sql was edited since it ran in the database: its checksum "
                          "is 17, not -4"));
  const InPlace accepted = compare(files, {other}, {.changed = true});
  EXPECT_THAT(problem_texts(accepted), IsEmpty());
  EXPECT_THAT(paths(accepted), ElementsAre("d/0"));
}

TEST(RecordedHistory, OfRepeatableFilesIsByTheirName) {
  Migration view{.identity = {.name = "view", .script = "R__view.sql"}, .kind = MigrationKind::repeatable};
  view.old_name = "R__view.sql";
  view.checksums = {"5"};
  const Migrations files = of(Tool::flyway, {versioned("1"), view});
  RecordedRow ran{.identity = {.name = "view", .script = "sql/R__view.sql"}, .checksum = "5"};
  EXPECT_THAT(paths(compare(files, {row("1"), ran})), ElementsAre("d/0", "d/1"));
  ran.checksum = "6";  // edited since: it runs again
  EXPECT_THAT(paths(compare(files, {row("1"), ran})), ElementsAre("d/0"));
  EXPECT_THAT(problem_texts(compare(files, {row("1"), ran})), IsEmpty());
}

TEST(RecordedHistory, OfABaselineRowNeedsNoFile) {
  const Migrations files = of(Tool::flyway, {versioned("1"), versioned("2"), versioned("6")});
  RecordedRow baseline = row("5");
  baseline.with_earlier = true;
  const InPlace found = compare(files, {baseline});
  EXPECT_THAT(problem_texts(found), IsEmpty());
  EXPECT_THAT(paths(found), ElementsAre("d/0", "d/1"));
  EXPECT_THAT(found.pending, ElementsAre("d/2"));
}

TEST(RecordedHistory, OfEarlierVersionsContainsTheirBaselineFile) {
  Migration squashed = versioned("3");
  squashed.kind = MigrationKind::baseline;
  const Migrations files = of(Tool::flyway, {squashed, versioned("4"), versioned("5")});
  const InPlace found = compare(files, {row("4")});
  EXPECT_THAT(paths(found), ElementsAre("d/0", "d/1"));
  squashed.contains = {"1", "2"};
  EXPECT_THAT(paths(compare(of(Tool::rails, {squashed}), {row("1"), row("2")})), ElementsAre("d/0"));
}

TEST(RecordedHistory, IsEmptyWhereNothingHasRun) {
  const Migrations files = of(Tool::dbmate, {versioned("1"), versioned("2")});
  const InPlace found = compare(files, {});
  EXPECT_THAT(paths(found), IsEmpty());
  EXPECT_THAT(problem_texts(found), IsEmpty());
  EXPECT_THAT(found.pending, ElementsAre("d/0", "d/1"));
}

}  // namespace

}  // namespace pgmanager::imports
