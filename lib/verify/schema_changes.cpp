#include "verify/schema_changes.hpp"

#include <optional>

#include "database/reload.hpp"
#include "database/snapshot.hpp"
#include "diff/generate.hpp"
#include "diff/loosening.hpp"

namespace pgmanager::verify {

namespace {

using schema::DetailedSnapshot;

DetailedSnapshot read(pg::Connection& connection, const std::string& history_schema) {
  return database::read_detailed_snapshot(connection, history_schema,
                                          connection.in_transaction() ? database::SnapshotTransaction::open
                                                                      : database::SnapshotTransaction::own);
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

}  // namespace

diff::Changes find_changes(pg::Connection& before, pg::Connection& after, const std::string& history_schema,
                           const diff::Options& options) {
  DetailedSnapshot old_schema = read(before, history_schema);
  DetailedSnapshot new_schema = read(after, history_schema);
  const diff::Loosening loosening = diff::loosen(old_schema.schema, new_schema.schema);
  if (!loosening.before.empty()) old_schema = read_after(before, history_schema, loosening.before);
  if (!loosening.after.empty()) new_schema = read_after(after, history_schema, loosening.after);
  database::reload_differing(before, history_schema, old_schema.schema, new_schema.schema);
  diff::Changes changes = diff::generate(old_schema, new_schema, options);
  std::vector<diff::Statement> all = statements_about_parents(loosening.before);
  for (diff::Statement& each : changes.statements) all.push_back(std::move(each));
  for (diff::Statement& each : statements_about_parents(loosening.last)) all.push_back(std::move(each));
  changes.statements = std::move(all);
  return changes;
}

}  // namespace pgmanager::verify
