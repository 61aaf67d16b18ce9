#include "database/other_tool.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "base/error.hpp"
#include "base/utf8.hpp"
#include "database/safe_path.hpp"
#include "imports/read_migrations.hpp"
#include "imports/tool_lock.hpp"
#include "queries.hpp"
#include "schema/identifier.hpp"

namespace pgmanager::database {

using base::Error;
using base::ErrorCode;
using imports::Tool;

/// Where a tool records its migrations.
struct ToolTables {
  Tool tool;
  std::string_view history;
  std::string_view query;                     ///< its columns are those of imports::RecordedRow
  std::vector<std::string_view> others = {};  ///< tables of the tool in the same schema
  std::string_view own_schema = {};           ///< the schema that the tool makes for itself
};

namespace {

constexpr std::string_view lock_of_liquibase = "databasechangeloglock";

const ToolTables& tables_of(Tool tool) {
  static const std::vector<ToolTables> tables = {
      {Tool::flyway, "flyway_schema_history", queries::import_flyway},
      {Tool::golang_migrate, "schema_migrations", queries::import_golang_migrate},
      {Tool::dbmate, "schema_migrations", queries::import_versions},
      {Tool::goose, "goose_db_version", queries::import_goose},
      {Tool::sql_migrate, "gorp_migrations", queries::import_sql_migrate},
      {Tool::prisma, "_prisma_migrations", queries::import_prisma},
      {Tool::sqitch, "changes", queries::import_sqitch, {}, "sqitch"},
      {Tool::node_pg_migrate, "pgmigrations", queries::import_node_pg_migrate},
      {Tool::atlas, "atlas_schema_revisions", queries::import_atlas, {}, "atlas_schema_revisions"},
      {Tool::liquibase, "databasechangelog", queries::import_liquibase, {lock_of_liquibase}},
      {Tool::rails, "schema_migrations", queries::import_versions, {"ar_internal_metadata"}},
  };
  return *std::ranges::find(tables, tool, &ToolTables::tool);
}

/// The query with a table in place of the name that stands for it.
std::string with_table(std::string_view query, std::string_view stand_in, const std::string& schema,
                       std::string_view table) {
  std::string text(query);
  const std::string name = pg::quote_identifier(schema) + "." + pg::quote_identifier(table);
  return text.replace(text.find(stand_in), stand_in.size(), name);
}

constexpr std::string_view permission_denied = "42501";

}  // namespace

OtherTool::OtherTool(pg::Connection& connection, Tool tool, const std::string& table)
    : connection_(connection),
      tool_(tool),
      tables_(tables_of(tool)),
      title_(imports::known_tool(tool).title),
      table_(table.empty() ? std::string(tables_.history) : table.substr(table.find('.') + 1)),
      names_schema_(table.size() > table_.size() && !table.empty()) {
  Tables tables = tables_named(table_);
  if (names_schema_) {
    const std::string schema = table.substr(0, table.find('.'));
    std::erase_if(tables, [&](const auto& each) { return each.first != schema; });
  }
  if (tables.empty()) return;
  schema_ = chosen_of(tables);
  owner_ = tables.at(schema_);
}

imports::RecordedHistory OtherTool::read() {
  if (!has_history()) return {};
  return {.rows = rows(), .objects = objects(), .owner = owner_, .schemas = schemas()};
}

OtherTool::Tables OtherTool::tables_named(std::string_view table) {
  Tables tables;
  for (const pg::Row row : ask(connection_, queries::other_tool_history, {std::string(table)})) {
    tables.emplace(row["schema"].string(), row["owner"].string());
  }
  return tables;
}

std::string OtherTool::chosen_of(const Tables& tables) {
  if (tables.size() == 1) return tables.begin()->first;
  if (tables.contains(tables_.own_schema)) return std::string(tables_.own_schema);
  const pg::Result current = connection_.ask("SELECT coalesce(current_schema(), '') AS schema");
  const std::string first = current.one_row()["schema"].string();
  if (tables.contains(first)) return first;
  std::vector<std::string> schemas;
  for (const auto& [schema, owner] : tables) schemas.push_back(schema);
  throw Error({.code = ErrorCode::refused,
               .message = fmt::format("several schemas contain a table \"{}\": {}", table_,
                                      base::printable(fmt::format("{}", fmt::join(schemas, ", ")))),
               .hint = fmt::format("Name the history of {}: --table {}.{}", title_, schemas.front(), table_)});
}

void OtherTool::lock(const pg::ConnectOptions& options, const base::StopSignal& stop) {
  if (!has_history()) return;
  if (tool_ == Tool::liquibase) return lock_row_of_liquibase(options, stop);
  const auto key = imports::advisory_lock_key(tool_, connection_.database(), schema_, table_);
  if (!key) return;
  const pg::Result answer = ask(connection_, "SELECT pg_try_advisory_lock($1) AS locked", {std::to_string(*key)});
  if (!answer.one_row()["locked"].boolean()) fail_running("");
}

// Liquibase takes its lock with an UPDATE of the row, so it waits for a transaction that has locked the row.
void OtherTool::lock_row_of_liquibase(const pg::ConnectOptions& options, const base::StopSignal& stop) {
  if (!tables_named(lock_of_liquibase).contains(schema_)) return;
  const std::string query = with_table(queries::import_liquibase_lock, "other_tool.lock", schema_, lock_of_liquibase);
  auto holder = std::make_unique<pg::Connection>(options, stop);
  // The transaction is idle until the import ends.
  holder->script("SET idle_in_transaction_session_timeout TO 0; BEGIN");
  try {
    require_unlocked(*holder, query + " FOR UPDATE NOWAIT");
    lock_holder_ = std::move(holder);
  } catch (const pg::ServerError& error) {
    constexpr std::string_view lock_not_available = "55P03";
    if (error.server().sqlstate == lock_not_available) fail_running("");
    if (error.server().sqlstate != permission_denied) throw;
    require_unlocked(connection_, query);
  }
}

void OtherTool::require_unlocked(pg::Connection& connection, const std::string& query) {
  for (const pg::Row row : ask(connection, query)) {
    if (row["locked"].boolean()) fail_running(row["locked_by"].string());
  }
}

void OtherTool::fail_running(const std::string& who) {
  throw Error(
      {.code = ErrorCode::lock,
       .message = fmt::format("{} is running in database \"{}\"", title_, base::printable(connection_.database())),
       .detail = who.empty() ? "" : fmt::format("Its lock is held by {}.", base::printable(who)),
       .hint = "Wait until it has ended, and try again."});
}

std::vector<imports::RecordedRow> OtherTool::rows() {
  try {
    return read_rows();
  } catch (const pg::ServerError& error) {
    constexpr std::string_view undefined_column = "42703";
    const std::string table = fmt::format("{}.{}", schema::quote_identifier(schema_), schema::quote_identifier(table_));
    if (error.server().sqlstate == permission_denied) {
      throw Error({.code = ErrorCode::refused,
                   .message = fmt::format("user \"{}\" may not read the history of {}",
                                          base::printable(connection_.user()), title_),
                   .detail = fmt::format("The server says: {}.", error.server().message),
                   .hint = fmt::format("Its owner can allow it: GRANT SELECT ON {} TO {};", table,
                                       schema::quote_identifier(connection_.user())),
                   .sqlstate = error.server().sqlstate});
    }
    if (error.server().sqlstate != undefined_column) throw;
    throw Error({.code = ErrorCode::refused,
                 .message = fmt::format("table {} is not a history of {}", table, title_),
                 .detail = fmt::format("The server says: {}.", error.server().message),
                 .hint = "Name the tool whose history it is with --from.",
                 .sqlstate = error.server().sqlstate});
  }
}

std::vector<imports::RecordedRow> OtherTool::read_rows() {
  std::vector<imports::RecordedRow> rows;
  for (const pg::Row row : ask(connection_, with_table(tables_.query, "other_tool.history", schema_, table_))) {
    const std::string_view state = row["state"].text();
    rows.push_back({.identity = {.id = row["id"].string(),
                                 .name = row["name"].string(),
                                 .author = row["author"].string(),
                                 .script = row["script"].string()},
                    .state = state == "applied"  ? imports::RowState::applied
                             : state == "failed" ? imports::RowState::failed
                                                 : imports::RowState::removed,
                    .with_earlier = row["with_earlier"].boolean(),
                    .checksum = row["checksum"].string(),
                    .finished_at = row["finished_at"].string(),
                    .seconds = row["seconds"].number(),
                    .applied_by = row["applied_by"].string()});
  }
  return rows;
}

std::vector<std::string> OtherTool::objects() {
  if (!has_history()) return {};
  // The registry of sqitch always has a schema to itself.
  if (schema_ == tables_.own_schema || tool_ == Tool::sqitch) return {"schema " + schema::quote_identifier(schema_)};
  std::vector<std::string> objects = {table_named(table_)};
  for (const std::string_view other : tables_.others) {
    if (tables_named(other).contains(schema_)) objects.push_back(table_named(other));
  }
  return objects;
}

// A tool creates its table in the schema in which its migrations run. Flyway also records which schemas it has created:
// "app","audit".
std::vector<std::string> OtherTool::schemas() {
  if (!has_history() || names_schema_ || schema_ == tables_.own_schema || tool_ == Tool::sqitch) return {};
  std::vector<std::string> schemas = {schema_};
  if (tool_ == Tool::flyway) {
    for (const pg::Row row :
         ask(connection_, with_table(queries::import_flyway_schemas, "other_tool.history", schema_, table_))) {
      if (const std::string name = row["schema"].string(); name != schema_) schemas.push_back(name);
    }
  }
  return schemas == std::vector<std::string>{"public"} ? std::vector<std::string>() : schemas;
}

std::string OtherTool::table_named(std::string_view table) const {
  return fmt::format("table {}.{}", schema::quote_identifier(schema_), schema::quote_identifier(std::string(table)));
}

}  // namespace pgmanager::database
