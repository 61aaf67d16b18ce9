#include "database/other_tool.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <functional>
#include <map>
#include <string_view>
#include <vector>

#include "base/error.hpp"
#include "base/utf8.hpp"
#include "database/safe_path.hpp"
#include "imports/read_migrations.hpp"
#include "imports/tool_lock.hpp"
#include "queries.hpp"
#include "schema/identifier.hpp"

namespace pgmanager::database {

namespace {

using base::Error;
using base::ErrorCode;
using imports::Tool;

/// Where a tool records its migrations by default.
struct HistoryTable {
  Tool tool;
  std::string_view table;
  std::string_view query;                     ///< its columns are those of imports::RecordedRow
  std::vector<std::string_view> others = {};  ///< tables of the tool in the same schema
  std::string_view own_schema = {};           ///< the schema that the tool makes for itself
};

const HistoryTable& history_table_of(Tool tool) {
  static const std::vector<HistoryTable> tables = {
      {Tool::flyway, "flyway_schema_history", queries::import_flyway},
      {Tool::golang_migrate, "schema_migrations", queries::import_golang_migrate},
      {Tool::dbmate, "schema_migrations", queries::import_versions},
      {Tool::goose, "goose_db_version", queries::import_goose},
      {Tool::sql_migrate, "gorp_migrations", queries::import_sql_migrate},
      {Tool::prisma, "_prisma_migrations", queries::import_prisma},
      {Tool::sqitch, "changes", queries::import_sqitch, {}, "sqitch"},
      {Tool::node_pg_migrate, "pgmigrations", queries::import_node_pg_migrate},
      {Tool::atlas, "atlas_schema_revisions", queries::import_atlas, {}, "atlas_schema_revisions"},
      {Tool::liquibase, "databasechangelog", queries::import_liquibase, {"databasechangeloglock"}},
      {Tool::rails, "schema_migrations", queries::import_versions, {"ar_internal_metadata"}},
  };
  return *std::ranges::find(tables, tool, &HistoryTable::tool);
}

std::string in_schema(std::string_view query, const std::string& schema) {
  constexpr std::string_view name = "other_tool.";
  std::string text(query);
  const std::string quoted = pg::quote_identifier(schema) + ".";
  for (std::size_t at = text.find(name); at != std::string::npos; at = text.find(name, at + quoted.size())) {
    text.replace(at, name.size(), quoted);
  }
  return text;
}

class OtherTool {
 public:
  OtherTool(pg::Connection& connection, Tool tool)
      : connection_(connection), tool_(tool), table_(history_table_of(tool)), title_(imports::known_tool(tool).title) {}

  imports::RecordedHistory read() {
    const Tables tables = tables_named(table_.table);
    if (tables.empty()) return {};
    schema_ = chosen(tables);
    lock();
    return {.rows = rows(), .objects = objects(), .owner = tables.at(schema_)};
  }

 private:
  /// The owners of the tables of one name, by schema.
  using Tables = std::map<std::string, std::string, std::less<>>;

  Tables tables_named(std::string_view table) {
    Tables tables;
    for (const pg::Row row : ask(connection_, queries::other_tool_history, {std::string(table)})) {
      tables.emplace(row["schema"].string(), row["owner"].string());
    }
    return tables;
  }

  std::string chosen(const Tables& tables) {
    if (tables.size() == 1) return tables.begin()->first;
    if (tables.contains(table_.own_schema)) return std::string(table_.own_schema);
    const pg::Result current = connection_.ask("SELECT coalesce(current_schema(), '') AS schema");
    const std::string first = current.one_row()["schema"].string();
    if (tables.contains(first)) return first;
    std::vector<std::string> schemas;
    for (const auto& [schema, owner] : tables) schemas.push_back(schema);
    throw Error({.code = ErrorCode::refused,
                 .message = fmt::format("several schemas contain a table \"{}\": {}", table_.table,
                                        base::printable(fmt::format("{}", fmt::join(schemas, ", ")))),
                 .hint = "Name the schema of the history of " + title_ +
                         " in the connection string: options=-csearch_path=SCHEMA"});
  }

  void lock() {
    if (tool_ == Tool::liquibase) return require_unlocked_liquibase();
    const auto key = imports::advisory_lock_key(tool_, connection_.database(), schema_, std::string(table_.table));
    if (!key) return;
    const pg::Result answer = ask(connection_, "SELECT pg_try_advisory_lock($1) AS locked", {std::to_string(*key)});
    if (!answer.one_row()["locked"].boolean()) fail_running("");
  }

  void require_unlocked_liquibase() {
    if (!tables_named("databasechangeloglock").contains(schema_)) return;
    const std::string query = in_schema(queries::import_liquibase_lock, schema_);
    for (const pg::Row row : ask(connection_, query)) {
      if (row["locked"].boolean()) fail_running(row["locked_by"].string());
    }
  }

  [[noreturn]] void fail_running(const std::string& who) {
    throw Error(
        {.code = ErrorCode::lock,
         .message = fmt::format("{} is running in database \"{}\"", title_, base::printable(connection_.database())),
         .detail = who.empty() ? "" : fmt::format("Its lock is held by {}.", base::printable(who)),
         .hint = "Wait until it has ended, and try again."});
  }

  std::vector<imports::RecordedRow> rows() {
    try {
      return read_rows();
    } catch (const pg::ServerError& error) {
      constexpr std::string_view undefined_column = "42703";
      constexpr std::string_view insufficient_privilege = "42501";
      const std::string table = fmt::format("{}.{}", schema::quote_identifier(schema_), table_.table);
      if (error.server().sqlstate == insufficient_privilege) {
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

  std::vector<imports::RecordedRow> read_rows() {
    std::vector<imports::RecordedRow> rows;
    for (const pg::Row row : ask(connection_, in_schema(table_.query, schema_))) {
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

  std::vector<std::string> objects() {
    if (schema_ == table_.own_schema) return {"schema " + schema::quote_identifier(schema_)};
    std::vector<std::string> objects = {table_named(table_.table)};
    for (const std::string_view other : table_.others) {
      if (tables_named(other).contains(schema_)) objects.push_back(table_named(other));
    }
    return objects;
  }

  std::string table_named(std::string_view table) const {
    return fmt::format("table {}.{}", schema::quote_identifier(schema_), schema::quote_identifier(std::string(table)));
  }

  pg::Connection& connection_;
  Tool tool_;
  const HistoryTable& table_;
  std::string title_;
  std::string schema_;
};

}  // namespace

imports::RecordedHistory read_other_tool(pg::Connection& connection, imports::Tool tool) {
  return OtherTool(connection, tool).read();
}

}  // namespace pgmanager::database
