#pragma once

#include "result/outcome.hpp"
#include "result/status.hpp"
#include "support/plan_values.hpp"

/// Values for reports, like those of runs and queries.
namespace pgmanager::report::tests {

/// Three deployments; only 0 is in place.
inline const source::SourceTree& small_tree() {
  using pgmanager::tests::deployment;
  static const source::SourceTree tree =
      pgmanager::tests::tree_of({deployment(0, "select 0;", "zero"), deployment(1, "select 1; select 11;", "one"),
                                 deployment(2, "select 2;", "two"), deployment(3, "select 3;", "three")});
  return tree;
}

inline plan::Plan small_plan() {
  using pgmanager::tests::entry;
  return plan::plan_deployment(small_tree(), pgmanager::tests::history_of({entry(small_tree().deployments[0])}));
}

/// An error of the server with all fields.
inline history::RecordedError full_error() {
  return {.severity = "ERROR",
          .sqlstate = "23505",
          .message = "duplicate key value violates unique constraint \"a_pkey\"",
          .detail = "Key (id)=(1) already exists.",
          .hint = "Take another key.",
          .context = "PL/pgSQL function f() line 3 at SQL statement",
          .schema = "public",
          .table = "a",
          .column = "id",
          .data_type = "integer",
          .constraint = "a_pkey",
          .internal_query = "insert into a values (1)",
          .line = 2,
          .column_number = 8};
}

/// The first file is completed, the second failed, the third was not tried.
inline result::Outcome failed_outcome() {
  result::Outcome outcome;
  outcome.plan = small_plan();
  outcome.result = result::RunResult::failed;
  outcome.completed = {{&outcome.plan.steps[0], std::chrono::milliseconds(12)}};
  outcome.failure = result::Failure{
      .step = &outcome.plan.steps[1],
      .error = {.severity = "ERROR", .sqlstate = "42P01", .message = "relation \"nope\" does not exist"},
      .location =
          base::Location{.file = "deployment/00002-two.sql", .line = 1, .column = 8, .source_line = "select nope;"}};
  outcome.not_tried = {&outcome.plan.steps[2]};
  outcome.took = std::chrono::milliseconds(1500);
  return outcome;
}

/// One deployment in each state, and manual deployments.
inline result::Status full_status() {
  using pgmanager::tests::deployment;
  using pgmanager::tests::entry;
  using pgmanager::tests::manual;
  const auto on_disk = [](std::int64_t ordinal) {
    return deployment(ordinal, fmt::format("select {};", ordinal), "change");
  };
  history::Entry failed = entry(on_disk(7), history::EntryState::failed);
  failed.error = history::RecordedError{
      .severity = "ERROR", .sqlstate = "42601", .message = "syntax error at or near \"selct\"", .line = 3};
  history::Entry urgent = entry(manual(1, "select 10;"));
  urgent.reason = "INC-42: missing index";
  history::History history =
      pgmanager::tests::history_of({entry(on_disk(0), history::EntryState::contained), entry(on_disk(1)),
                                    entry(on_disk(2), history::EntryState::adopted), entry(on_disk(3)),
                                    entry(on_disk(4)), entry(on_disk(6)), failed},
                                   {urgent});
  history.created = entry(on_disk(0));
  history.created->kind = history::EntryKind::create;
  history.created->ordinal.reset();
  history.created->path = "create/2-views/v.sql";
  const source::SourceTree tree =
      pgmanager::tests::tree_of({on_disk(0), on_disk(1), on_disk(2), deployment(3, "-- why\nselect 3;"),
                                 deployment(4, "select 4.5;"), on_disk(5), on_disk(7), on_disk(8)},
                                {manual(2, "select 20;")});
  return result::make_status(
      {.database = "shop", .host = "db1", .port = "5432", .user = "app", .server_version = "15.4"}, tree, history);
}

}  // namespace pgmanager::report::tests
