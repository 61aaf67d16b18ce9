#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace pgmanager::authoring {

/// The user's name for a change, in kebab-case for a file name: "Add shipped_at!" becomes "add-shipped-at". Letters and
/// digits of any script are kept, those of Latin, Greek and Cyrillic scripts in lower case; apostrophes are dropped;
/// everything else separates words. A single word in CamelCase is split. A final ".sql" is dropped. Empty if nothing
/// remains. `words` must be UTF-8.
std::string change_name(std::string_view words);

/// The name as words for a comment: "add shipped at".
std::string as_words(std::string change_name);

/// The name of a table with case folded as in PostgreSQL.
struct TableName {
  std::string schema;  ///< empty: decided by search_path
  std::string table;

  friend bool operator==(const TableName&, const TableName&) = default;
};

/// Parses "order_line" or "app.order_line". Nothing if SQL requires quotes for another reason than a reserved word, if
/// a part is empty, for more than two parts, and if a part is longer than PostgreSQL's 63 bytes.
std::optional<TableName> parse_table_name(std::string_view text);

/// The name in SQL: reserved words are quoted.
std::string in_sql(const TableName& name);

/// Whether a table name must be quoted because of this word, in any version of PostgreSQL from 13 on.
bool is_reserved(std::string_view word);

}  // namespace pgmanager::authoring
