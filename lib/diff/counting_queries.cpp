#include "diff/counting_queries.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "schema/identifier.hpp"

namespace pgmanager::diff {

namespace {

// The text of the first parentheses, with those inside of it: "a, b" of "UNIQUE (a, b) DEFERRABLE".
std::string in_parentheses(std::string_view text) {
  const std::size_t begin = text.find('(');
  bool quoted = false;
  int depth = 0;
  for (std::size_t at = begin; at < text.size(); ++at) {
    if (text[at] == '"') quoted = !quoted;
    if (quoted) continue;
    if (text[at] == '(') ++depth;
    if (text[at] == ')' && --depth == 0) return std::string(text.substr(begin + 1, at - begin - 1));
  }
  return "";
}

std::string of_check(const std::string& table, std::string_view definition) {
  // The server writes the expression in parentheses of its own.
  const std::string expression = in_parentheses(definition);
  return fmt::format("-- Fails while a row breaks it: SELECT count(*) FROM {} WHERE NOT {}\n", table,
                     expression.starts_with('(') ? expression : fmt::format("({})", expression));
}

std::string of_unique(const std::string& table, std::string_view definition) {
  const std::string columns = in_parentheses(definition);
  return fmt::format("-- Fails while two rows are equal: SELECT {0} FROM {1} GROUP BY {0} HAVING count(*) > 1\n",
                     columns, table);
}

// FOREIGN KEY (a, b) REFERENCES app.p(x, y) ...
std::string of_foreign_key(const std::string& table, std::string_view definition) {
  constexpr std::string_view references = " REFERENCES ";
  const std::size_t place = definition.find(references);
  if (place == std::string_view::npos) return "";
  const std::string_view target = definition.substr(place + references.size());
  const std::vector<std::string> columns = split_names(in_parentheses(definition));
  const std::vector<std::string> keys = split_names(in_parentheses(target));
  if (columns.empty() || columns.size() != keys.size()) return "";
  std::vector<std::string> pairs;
  std::vector<std::string> values;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    pairs.push_back(fmt::format("p.{} = c.{}", keys[i], columns[i]));
    values.push_back(fmt::format("c.{} IS NOT NULL", columns[i]));
  }
  return fmt::format(
      "-- Fails while a row refers to nothing: SELECT count(*) FROM {} AS c WHERE {} AND NOT EXISTS (SELECT FROM {} AS "
      "p "
      "WHERE {})\n",
      table, fmt::join(values, " AND "), without_arguments(target), fmt::join(pairs, " AND "));
}

}  // namespace

bool may_have_rows(const Writing& writing) {
  const auto& parent = writing.object().parent;
  return parent && parent->kind == "table" && schema::find_object(writing.facts.before().schema, *parent) != nullptr;
}

std::string rows_without_value(const Writing& column) {
  return filled("-- Fails while a row has no value: SELECT count(*) FROM {parent} WHERE {own} IS NULL\n", column, {});
}

std::string rows_against(const Writing& constraint) {
  const std::string_view definition = value_of(constraint.after, "definition");
  if (!may_have_rows(constraint) || definition.ends_with(" NOT VALID")) return "";
  const std::string table = table_of(constraint.object().name);
  if (definition.starts_with("CHECK")) return of_check(table, definition);
  if (definition.starts_with("FOREIGN KEY")) return of_foreign_key(table, definition);
  const bool is_unique = definition.starts_with("UNIQUE") || definition.starts_with("PRIMARY KEY");
  return is_unique ? of_unique(table, definition) : "";
}

std::string any_rows(const Writing& column) {
  return filled("-- Fails while there are rows: SELECT count(*) FROM {parent}\n", column, {});
}

}  // namespace pgmanager::diff
