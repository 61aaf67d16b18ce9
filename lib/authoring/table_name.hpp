#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace pgmanager::authoring {

/// The name of a table as PostgreSQL knows it: capitals are folded.
struct TableName {
  std::string schema;  ///< empty: whatever search_path says
  std::string table;

  friend bool operator==(const TableName&, const TableName&) = default;
};

/// "order_line", "app.order_line". Nothing for what SQL would want quotes for (but for reserved words), for an empty
/// part, for more than two parts and for a part above PostgreSQL's 63 bytes.
std::optional<TableName> parse_table_name(std::string_view text);

/// As it is written in SQL: reserved words in quotes.
std::string in_sql(const TableName& name);

/// Whether a table cannot have this name without quotes, in any version of PostgreSQL from 13 on.
bool is_reserved(std::string_view word);

}  // namespace pgmanager::authoring
