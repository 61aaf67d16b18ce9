#include "diff/writing.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "diff/kinds.hpp"
#include "schema/identifier.hpp"
#include "schema/object_name.hpp"

namespace pgmanager::diff {

using schema::Object;
using schema::ObjectName;
using schema::quote_identifier;

std::string_view value_of(const Object* object, std::string_view name) {
  const std::string* value = object == nullptr ? nullptr : schema::find_attribute(*object, name);
  return value == nullptr ? std::string_view() : *value;
}

bool has(const Object* object, std::string_view name) {
  return object != nullptr && schema::find_attribute(*object, name) != nullptr;
}

std::string quote_literal(std::string_view text) {
  std::string quoted = text.find('\\') == std::string_view::npos ? "'" : "E'";
  for (const char c : text) {
    if (c == '\'' || c == '\\') quoted += c;
    quoted += c;
  }
  return quoted + "'";
}

std::vector<std::string> lines_of(std::string_view text) {
  std::vector<std::string> lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    lines.emplace_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

std::vector<std::string> split_names(std::string_view names) {
  std::vector<std::string> all;
  bool quoted = false;
  std::string name;
  for (const char c : names) {
    if (c == '"') quoted = !quoted;
    if (c == ',' && !quoted) {
      all.push_back(std::move(name));
      name.clear();
    } else if (c != ' ' || quoted || !name.empty()) {
      name += c;
    }
  }
  if (!name.empty()) all.push_back(std::move(name));
  return all;
}

// A quoted name may contain a parenthesis.
std::string without_arguments(std::string_view routine) {
  bool quoted = false;
  for (std::size_t at = 0; at < routine.size(); ++at) {
    if (routine[at] == '"') quoted = !quoted;
    if (!quoted && routine[at] == '(') return std::string(routine.substr(0, at));
  }
  return std::string(routine);
}

std::string last_part(std::string_view name) {
  std::size_t begin = 0;
  bool quoted = false;
  for (std::size_t at = 0; at < name.size(); ++at) {
    if (name[at] == '"') quoted = !quoted;
    if (!quoted && name[at] == '.') begin = at + 1;
  }
  return std::string(name.substr(begin));
}

std::string quote_setting(std::string_view name) {
  const std::size_t dot = name.find('.');
  if (dot == std::string_view::npos) return quote_identifier(name);
  return quote_identifier(name.substr(0, dot)) + "." + quote_identifier(name.substr(dot + 1));
}

std::string qualified(std::string_view schema, std::string_view name) {
  return quote_identifier(schema) + "." + quote_identifier(name);
}

std::string table_of(const ObjectName& name) {
  return qualified(name.parts[0], name.parts[1]);
}

std::string continue_sequence(const Object& column, std::string_view sequence, bool counts_down) {
  const std::string name = quote_identifier(column.name.parts.back());
  const std::string value = fmt::format("pg_catalog.{}({})", counts_down ? "min" : "max", name);
  return fmt::format(
      "SELECT pg_catalog.setval(s.seqrelid, v.value) FROM (SELECT {} AS value FROM {}) AS v, pg_catalog.pg_sequence AS "
      "s "
      "WHERE s.seqrelid = {} AND v.value BETWEEN s.seqmin AND s.seqmax",
      value, table_of(column.name), sequence);
}

namespace {

// The arguments of an ordered-set aggregate contain ORDER BY.
std::string aggregate_address(const Object& object) {
  return fmt::format("{}({})", table_of(object.name), value_of(object, "arguments"));
}

}  // namespace

std::string address_of(const Object& object) {
  const std::vector<std::string>& parts = object.name.parts;
  switch (rule_of(object.name.kind).address) {
    case Address::plain: return schema::spelled(object.name);
    case Address::in_schema: return qualified(parts.front(), parts.back());
    case Address::on_table: return fmt::format("{} ON {}", quote_identifier(parts.back()), table_of(object.name));
    case Address::on_domain:
      return fmt::format("{} ON DOMAIN {}", quote_identifier(parts.back()), table_of(object.name));
    case Address::aggregate: return aggregate_address(object);
    case Address::operator_of_types: return fmt::format("{}.{} ({})", quote_identifier(parts[0]), parts[1], parts[2]);
    case Address::cast: return fmt::format("({} AS {})", parts[0], parts[1]);
    case Address::transform: return fmt::format("FOR {} LANGUAGE {}", parts[0], quote_identifier(parts[1]));
    case Address::user_mapping: return fmt::format("FOR {} SERVER {}", parts[0], quote_identifier(parts[1]));
  }
  return schema::spelled(object.name);
}

std::string filled(std::string_view pattern, const Writing& writing, std::string_view value) {
  const Object& object = writing.object();
  const std::vector<std::string>& parts = object.name.parts;
  std::string text;
  while (!pattern.empty()) {
    const std::size_t open = std::min(pattern.find('{'), pattern.size());
    text += pattern.substr(0, open);
    pattern.remove_prefix(open);
    if (pattern.empty()) break;
    const std::size_t close = pattern.find('}');
    const std::string_view name = pattern.substr(1, close - 1);
    pattern.remove_prefix(close + 1);
    if (name == "object") text += address_of(object);
    if (name == "own") text += quote_identifier(schema::own_name(object.name));
    if (name == "index") text += qualified(parts.front(), parts.back());
    if (name == "first") text += quote_identifier(parts.front());
    if (name == "rest") text += schema::spelled_without(object.name, 1);
    if (name == "parent") text += object.parent ? schema::spelled(*object.parent) : table_of(object.name);
    if (name == "words") text += writing.rule.words;
    if (name == "value") text += value;
    if (name == "literal") text += quote_literal(value);
  }
  return text;
}

std::vector<NamedValue> named_values(std::string_view lines) {
  std::vector<NamedValue> values;
  for (const std::string& line : lines_of(lines)) {
    const std::size_t equals = std::min(line.find('='), line.size());
    // A value with a line feed is one value.
    if (equals == line.size() && !values.empty()) {
      values.back().value += "\n" + line;
      continue;
    }
    values.push_back({.name = line.substr(0, equals), .value = line.substr(std::min(equals + 1, line.size()))});
  }
  return values;
}

std::string as_parameters(std::string_view lines) {
  std::vector<std::string> texts;
  for (const NamedValue& each : named_values(lines)) {
    const bool is_plain = !each.value.empty() && std::ranges::all_of(each.value, [](char c) {
      return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || c == '_' || c == '.' || c == '-';
    });
    const bool is_word = is_plain && quote_identifier(each.value) == each.value;
    const bool is_number = is_plain && each.value.find_first_not_of("0123456789.-") == std::string::npos;
    const bool is_boolean = each.value == "true" || each.value == "false";
    texts.push_back(fmt::format("{}={}", quote_setting(each.name),
                                is_word || is_number || is_boolean ? each.value : quote_literal(each.value)));
  }
  return fmt::format("{}", fmt::join(texts, ", "));
}

std::string as_options(std::string_view lines) {
  std::vector<std::string> texts;
  for (const NamedValue& each : named_values(lines)) {
    texts.push_back(fmt::format("{} {}", quote_identifier(each.name), quote_literal(each.value)));
  }
  return fmt::format("{}", fmt::join(texts, ", "));
}

std::string changed_options(std::string_view before, std::string_view after) {
  const std::vector<NamedValue> old_values = named_values(before);
  const std::vector<NamedValue> new_values = named_values(after);
  std::vector<std::string> texts;
  for (const NamedValue& each : old_values) {
    if (std::ranges::find(new_values, each.name, &NamedValue::name) == new_values.end()) {
      texts.push_back("DROP " + quote_identifier(each.name));
    }
  }
  for (const NamedValue& each : new_values) {
    const auto old = std::ranges::find(old_values, each.name, &NamedValue::name);
    if (old != old_values.end() && old->value == each.value) continue;
    texts.push_back(fmt::format("{} {} {}", old == old_values.end() ? "ADD" : "SET", quote_identifier(each.name),
                                quote_literal(each.value)));
  }
  return fmt::format("{}", fmt::join(texts, ", "));
}

}  // namespace pgmanager::diff
