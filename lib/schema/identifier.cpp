#include "schema/identifier.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace pgmanager::schema {

namespace {

// The keywords of pg_get_keywords() in PostgreSQL 13 to 18, except unreserved ones. Sorted.
// clang-format off
constexpr std::array<std::string_view, 164> keywords = {
    "all", "analyse", "analyze", "and", "any", "array", "as", "asc", "asymmetric", "authorization", "between", "bigint",
    "binary", "bit", "boolean", "both", "case", "cast", "char", "character", "check", "coalesce", "collate",
    "collation", "column", "concurrently", "constraint", "create", "cross", "current_catalog", "current_date",
    "current_role", "current_schema", "current_time", "current_timestamp", "current_user", "dec", "decimal", "default",
    "deferrable", "desc", "distinct", "do", "else", "end", "except", "exists", "extract", "false", "fetch", "float",
    "for", "foreign", "freeze", "from", "full", "grant", "greatest", "group", "grouping", "having", "ilike", "in",
    "initially", "inner", "inout", "int", "integer", "intersect", "interval", "into", "is", "isnull", "join", "json",
    "json_array", "json_arrayagg", "json_exists", "json_object", "json_objectagg", "json_query", "json_scalar",
    "json_serialize", "json_table", "json_value", "lateral", "leading", "least", "left", "like", "limit", "localtime",
    "localtimestamp", "merge_action", "national", "natural", "nchar", "none", "normalize", "not", "notnull", "null",
    "nullif", "numeric", "offset", "on", "only", "or", "order", "out", "outer", "overlaps", "overlay", "placing",
    "position", "precision", "primary", "real", "references", "returning", "right", "row", "select", "session_user",
    "setof", "similar", "smallint", "some", "substring", "symmetric", "system_user", "table", "tablesample", "then",
    "time", "timestamp", "to", "trailing", "treat", "trim", "true", "union", "unique", "user", "using", "values",
    "varchar", "variadic", "verbose", "when", "where", "window", "with", "xmlattributes", "xmlconcat", "xmlelement",
    "xmlexists", "xmlforest", "xmlnamespaces", "xmlparse", "xmlpi", "xmlroot", "xmlserialize", "xmltable"};
// clang-format on

bool begins_identifier(char c) {
  return (c >= 'a' && c <= 'z') || c == '_';
}

bool is_plain(std::string_view name) {
  return !name.empty() && begins_identifier(name.front()) &&
         std::all_of(name.begin(), name.end(), [](char c) { return begins_identifier(c) || (c >= '0' && c <= '9'); }) &&
         !std::binary_search(keywords.begin(), keywords.end(), name);
}

}  // namespace

std::string quote_identifier(std::string_view name) {
  if (is_plain(name)) return std::string(name);
  std::string quoted = "\"";
  for (const char c : name) {
    if (c == '"') quoted += '"';
    quoted += c;
  }
  return quoted + '"';
}

bool is_identifier_character(char c) {
  return begins_identifier(c) || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '$' ||
         static_cast<unsigned char>(c) >= 0x80;
}

std::string shortened(std::string_view name, std::string_view end) {
  constexpr std::size_t longest = 63;
  std::size_t size = std::min(name.size(), longest - end.size());
  const auto is_inside_character = [&](std::size_t at) {
    return at < name.size() && (static_cast<unsigned char>(name[at]) & 0xC0U) == 0x80U;
  };
  while (size > 0 && is_inside_character(size)) --size;
  return std::string(name.substr(0, size)).append(end);
}

}  // namespace pgmanager::schema
