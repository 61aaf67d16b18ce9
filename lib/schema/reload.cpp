#include "schema/reload.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>

#include "schema/identifier.hpp"
#include "schema/object_name.hpp"

namespace pgmanager::schema {

namespace {

using Texts = std::vector<std::string>;

std::string_view value_of(const Object& object, std::string_view name) {
  const std::string* value = find_attribute(object, name);
  return value == nullptr ? std::string_view() : *value;
}

// "app.person" for the column {"app", "person", "id"}.
std::string relation_of(const ObjectName& name) {
  return quote_identifier(name.parts[0]) + "." + quote_identifier(name.parts[1]);
}

ObjectName with_own_name(const ObjectName& name, const std::string& own) {
  ObjectName renamed = name;
  renamed.parts[own_part(name)] = own;
  return renamed;
}

// A body in a string is stored as written; a SQL-standard body is parsed.
bool has_parsed_body(const Object& routine) {
  const std::string_view body = value_of(routine, "body");
  return value_of(routine, "language") == "sql" && (body.starts_with("BEGIN ATOMIC") || body.starts_with("RETURN "));
}

bool has_expressions(std::string_view constraint) {
  return constraint.starts_with("CHECK") || constraint.starts_with("EXCLUDE");
}

/// The offset of the word after a space, outside of quotes; the length of the text if it is not found.
std::size_t find_word(std::string_view text, std::string_view word) {
  bool quoted = false;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '"') quoted = !quoted;
    if (!quoted && text[at] == ' ' && text.substr(at + 1).starts_with(word)) return at;
  }
  return text.size();
}

Texts policy(const Object& object, const std::string& name) {
  std::string text = fmt::format("CREATE POLICY {} ON {}", name, relation_of(object.name));
  if (const auto command = value_of(object, "command"); !command.empty()) text += fmt::format(" FOR {}", command);
  if (const auto condition = value_of(object, "using"); !condition.empty()) {
    text += fmt::format(" USING ({})", condition);
  }
  if (const auto check = value_of(object, "with check"); !check.empty()) text += fmt::format(" WITH CHECK ({})", check);
  return {text};
}

// The body may refer to its arguments as f.x, so the copy keeps the name and gets another schema.
Texts routine(const Object& object, const std::string& schema) {
  const std::string_view result = value_of(object, "result");
  const std::string_view body = value_of(object, "body");
  return {"CREATE SCHEMA " + schema, fmt::format("CREATE {} {}.{}({}){} LANGUAGE sql {}", object.name.kind, schema,
                                                 quote_identifier(own_name(object.name)), value_of(object, "arguments"),
                                                 result.empty() ? "" : fmt::format(" RETURNS {}", result),
                                                 has_parsed_body(object) ? body : "AS ''")};
}

// The copy has no rows, so that no expression is evaluated: other roles may have written it. It has the table's name in
// another schema, because an expression may refer to the whole row by that name.
Texts empty_copy(const ObjectName& table, const std::string& schema) {
  return {"CREATE SCHEMA " + schema,
          fmt::format("CREATE TABLE {}.{} (LIKE {})", schema, quote_identifier(table.parts[1]), relation_of(table))};
}

Texts on_empty_copy(const ObjectName& table, const std::string& schema, std::string statement) {
  Texts texts = empty_copy(table, schema);
  texts.push_back(std::move(statement));
  return texts;
}

// The expression of a generated column cannot be changed before PostgreSQL 17, so a column is added to a copy of the
// table.
Texts generated(const Object& column, const std::string& schema) {
  const std::string_view collation = value_of(column, "collation");
  const std::string_view text = value_of(column, "generated");
  const std::size_t storage = text.rfind(' ');
  return on_empty_copy(column.name, schema,
                       fmt::format("ALTER TABLE {0}.{1} ADD COLUMN {0} {2}{3} GENERATED ALWAYS AS ({4}){5}", schema,
                                   quote_identifier(column.name.parts[1]), value_of(column, "type"),
                                   collation.empty() ? "" : fmt::format(" COLLATE {}", collation),
                                   text.substr(0, storage), text.substr(storage)));
}

Texts publication_table(const Object& object, const std::string& name) {
  const std::string_view columns = value_of(object, "columns");
  return {fmt::format("CREATE PUBLICATION {} FOR TABLE {}.{}{} WHERE ({})", name,
                      quote_identifier(object.name.parts[1]), quote_identifier(object.name.parts[2]),
                      columns.empty() ? "" : fmt::format(" ({})", columns), value_of(object, "condition"))};
}

Reload default_of(const Object& object, std::string_view alter) {
  return {.statements = {fmt::format("{} SET DEFAULT {}", alter, value_of(object, "default"))}, .made = object.name};
}

std::optional<Reload> column(const Object& object, const std::string& name) {
  if (value_of(object, "generated").empty()) {
    return default_of(object, fmt::format("ALTER TABLE ONLY {} ALTER COLUMN {}", relation_of(object.name),
                                          quote_identifier(own_name(object.name))));
  }
  if (value_of(object, "type").empty()) return std::nullopt;
  return Reload{.statements = generated(object, name),
                .made = {.kind = "column", .parts = {name, object.name.parts[1], name}}};
}

Reload constraint(const Object& object, const std::string& schema) {
  const ObjectName& own = object.name;
  return {.statements = on_empty_copy(
              own, schema,
              fmt::format("ALTER TABLE {}.{} ADD CONSTRAINT {} {}", schema, quote_identifier(own.parts[1]),
                          quote_identifier(own.parts[2]), value_of(object, "definition"))),
          .made = {.kind = own.kind, .parts = {schema, own.parts[1], own.parts[2]}}};
}

