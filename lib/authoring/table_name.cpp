#include "authoring/table_name.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace pgmanager::authoring {

namespace {

constexpr std::size_t longest_name = 63;  // in bytes; PostgreSQL truncates longer names

// The keywords of pg_get_keywords() that are reserved or can only be names of functions or types.
constexpr std::array<std::string_view, 101> reserved = {"all",
                                                        "analyse",
                                                        "analyze",
                                                        "and",
                                                        "any",
                                                        "array",
                                                        "as",
                                                        "asc",
                                                        "asymmetric",
                                                        "authorization",
                                                        "binary",
                                                        "both",
                                                        "case",
                                                        "cast",
                                                        "check",
                                                        "collate",
                                                        "collation",
                                                        "column",
                                                        "concurrently",
                                                        "constraint",
                                                        "create",
                                                        "cross",
                                                        "current_catalog",
                                                        "current_date",
                                                        "current_role",
                                                        "current_schema",
                                                        "current_time",
                                                        "current_timestamp",
                                                        "current_user",
                                                        "default",
                                                        "deferrable",
                                                        "desc",
                                                        "distinct",
                                                        "do",
                                                        "else",
                                                        "end",
                                                        "except",
                                                        "false",
                                                        "fetch",
                                                        "for",
                                                        "foreign",
                                                        "freeze",
                                                        "from",
                                                        "full",
                                                        "grant",
                                                        "group",
                                                        "having",
                                                        "ilike",
                                                        "in",
                                                        "initially",
                                                        "inner",
                                                        "intersect",
                                                        "into",
                                                        "is",
                                                        "isnull",
                                                        "join",
                                                        "lateral",
                                                        "leading",
                                                        "left",
                                                        "like",
                                                        "limit",
                                                        "localtime",
                                                        "localtimestamp",
                                                        "natural",
                                                        "not",
                                                        "notnull",
                                                        "null",
                                                        "offset",
                                                        "on",
                                                        "only",
                                                        "or",
                                                        "order",
                                                        "outer",
                                                        "overlaps",
                                                        "placing",
                                                        "primary",
                                                        "references",
                                                        "returning",
                                                        "right",
                                                        "select",
                                                        "session_user",
                                                        "similar",
                                                        "some",
                                                        "symmetric",
                                                        "system_user",
                                                        "table",
                                                        "tablesample",
                                                        "then",
                                                        "to",
                                                        "trailing",
                                                        "true",
                                                        "union",
                                                        "unique",
                                                        "user",
                                                        "using",
                                                        "variadic",
                                                        "verbose",
                                                        "when",
                                                        "where",
                                                        "window",
                                                        "with"};

static_assert(std::is_sorted(reserved.begin(), reserved.end()));

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || c == '_' || static_cast<unsigned char>(c) >= 0x80;
}

bool is_plain_name(std::string_view name) {
  return !name.empty() && name.size() <= longest_name && is_letter(name.front()) &&
         std::all_of(name.begin(), name.end(), [](char c) { return is_letter(c) || (c >= '0' && c <= '9'); });
}

// Folds names like PostgreSQL with UTF-8: ASCII letters only.
std::string folded(std::string_view text) {
  std::string name(text);
  for (char& c : name) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return name;
}

std::string quoted_if_reserved(const std::string& name) {
  return is_reserved(name) ? fmt::format("\"{}\"", name) : name;
}

}  // namespace

std::optional<TableName> parse_table_name(std::string_view text) {
  const std::string name = folded(text);
  const std::size_t dot = name.find('.');
  const TableName parsed = dot == std::string::npos
                               ? TableName{.schema = {}, .table = name}
                               : TableName{.schema = name.substr(0, dot), .table = name.substr(dot + 1)};
  const bool schema_is_fine = dot == std::string::npos || is_plain_name(parsed.schema);
  if (!schema_is_fine || !is_plain_name(parsed.table)) return std::nullopt;
  return parsed;
}

std::string in_sql(const TableName& name) {
  const std::string table = quoted_if_reserved(name.table);
  return name.schema.empty() ? table : fmt::format("{}.{}", quoted_if_reserved(name.schema), table);
}

bool is_reserved(std::string_view word) {
  return std::binary_search(reserved.begin(), reserved.end(), word);
}

}  // namespace pgmanager::authoring
