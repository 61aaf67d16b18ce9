#include "database/table_rows.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "database/text_array.hpp"
#include "pg/pipeline.hpp"
#include "queries.hpp"
#include "schema/identifier.hpp"

namespace pgmanager::database {

namespace {

// Defaults whose values differ between two databases that are built one after the other.
bool is_generated(std::string_view default_value) {
  constexpr auto words = std::to_array<std::string_view>(
      {"now()", "CURRENT_DATE", "CURRENT_TIME", "LOCALTIME", "_timestamp()", "timeofday()", "random()", "uuid_generate",
       "gen_random", "uuidv4(", "uuidv7(", "current_database()", "CURRENT_CATALOG", "pg_backend_pid()", "txid_current",
       "pg_current_xact_id"});
  return std::any_of(words.begin(), words.end(),
                     [&](std::string_view word) { return default_value.find(word) != std::string_view::npos; });
}

schema::TableRows table_of(const pg::Row& row) {
  schema::TableRows table;
  table.table = fmt::format("{}.{}", schema::quote_identifier(row["schema"].text()),
                            schema::quote_identifier(row["table"].text()));
  table.key = text_array(row["key"].text());
  const auto columns = text_array(row["columns"].text());
  const auto defaults = text_array(row["defaults"].text());
  for (std::size_t i = 0; i < columns.size(); ++i) {
    const bool in_key = std::find(table.key.begin(), table.key.end(), columns[i]) != table.key.end();
    (is_generated(defaults[i]) && !in_key ? table.left_out : table.columns).push_back(columns[i]);
  }
  return table;
}

std::string query_of(const schema::TableRows& table) {
  std::string columns;
  for (const std::string& column : table.columns) {
    columns += fmt::format("{}{}", columns.empty() ? "" : ", ", pg::quote_identifier(column));
  }
  return fmt::format("SELECT {} FROM ONLY {}", columns, table.table);
}

void add_rows(const pg::Result& rows, schema::TableRows& table) {
  const std::vector<pg::Column> columns = rows.columns();
  for (const pg::Row row : rows) {
    schema::RowValues& values = table.rows.emplace_back();
    for (const pg::Column& column : columns) values.push_back(row[column].optional_string());
  }
}

}  // namespace

std::vector<schema::TableRows> read_rows(pg::Connection& connection, const std::string& history_schema) {
  connection.script("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
  connection.query(queries::snapshot_settings);
  const pg::Result rows = connection.query(queries::data_tables, {history_schema});
  std::vector<schema::TableRows> tables;
  for (const pg::Row row : rows) tables.push_back(table_of(row));
  std::sort(tables.begin(), tables.end(), [](const auto& a, const auto& b) { return a.table < b.table; });
  std::optional<pg::ServerMessage> error;
  std::size_t answers = 0;
  pg::Pipeline pipeline(connection, [&](const pg::Pipeline::Answer& answer) {
    if (answer.error != nullptr && !error) error = *answer.error;
    if (answer.rows != nullptr) add_rows(*answer.rows, tables[answers]);
    ++answers;
  });
  for (const schema::TableRows& table : tables) pipeline.send(query_of(table));
  pipeline.finish();
  if (error) connection.fail(*error);
  connection.script("COMMIT");
  return tables;
}

}  // namespace pgmanager::database