// Added to a domain over the domain, which no column uses.
Reload domain_constraint(const Object& object, const std::string& schema) {
  const ObjectName& own = object.name;
  return {
      .statements = {"CREATE SCHEMA " + schema,
                     fmt::format("CREATE DOMAIN {}.{} AS {}", schema, quote_identifier(own.parts[1]), relation_of(own)),
                     fmt::format("ALTER DOMAIN {}.{} ADD CONSTRAINT {} {}", schema, quote_identifier(own.parts[1]),
                                 quote_identifier(own.parts[2]), value_of(object, "definition"))},
      .made = {.kind = own.kind, .parts = {schema, own.parts[1], own.parts[2]}}};
}

Reload index(const Object& object, const std::string& schema) {
  const ObjectName& table = *object.parent;
  const std::string name = quote_identifier(own_name(object.name));
  return {.statements = on_empty_copy(
              table, schema,
              fmt::format("CREATE {}INDEX {} ON {}.{} {}", value_of(object, "unique").empty() ? "" : "UNIQUE ", name,
                          schema, quote_identifier(table.parts[1]), value_of(object, "definition"))),
          .made = {.kind = object.name.kind, .parts = {schema, own_name(object.name)}}};
}

Reload partition_key(const Object& table, const std::string& name) {
  return {
      .statements = {fmt::format("CREATE TABLE {}.{} (LIKE {}) PARTITION BY {}", quote_identifier(table.name.parts[0]),
                                 name, relation_of(table.name), value_of(table, "partition key"))},
      .made = with_own_name(table.name, name)};
}

Reload view(const Object& object, const std::string& name) {
  return {.statements = {fmt::format("CREATE VIEW {}.{} AS {}", quote_identifier(object.name.parts[0]), name,
                                     value_of(object, "definition"))},
          .made = {.kind = "view", .parts = {object.name.parts[0], name}}};
}

std::optional<Reload> reload(const Object& object, const std::string& name) {
  const ObjectName& own = object.name;
  const std::string& kind = own.kind;
  const auto make = [&](Texts statements) {
    return Reload{.statements = std::move(statements), .made = with_own_name(own, name)};
  };
  if (kind == "column") return column(object, name);
  if (kind == "constraint") return constraint(object, name);
  if (kind == "domain") return default_of(object, "ALTER DOMAIN " + spelled(own));
  if (kind == "domain constraint") return domain_constraint(object, name);
  if (kind == "index") return index(object, name);
  if (kind == "policy") return make(policy(object, name));
  if (kind == "rule") return make({fmt::format("CREATE RULE {} AS {}", name, value_of(object, "definition"))});
  if (kind == "statistics object") {
    return make({fmt::format("CREATE STATISTICS {}.{} {}", quote_identifier(own.parts[0]), name,
                             value_of(object, "definition"))});
  }
  if (kind == "table") return partition_key(object, name);
  if (kind == "trigger") return make({trigger_statement(object, name)});
  if (kind == "view" || kind == "materialized view") return view(object, name);
  ObjectName made = own;  // for a routine in another schema, or another publication
  made.parts.front() = name;
  return Reload{.statements = is_routine(kind) ? routine(object, name) : publication_table(object, name),
                .made = std::move(made)};
}

struct Printed {
  std::string_view kind;
  std::string_view attribute;
};

constexpr std::array printed = {
    Printed{"column", "default"},
    Printed{"column", "generated"},
    Printed{"constraint", "definition"},
    Printed{"domain", "default"},
    Printed{"domain constraint", "definition"},
    Printed{"function", "arguments"},
    Printed{"function", "body"},
    Printed{"index", "definition"},
    Printed{"materialized view", "definition"},
    Printed{"policy", "using"},
    Printed{"policy", "with check"},
    Printed{"procedure", "arguments"},
    Printed{"procedure", "body"},
    Printed{"publication table", "condition"},
    Printed{"rule", "definition"},
    Printed{"statistics object", "definition"},
    Printed{"table", "partition key"},
    Printed{"trigger", "definition"},
    Printed{"view", "definition"},
};

}  // namespace

// The definition is "BEFORE UPDATE OF a FOR EACH ROW ...": the table name must be inserted after the events.
std::string trigger_statement(const Object& trigger, const std::string& name) {
  const std::string_view definition = value_of(trigger, "definition");
  std::size_t end = definition.size();
  for (const std::string_view word : {"FROM ", "NOT DEFERRABLE ", "DEFERRABLE ", "REFERENCING ", "FOR EACH "}) {
    end = std::min(end, find_word(definition, word));
  }
  const bool is_constraint = find_word(definition, "DEFERRABLE ") != definition.size();
  return fmt::format("CREATE {}TRIGGER {} {} ON {}{}", is_constraint ? "CONSTRAINT " : "", quote_identifier(name),
                     definition.substr(0, end), relation_of(trigger.name), definition.substr(end));
}

bool is_printed(const Object& object, const Attribute& attribute) {
  if (object.name.kind == "constraint" && !has_expressions(attribute.value)) return false;
  if (is_routine(object.name.kind) && attribute.name == "body" && !has_parsed_body(object)) return false;
  return std::ranges::any_of(
      printed, [&](const Printed& each) { return each.kind == object.name.kind && each.attribute == attribute.name; });
}

std::optional<Reload> reload_of(const Object& object, const std::string& name) {
  const bool any =
      std::ranges::any_of(object.attributes, [&](const Attribute& each) { return is_printed(object, each); });
  return any ? reload(object, name) : std::nullopt;
}

}  // namespace pgmanager::schema
