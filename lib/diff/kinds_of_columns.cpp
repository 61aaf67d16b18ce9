#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>

#include "diff/counting_queries.hpp"
#include "diff/kinds.hpp"
#include "diff/type_families.hpp"
#include "schema/attributes.hpp"
#include "schema/identifier.hpp"
#include "schema/object_name.hpp"

namespace pgmanager::diff {

namespace {

using schema::Object;
using schema::quote_identifier;

constexpr int with_storage_default = 160000;
constexpr int with_set_expression = 170000;

// ---- columns

void set_column_options(const Writing& writing) {
  const std::string changed = changed_options(value_of(writing.before, "options"), value_of(writing.after, "options"));
  if (!changed.empty()) {
    writing.add(filled("ALTER FOREIGN TABLE {parent} ALTER COLUMN {own} OPTIONS ({value})", writing, changed));
  }
}

bool is_column_of_view(const Writing& writing) {
  const Object& object = writing.object();
  return object.parent && (object.parent->kind == "view" || object.parent->kind == "materialized view");
}

std::string identity_clause(const Object& column) {
  const std::string_view identity = value_of(column, "identity");
  if (identity.empty()) return "";
  std::string options(value_of(column, "identity options"));
  if (const auto name = value_of(column, "identity sequence"); !name.empty()) {
    options =
        fmt::format("SEQUENCE NAME {}{}{}", qualified(column.name.parts[0], name), options.empty() ? "" : " ", options);
  }
  return fmt::format("GENERATED {} AS IDENTITY{}", identity == "always" ? "ALWAYS" : "BY DEFAULT",
                     options.empty() ? "" : fmt::format(" ({})", options));
}

// The expression is followed by STORED or VIRTUAL.
std::string generated_clause(std::string_view generated) {
  const std::size_t storage = generated.rfind(' ');
  return fmt::format("GENERATED ALWAYS AS ({}){}", generated.substr(0, storage), generated.substr(storage));
}

void add_column(const Writing& writing) {
  if (is_column_of_view(writing)) return;
  const Object& column = writing.object();
  const bool needs_values = has(&column, "not null") && !has(&column, "default") && !has(&column, "identity") &&
                            !has(&column, "generated") && may_have_rows(writing);
  writing.add(fmt::format("{}ALTER {} {} ADD COLUMN {}", needs_values ? any_rows(writing) : "",
                          column.parent && column.parent->kind == "foreign table" ? "FOREIGN TABLE" : "TABLE",
                          table_of(column.name), column_definition(column, false)));
}

// Values of the domain that the column has, if that gets another type.
bool narrows_domain(const Writing& writing) {
  const auto column = writing.facts.find(writing.object().name);
  const std::vector<FactId>& needs = writing.facts[*column].before.needs;
  return std::ranges::any_of(needs, [&](FactId each) {
    const Fact& fact = writing.facts[each];
    return fact.name.kind == "domain" && fact.after.object != nullptr &&
           narrows(value_of(fact.before.object, "type"), value_of(fact.after.object, "type"));
  });
}

bool narrows_type(const Writing& writing) {
  if (value_of(writing.before, "type") == value_of(writing.after, "type")) return narrows_domain(writing);
  return narrows(value_of(writing.before, "type"), value_of(writing.after, "type"));
}

// The labels that the new type does not have, of the enum that the column has; empty for other columns.
std::vector<std::string> gone_labels(const Writing& writing) {
  const auto column = writing.facts.find(writing.object().name);
  std::vector<std::string> gone;
  for (const FactId needed : writing.facts[*column].before.needs) {
    const Fact& type = writing.facts[needed];
    const std::vector<std::string> kept = lines_of(value_of(type.after.object, "labels"));
    for (const std::string& label : lines_of(value_of(type.before.object, "labels"))) {
      if (std::ranges::find(kept, label) == kept.end()) gone.push_back(label);
    }
  }
  return gone;
}

// To a new type of the same name: the values become texts in between.
void give_new_type(const Writing& writing) {
  const std::string_view type = value_of(writing.after, "type");
  const std::vector<std::string> gone = gone_labels(writing);
  std::string text;
  if (!gone.empty() && !type.ends_with("[]")) {
    text = filled(
        "-- Fails while a row has a label that is gone: SELECT count(*) FROM {parent} WHERE {own}::text IN ({value})\n",
        writing, fmt::format("{}", fmt::join(gone, ", ")));
  }
  writing.add(text +
              filled("ALTER TABLE {parent} ALTER COLUMN {own} TYPE {value} USING {own}::text::{value}", writing, type));
}

void write_type(const Writing& writing) {
  const std::string_view old_type = value_of(writing.before, "type");
  const std::string_view type = value_of(writing.after, "type");
  const std::string_view collation = value_of(writing.after, "collation");
  std::string text = fmt::format("{}{}", type, collation.empty() ? "" : fmt::format(" COLLATE {}", collation));
  if (needs_cast(old_type, type) && !has(writing.after, "generated")) {
    text += filled(" USING {own}::{value}", writing, type);
  }
  writing.add(filled("ALTER TABLE {parent} ALTER COLUMN {own} TYPE {value}", writing, text));
}

void set_type(const Writing& writing) {
  if (value_of(writing.before, "type") == value_of(writing.after, "type")) {
    give_new_type(writing);
  } else {
    write_type(writing);
  }
}

void set_not_null(const Writing& writing) {
  if (!has(writing.after, "not null")) {
    writing.add(filled("ALTER TABLE {parent} ALTER COLUMN {own} DROP NOT NULL", writing, {}));
  } else {
    writing.add(rows_without_value(writing) +
                filled("ALTER TABLE {parent} ALTER COLUMN {own} SET NOT NULL", writing, {}));
  }
}

// Part of the statement for the type if that differs, too.
void set_collation(const Writing& writing) {
  if (value_of(writing.before, "type") == value_of(writing.after, "type")) write_type(writing);
}

bool can_set_expression(const Writing& writing) {
  const std::string_view before = value_of(writing.before, "generated");
  const std::string_view after = value_of(writing.after, "generated");
  if (after.empty()) return before.ends_with(" STORED");
  if (before.empty() || writing.server_version() < with_set_expression) return false;
  return before.substr(before.rfind(' ')) == after.substr(after.rfind(' '));
}

void set_expression(const Writing& writing) {
  const std::string_view after = value_of(writing.after, "generated");
  if (after.empty()) {
    writing.add(filled("ALTER TABLE {parent} ALTER COLUMN {own} DROP EXPRESSION", writing, {}));
  } else {
    writing.add(filled("ALTER TABLE {parent} ALTER COLUMN {own} SET EXPRESSION AS ({value})", writing,
                       after.substr(0, after.rfind(' '))));
  }
}

void set_identity(const Writing& writing) {
  const std::string_view before = value_of(writing.before, "identity");
  const std::string_view after = value_of(writing.after, "identity");
  if (after.empty()) {
    writing.add(filled("ALTER TABLE {parent} ALTER COLUMN {own} DROP IDENTITY", writing, {}));
  } else if (before.empty()) {
    writing.add(
        filled("ALTER TABLE {parent} ALTER COLUMN {own} ADD {value}", writing, identity_clause(*writing.after)));
    const bool counts_down =
        value_of(writing.after, "identity options").find("INCREMENT BY -") != std::string_view::npos;
    writing.add(continue_sequence(
        *writing.after,
        fmt::format("pg_catalog.pg_get_serial_sequence({}, {})::pg_catalog.regclass",
                    quote_literal(table_of(writing.after->name)), quote_literal(writing.after->name.parts.back())),
        counts_down));
  } else {
    writing.add(filled("ALTER TABLE {parent} ALTER COLUMN {own} SET GENERATED {value}", writing,
                       after == "always" ? "ALWAYS" : "BY DEFAULT"));
  }
}

struct IdentityOption {
  std::string_view words;
  std::string_view reset;
};

// In the order in which the attribute has them.
constexpr std::array identity_options = {
    IdentityOption{"START WITH", ""},
    IdentityOption{"INCREMENT BY", "SET INCREMENT BY 1"},
    IdentityOption{"MINVALUE", "SET NO MINVALUE"},
    IdentityOption{"MAXVALUE", "SET NO MAXVALUE"},
    IdentityOption{"CACHE", "SET CACHE 1"},
    IdentityOption{"CYCLE", "SET NO CYCLE"},
};

// "10" for CACHE in "START WITH 5 CACHE 10"; nothing if the words are missing.
std::optional<std::string> option_of(std::string_view options, std::string_view words) {
  const std::string padded = fmt::format(" {} ", options);
  const std::size_t found = padded.find(fmt::format(" {} ", words));
  if (found == std::string::npos) return std::nullopt;
  const std::size_t begin = found + words.size() + 2;
  return padded.substr(begin, padded.find(' ', begin) - begin);
}

std::string usual_start(std::string_view options) {
  const bool descending = option_of(options, "INCREMENT BY").value_or("1").starts_with('-');
  return option_of(options, descending ? "MAXVALUE" : "MINVALUE").value_or(descending ? "-1" : "1");
}

void set_identity_options(const Writing& writing) {
  // ADD GENERATED has them, and DROP IDENTITY drops them.
  if (value_of(writing.before, "identity").empty() || value_of(writing.after, "identity").empty()) return;
  const std::string_view before = value_of(writing.before, "identity options");
  const std::string_view after = value_of(writing.after, "identity options");
  std::string text;
  for (const IdentityOption& option : identity_options) {
    const auto old_value = option_of(before, option.words);
    const auto new_value = option_of(after, option.words);
    if (old_value == new_value && !option.reset.empty()) continue;
    if (option.words == "CYCLE") {
      text += new_value ? " SET CYCLE" : " SET NO CYCLE";
    } else if (new_value) {
      text += fmt::format(" SET {} {}", option.words, *new_value);
    } else if (option.reset.empty()) {
      text += fmt::format(" SET START WITH {}", usual_start(after));
    } else {
      text += fmt::format(" {}", option.reset);
    }
  }
  writing.add(filled("ALTER TABLE {parent} ALTER COLUMN {own}{value}", writing, text));
}

void set_identity_sequence(const Writing& writing) {
  if (value_of(writing.before, "identity").empty() || value_of(writing.after, "identity").empty()) return;
  writing.add(schema::rename_identity_sequence(*writing.before, *writing.after));
}

// The storage that a type has if none is named.
std::string_view usual_storage(std::string_view type) {
  constexpr std::array main = {"numeric", "inet", "cidr"};
  constexpr std::array fixed = {"smallint", "integer",   "bigint", "real", "double precision", "boolean", "date",
                                "time",     "timestamp", "uuid",   "oid",  "interval",         "money",   "macaddr"};
  const auto begins = [&](const char* each) { return type.starts_with(each); };
  if (type.ends_with("[]")) return "EXTENDED";
  if (std::ranges::any_of(main, begins)) return "MAIN";
  return std::ranges::any_of(fixed, begins) ? "PLAIN" : "EXTENDED";
}

void set_storage(const Writing& writing) {
  std::string value(value_of(writing.after, "storage"));
  std::ranges::transform(value, value.begin(),
                         [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; });
  if (value.empty()) {
    value = writing.server_version() >= with_storage_default ? "DEFAULT"
                                                             : usual_storage(value_of(writing.object(), "type"));
  }
  writing.add(filled("ALTER TABLE {parent} ALTER COLUMN {own} SET STORAGE {value}", writing, value));
}

void set_planner_options(const Writing& writing) {
  change_parameters(writing, "planner options", filled("ALTER TABLE {parent} ALTER COLUMN {own}", writing, {}));
}

// Of an inherited column: without an attribute, the default is that of the parent.
void set_inherited_default(const Writing& writing) {
  const Object* source = has(writing.after, "default") ? writing.after : writing.facts.inherited(writing.object().name);
  const std::string_view value = value_of(source, "default");
  if (value.empty() || value == "NULL") {
    writing.add(filled("ALTER TABLE {parent} ALTER COLUMN {own} DROP DEFAULT", writing, {}));
  } else {
    writing.add(filled("ALTER TABLE {parent} ALTER COLUMN {own} SET DEFAULT {value}", writing, value));
  }
}

constexpr std::array column_attributes = {
    AttributeRule{.name = "position", .on_change = OnChange::alter, .write = [](const Writing&) {}},
    // Only of columns that follow from another object; others have a fact for it.
    AttributeRule{.name = "default", .on_change = OnChange::alter, .write = set_inherited_default},
    AttributeRule{.name = "generated",
                  .on_change = OnChange::alter,
                  .write = set_expression,
                  .effects = {.rewrites = true},
                  .is_possible = can_set_expression},
    AttributeRule{.name = "type",
                  .on_change = OnChange::alter,
                  .write = set_type,
                  .effects = {.rewrites = true},
                  .loses_data = narrows_type},
    AttributeRule{.name = "collation", .on_change = OnChange::alter, .write = set_collation},
    AttributeRule{.name = "not null", .on_change = OnChange::alter, .write = set_not_null, .effects = {.scans = true}},
    AttributeRule{.name = "identity", .on_change = OnChange::alter, .write = set_identity},
    AttributeRule{.name = "identity options", .on_change = OnChange::alter, .write = set_identity_options},
    AttributeRule{.name = "identity sequence", .on_change = OnChange::alter, .write = set_identity_sequence},
    AttributeRule{.name = "storage", .on_change = OnChange::set, .write = set_storage},
    AttributeRule{.name = "compression",
                  .on_change = OnChange::set,
                  .set = "ALTER TABLE {parent} ALTER COLUMN {own} SET COMPRESSION {value}",
                  .reset = "ALTER TABLE {parent} ALTER COLUMN {own} SET COMPRESSION default"},
    AttributeRule{.name = "statistics target",
                  .on_change = OnChange::set,
                  .set = "ALTER TABLE {parent} ALTER COLUMN {own} SET STATISTICS {value}",
                  .reset = "ALTER TABLE {parent} ALTER COLUMN {own} SET STATISTICS -1"},
    AttributeRule{.name = "planner options", .on_change = OnChange::set, .write = set_planner_options},
    AttributeRule{.name = "options", .on_change = OnChange::alter, .write = set_column_options},
};

// ---- defaults

void set_default(const Writing& writing) {
  writing.add(filled("ALTER TABLE {parent} ALTER COLUMN {own} SET DEFAULT {value}", writing,
                     value_of(writing.after, "default")));
}

constexpr std::array default_attributes = {
    AttributeRule{.name = "default", .on_change = OnChange::alter, .write = set_default},
};

const std::array column_kinds = {
    KindRule{.kind = "column",
             .words = "COLUMN",
             .create = add_column,
             .attributes = column_attributes,
             .drop = "ALTER TABLE {parent} DROP COLUMN {own}",
             .grant = "TABLE",
             .replaceable = Replaceable::loses_values,
             .weight = 42},
    KindRule{.kind = default_kind,
             .words = "COLUMN",
             .create = set_default,
             .attributes = default_attributes,
             .drop = "ALTER TABLE {parent} ALTER COLUMN {own} DROP DEFAULT",
             .weight = 43},
};

}  // namespace

std::span<const KindRule> kinds_of_columns() {
  return column_kinds;
}

std::string column_definition(const Object& column, bool with_default) {
  std::string text = fmt::format("{} {}", quote_identifier(column.name.parts.back()), value_of(column, "type"));
  const auto add = [&](const std::string& clause) {
    if (!clause.empty()) text += " " + clause;
  };
  if (const auto options = value_of(column, "options"); !options.empty() && column.name.kind == "column") {
    add(fmt::format("OPTIONS ({})", as_options(options)));
  }
  if (const auto collation = value_of(column, "collation"); !collation.empty())
    add(fmt::format("COLLATE {}", collation));
  if (with_default && has(&column, "default")) add(fmt::format("DEFAULT {}", value_of(column, "default")));
  if (const auto generated = value_of(column, "generated"); !generated.empty()) add(generated_clause(generated));
  add(identity_clause(column));
  if (has(&column, "not null")) add("NOT NULL");
  return text;
}

}  // namespace pgmanager::diff
