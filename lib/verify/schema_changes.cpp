#include "verify/schema_changes.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <iterator>
#include <vector>

#include "database/reload.hpp"
#include "database/snapshot.hpp"
#include "diff/generate.hpp"
#include "diff/loosening.hpp"
#include "schema/difference.hpp"
#include "schema/ignored_objects.hpp"
#include "schema/object_name.hpp"

namespace pgmanager::verify {

namespace {

using schema::DetailedSnapshot;

DetailedSnapshot read(pg::Connection& connection, const std::string& history_schema) {
  return database::read_detailed_snapshot(
      connection, history_schema,
      connection.in_transaction() ? database::SnapshotTransaction::open : database::SnapshotTransaction::own);
}

DetailedSnapshot read_after(pg::Connection& connection, const std::string& history_schema,
                            const std::vector<std::string>& statements) {
  const database::Trial trial(connection);
  for (const std::string& sql : statements) connection.statement(sql);
  return database::read_detailed_snapshot(connection, history_schema, database::SnapshotTransaction::open);
}

std::vector<diff::Statement> statements_about_parents(const std::vector<std::string>& texts) {
  std::vector<diff::Statement> statements;
  for (const std::string& sql : texts) {
    statements.push_back({.sql = sql, .object = {}, .reason = "the parent of the table differs", .effects = {}});
  }
  return statements;
}

// Whether an object was renamed, or one is gone and another one new, nobody can see.
std::vector<diff::Refusal> possible_renames(const schema::SchemaSnapshot& before, const schema::SchemaSnapshot& after) {
  std::vector<diff::Refusal> refusals;
  for (const schema::ObjectDifference& each : schema::diff(before, after)) {
    if (each.what != schema::ObjectDifference::What::renamed || each.rename_left.empty()) continue;
    refusals.push_back({.object = each.left->name,
                        .reason = fmt::format("it may have been renamed to {}: {}", schema::with_kind(each.right->name),
                                              fmt::join(each.rename_left, "; "))});
  }
  return refusals;
}

}  // namespace

diff::Changes find_changes(pg::Connection& before, pg::Connection& after, const std::string& history_schema,
                           const schema::DiffOptions& options) {
  DetailedSnapshot old_schema = read(before, history_schema);
  DetailedSnapshot new_schema = read(after, history_schema);
  const diff::Loosening loosening = diff::loosen(old_schema.schema, new_schema.schema);
  if (!loosening.before.empty()) old_schema = read_after(before, history_schema, loosening.before);
  if (!loosening.after.empty()) new_schema = read_after(after, history_schema, loosening.after);
  database::reload_differing(before, history_schema, old_schema.schema, new_schema.schema);
  old_schema.schema = schema::without_ignored(std::move(old_schema.schema), options.ignored);
  new_schema.schema = schema::without_ignored(std::move(new_schema.schema), options.ignored);
  diff::Changes changes = diff::generate(
      old_schema, new_schema,
      {.role = before.user(), .ignores_column_order = options.column_order == schema::ColumnOrder::ignore});
  for (diff::Refusal& each : possible_renames(old_schema.schema, new_schema.schema)) {
    changes.refusals.push_back(std::move(each));
  }
  std::vector<diff::Statement> all = statements_about_parents(loosening.before);
  std::ranges::move(changes.statements, std::back_inserter(all));
  std::ranges::move(statements_about_parents(loosening.last), std::back_inserter(all));
  std::ranges::stable_sort(all, {}, &diff::Statement::part);
  changes.statements = std::move(all);
  return changes;
}

}  // namespace pgmanager::verify
