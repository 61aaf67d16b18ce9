#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>

#include "diff/kinds.hpp"
#include "schema/attributes.hpp"
#include "schema/identifier.hpp"
#include "schema/object_name.hpp"
#include "schema/reload.hpp"

namespace pgmanager::diff {

namespace {

using schema::Object;
using schema::quote_identifier;

constexpr int with_storage_default = 160000;
constexpr int with_set_expression = 170000;
constexpr int with_set_access_method = 150000;

// Reloptions: SET (...) what differs, RESET (...) what is gone.
void change_parameters(const Writing& writing, std::string_view attribute, const std::string& alter) {
  const auto before = named_values(value_of(writing.before, attribute));
  const auto after = named_values(value_of(writing.after, attribute));
  std::string changed;
  std::vector<std::string> gone;
  for (const NamedValue& each : after) {
    const auto old = std::ranges::find(before, each.name, &NamedValue::name);
    if (old != before.end() && old->value == each.value) continue;
    changed += (changed.empty() ? "" : "\n") + each.name + "=" + each.value;
  }
  for (const NamedValue& each : before) {
    if (std::ranges::find(after, each.name, &NamedValue::name) == after.end()) gone.push_back(each.name);
  }
  if (!changed.empty()) writing.add(fmt::format("{} SET ({})", alter, as_parameters(changed)));
  if (!gone.empty()) writing.add(fmt::format("{} RESET ({})", alter, fmt::join(gone, ", ")));
}

std::string alter(const Writing& writing) {
  return filled("ALTER {words} {object}", writing, {});
}

// ---- tables

std::string table_statement(const Writing& writing, const std::vector<std::string>& elements);

std::string with_clause(const Object& table) {
  std::string lines(value_of(table, "storage parameters"));
  const std::string_view toast = value_of(table, "storage parameters of the TOAST table");
  if (!toast.empty()) lines.append(lines.empty() ? "" : "\n").append(toast);
  return lines.empty() ? "" : fmt::format(" WITH ({})", as_parameters(lines));
}

struct PlacedColumn {
  const Object* column;
  int position;
};

// All columns of a table in their order, also those that it inherits.
std::vector<PlacedColumn> placed_columns(const Facts& facts, const Object& table) {
  std::vector<PlacedColumn> columns;
  if (const Object* parent = facts.parent_table(table)) columns = placed_columns(facts, *parent);
  for (const Object& column : facts.parts_of(table, "column")) {
    const auto position = schema::position_of(column);
    const auto inherited = std::ranges::find_if(
        columns, [&](const PlacedColumn& each) { return each.column->name.parts.back() == column.name.parts.back(); });
    if (inherited == columns.end()) {
      columns.push_back({.column = &column, .position = position.value_or(0)});
    } else if (position) {
      inherited->position = *position;
    }
  }
  std::ranges::sort(columns, {}, &PlacedColumn::position);
  return columns;
}

// CREATE TABLE ... PARTITION OF has the order of the parent's columns, a table that is attached has its own.
bool has_own_order(const Writing& writing) {
  return has(&writing.object(), "partition of") &&
         std::ranges::any_of(writing.facts.parts_of(writing.object(), "column"),
                             [](const Object& each) { return schema::position_of(each).has_value(); });
}

void create_and_attach(const Writing& writing) {
  std::vector<std::string> elements;
  for (const PlacedColumn& each : placed_columns(writing.facts, writing.object())) {
    elements.push_back(column_definition(*each.column, true));
  }
  // It must have the constraints of its parents already.
  for (const Object* parent = writing.facts.parent_table(writing.object()); parent != nullptr;
       parent = writing.facts.parent_table(*parent)) {
    for (const Object& each : writing.facts.parts_of(*parent, "constraint")) {
      const std::string_view definition = value_of(each, "definition");
      const bool is_inherited = definition.starts_with("CHECK") && !definition.ends_with(" NO INHERIT");
      if (is_inherited && fits_into_create_table(each)) elements.push_back(constraint_definition(each));
    }
  }
  Object alone = writing.object();
  std::erase_if(alone.attributes, [](const schema::Attribute& each) { return each.name == "partition of"; });
  Writing of_table = writing;
  of_table.after = &alone;
  writing.add(table_statement(of_table, elements));
  writing.add(filled(
      fmt::format("ALTER TABLE {} ATTACH PARTITION {{object}} {{value}}", value_of(writing.object(), "partition of")),
      writing, value_of(writing.object(), "partition bound")));
}

void create_table_alone(const Writing& writing) {
  create_table(writing, {});
}

void set_storage_parameters(const Writing& writing) {
  change_parameters(writing, "storage parameters", alter(writing));
}

void set_toast_parameters(const Writing& writing) {
  change_parameters(writing, "storage parameters of the TOAST table", alter(writing));
}

void set_view_options(const Writing& writing) {
  change_parameters(writing, "options", alter(writing));
}

void set_foreign_options(const Writing& writing) {
  const std::string changed = changed_options(value_of(writing.before, "options"), value_of(writing.after, "options"));
  if (!changed.empty()) writing.add(fmt::format("{} OPTIONS ({})", alter(writing), changed));
}

void set_column_options(const Writing& writing) {
  const std::string changed = changed_options(value_of(writing.before, "options"), value_of(writing.after, "options"));
  if (!changed.empty()) {
    writing.add(filled("ALTER FOREIGN TABLE {parent} ALTER COLUMN {own} OPTIONS ({value})", writing, changed));
  }
}

void set_replica_identity(const Writing& writing) {
  if (writing.object().name.kind == "foreign table") return;  // always "nothing"
  const std::string_view value = value_of(writing.after, "replica identity");
  std::string word = "DEFAULT";
  if (value == "nothing") word = "NOTHING";
  if (value == "full") word = "FULL";
  writing.add(filled("ALTER TABLE {object} REPLICA IDENTITY {value}", writing, word));
}

void set_parents(const Writing& writing) {
  const auto before = split_names(value_of(writing.before, "inherits"));
  const auto after = split_names(value_of(writing.after, "inherits"));
  // The order of the parents counts.
  std::size_t same = 0;
  while (same < before.size() && same < after.size() && before[same] == after[same]) ++same;
  for (std::size_t i = same; i < before.size(); ++i) {
    writing.add(filled("ALTER TABLE {object} NO INHERIT {value}", writing, before[i]));
  }
  for (std::size_t i = same; i < after.size(); ++i) {
    writing.add(filled("ALTER TABLE {object} INHERIT {value}", writing, after[i]));
  }
}

// "partition of" and "partition bound" change together: this is called for each of them.
void set_partition(const Writing& writing) {
  const std::string_view old_parent = value_of(writing.before, "partition of");
  const std::string_view new_parent = value_of(writing.after, "partition of");
  const std::string table = address_of(writing.object());
  if (!old_parent.empty()) writing.add(fmt::format("ALTER TABLE {} DETACH PARTITION {}", old_parent, table));
  if (!new_parent.empty()) {
    writing.add(fmt::format("ALTER TABLE {} ATTACH PARTITION {} {}", new_parent, table,
                            value_of(writing.after, "partition bound")));
  }
}

void set_partition_bound(const Writing& writing) {
  if (value_of(writing.before, "partition of") == value_of(writing.after, "partition of")) set_partition(writing);
}

bool can_set_access_method(const Writing& writing) {
  return writing.server_version() >= with_set_access_method && !has(&writing.object(), "partition key");
}

constexpr std::array table_attributes = {
    AttributeRule{.name = "persistence",
                  .on_change = OnChange::alter,
                  .set = "ALTER TABLE {object} SET UNLOGGED",
                  .reset = "ALTER TABLE {object} SET LOGGED",
                  .effects = {.rewrites = true}},
    AttributeRule{.name = "access method",
                  .on_change = OnChange::alter,
                  .set = "ALTER TABLE {object} SET ACCESS METHOD {value}",
                  .reset = "ALTER TABLE {object} SET ACCESS METHOD heap",
                  .effects = {.rewrites = true},
                  .is_possible = can_set_access_method},
    AttributeRule{.name = "tablespace",
                  .on_change = OnChange::alter,
                  .set = "ALTER TABLE {object} SET TABLESPACE {value}",
                  .reset = "ALTER TABLE {object} SET TABLESPACE pg_default",
                  .effects = {.rewrites = true}},
    AttributeRule{.name = "storage parameters", .on_change = OnChange::alter, .write = set_storage_parameters},
    AttributeRule{
        .name = "storage parameters of the TOAST table", .on_change = OnChange::alter, .write = set_toast_parameters},
    AttributeRule{.name = "row security",
                  .on_change = OnChange::set,
                  .set = "ALTER TABLE {object} ENABLE ROW LEVEL SECURITY",
                  .reset = "ALTER TABLE {object} DISABLE ROW LEVEL SECURITY"},
    AttributeRule{.name = "row security for the owner",
                  .on_change = OnChange::set,
                  .set = "ALTER TABLE {object} FORCE ROW LEVEL SECURITY",
                  .reset = "ALTER TABLE {object} NO FORCE ROW LEVEL SECURITY"},
    AttributeRule{.name = "replica identity", .on_change = OnChange::set, .write = set_replica_identity},
    AttributeRule{.name = "partition key"},
    AttributeRule{.name = "partition of", .on_change = OnChange::alter, .write = set_partition},
    AttributeRule{.name = "partition bound", .on_change = OnChange::alter, .write = set_partition_bound},
    AttributeRule{.name = "inherits", .on_change = OnChange::alter, .write = set_parents},
    AttributeRule{.name = "server"},
    AttributeRule{.name = "options", .on_change = OnChange::alter, .write = set_foreign_options},
};

// ---- columns

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
  writing.add(fmt::format(
      "ALTER {} {} ADD COLUMN {}",
      writing.object().parent && writing.object().parent->kind == "foreign table" ? "FOREIGN TABLE" : "TABLE",
      table_of(writing.object().name), column_definition(writing.object(), false)));
}

bool is_text(std::string_view type) {
  return type == "text" || type.starts_with("character varying") || type.starts_with("character(") ||
         type == "character" || type == "name";
}

bool is_number(std::string_view type) {
  return type == "smallint" || type == "integer" || type == "bigint" || type.starts_with("numeric") || type == "real" ||
         type == "double precision";
}

bool is_time(std::string_view type) {
  return type.starts_with("timestamp") || type == "date";
}

void set_type(const Writing& writing) {
  const std::string_view old_type = value_of(writing.before, "type");
  const std::string_view type = value_of(writing.after, "type");
  const std::string_view collation = value_of(writing.after, "collation");
  std::string text = fmt::format("{}{}", type, collation.empty() ? "" : fmt::format(" COLLATE {}", collation));
  if (needs_cast(old_type, type) && !has(writing.after, "generated")) {
    text += filled(" USING {own}::{value}", writing, type);
  }
  writing.add(filled("ALTER TABLE {parent} ALTER COLUMN {own} TYPE {value}", writing, text));
}

// Part of the statement for the type if that differs, too.
void set_collation(const Writing& writing) {
  if (value_of(writing.before, "type") == value_of(writing.after, "type")) set_type(writing);
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
    writing.add(continue_sequence(*writing.after, fmt::format("pg_catalog.pg_get_serial_sequence({}, {})",
                                                              quote_literal(table_of(writing.after->name)),
                                                              quote_literal(writing.after->name.parts.back()))));
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
    AttributeRule{
        .name = "type",
        .on_change = OnChange::alter,
        .write = set_type,
        .effects = {.rewrites = true},
    },
    AttributeRule{.name = "collation", .on_change = OnChange::alter, .write = set_collation},
    AttributeRule{.name = "not null",
                  .on_change = OnChange::alter,
                  .set = "ALTER TABLE {parent} ALTER COLUMN {own} SET NOT NULL",
                  .reset = "ALTER TABLE {parent} ALTER COLUMN {own} DROP NOT NULL",
                  .effects = {.scans = true}},
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

// ---- typed tables

void set_row_type(const Writing& writing) {
  writing.add(filled("ALTER TABLE {index} OF {value}", writing, value_of(writing.after, "of type")));
}

constexpr std::array typing_attributes = {AttributeRule{.name = "of type"}};

// ---- constraints

void add_constraint(const Writing& writing) {
  writing.add(filled("ALTER TABLE {parent} ADD {value}", writing, constraint_definition(writing.object())));
}

void add_domain_constraint(const Writing& writing) {
  writing.add(filled("ALTER DOMAIN {parent} ADD {value}", writing, constraint_definition(writing.object())));
}

// The beginning of a definition, without what can be changed: validated, deferrable.
std::string_view unchangeable(std::string_view definition) {
  for (const std::string_view end : {" NOT VALID", " NOT ENFORCED", " INITIALLY DEFERRED", " DEFERRABLE"}) {
    if (definition.ends_with(end)) definition.remove_suffix(end.size());
  }
  return definition;
}

bool can_change_constraint(const Writing& writing) {
  const std::string_view before = value_of(writing.before, "definition");
  const std::string_view after = value_of(writing.after, "definition");
  const bool becomes_valid = before.ends_with(" NOT VALID") && before.substr(0, before.size() - 10) == after;
  return becomes_valid || (before.starts_with("FOREIGN KEY") && !before.ends_with(" NOT VALID") &&
                           !after.ends_with(" NOT VALID") && unchangeable(before) == unchangeable(after) &&
                           before.ends_with(" NOT ENFORCED") == after.ends_with(" NOT ENFORCED"));
}

std::string_view owner_words(const Writing& writing) {
  return writing.object().name.kind == "domain constraint" ? "DOMAIN" : "TABLE";
}

void change_constraint(const Writing& writing) {
  const std::string_view before = value_of(writing.before, "definition");
  const std::string_view after = value_of(writing.after, "definition");
  if (before.ends_with(" NOT VALID")) {
    writing.add(
        fmt::format("ALTER {} {}", owner_words(writing), filled("{parent} VALIDATE CONSTRAINT {own}", writing, {})));
    return;
  }
  std::string_view timing = after.substr(unchangeable(after).size());
  if (timing.empty()) timing = " NOT DEFERRABLE";
  writing.add(filled("ALTER TABLE {parent} ALTER CONSTRAINT {own}{value}", writing, timing));
}

void set_constraint_parameters(const Writing& writing) {
  change_parameters(writing, "storage parameters", filled("ALTER INDEX {index}", writing, {}));
}

void set_clustered(const Writing& writing) {
  const std::string table =
      writing.object().parent ? schema::spelled(*writing.object().parent) : table_of(writing.object().name);
  const std::string words =
      writing.object().parent && writing.object().parent->kind == "materialized view" ? "MATERIALIZED VIEW" : "TABLE";
  if (has(writing.after, "clustered")) {
    writing.add(filled(fmt::format("ALTER {} {} CLUSTER ON {{own}}", words, table), writing, {}));
  } else {
    writing.add(fmt::format("ALTER {} {} SET WITHOUT CLUSTER", words, table));
  }
}

// Another index or the table itself may be the new identity: then that comes later.
void set_identity_index(const Writing& writing) {
  const std::string table = schema::spelled(*writing.object().parent);
  if (has(writing.after, "replica identity")) {
    writing.add(filled(fmt::format("ALTER TABLE {} REPLICA IDENTITY USING INDEX {{own}}", table), writing, {}));
  } else {
    writing.add(fmt::format("ALTER TABLE {} REPLICA IDENTITY DEFAULT", table));
  }
}

void set_triggers_of_constraint(const Writing& writing) {
  // Not possible for a single constraint by SQL other than for all triggers of the table.
  const std::string_view value = value_of(writing.after, "enforced by triggers");
  const char* verb = "ENABLE";
  if (value == "disabled") verb = "DISABLE";
  if (value == "on a replica") verb = "ENABLE REPLICA";
  if (value == "always") verb = "ENABLE ALWAYS";
  writing.add(filled(fmt::format("ALTER TABLE {{parent}} {} TRIGGER ALL", verb), writing, {}));
}

constexpr std::array constraint_attributes = {
    AttributeRule{.name = "definition",
                  .on_change = OnChange::alter,
                  .write = change_constraint,
                  .effects = {.scans = true},
                  .is_possible = can_change_constraint},
    AttributeRule{.name = "tablespace",
                  .on_change = OnChange::set,
                  .set = "ALTER INDEX {index} SET TABLESPACE {value}",
                  .reset = "ALTER INDEX {index} SET TABLESPACE pg_default"},
    AttributeRule{.name = "storage parameters", .on_change = OnChange::set, .write = set_constraint_parameters},
    AttributeRule{.name = "clustered", .on_change = OnChange::set, .write = set_clustered},
    AttributeRule{.name = "replica identity", .on_change = OnChange::set, .write = set_identity_index},
    AttributeRule{.name = "enforced by triggers", .on_change = OnChange::set, .write = set_triggers_of_constraint},
};

// ---- indexes

std::string index_statement(const Object& index, std::string_view name, const std::string& table, bool only) {
  return fmt::format("CREATE {}INDEX {} ON {}{} {}", has(&index, "unique") ? "UNIQUE " : "", quote_identifier(name),
                     only ? "ONLY " : "", table, value_of(index, "definition"));
}

// An index of a partitioned table is not valid while some partitions have no part of it.
void create_index(const Writing& writing) {
  const Object& index = writing.object();
  writing.add(index_statement(index, index.name.parts.back(), schema::spelled(*index.parent),
                              value_of(index, "valid") == "no"));
}

// The whole index if this is a part that was created and attached by itself; null otherwise.
const Object* attached_to(const Writing& writing) {
  const std::string_view whole = value_of(writing.after, "part of");
  if (whole.empty()) return nullptr;
  for (const Object& each : writing.facts.after().schema.objects) {
    if (each.name.kind == "index" && schema::spelled(each.name) == whole) {
      return value_of(each, "valid") == "no" ? &each : nullptr;
    }
  }
  return nullptr;
}

void attach_index(const Writing& writing) {
  const Object* whole = attached_to(writing);
  if (whole == nullptr) return;
  const Object& index = *writing.after;
  writing.add(index_statement(*whole, index.name.parts.back(), schema::spelled(*index.parent), false));
  writing.add(fmt::format("ALTER INDEX {} ATTACH PARTITION {}", schema::spelled(whole->name), address_of(index)));
}

void set_index_statistics(const Writing& writing) {
  const auto targets = [](std::string_view list) {
    std::vector<NamedValue> values;
    for (std::string& each : split_names(list)) {
      const std::size_t colon = each.find(": ");
      values.push_back({.name = each.substr(0, colon), .value = each.substr(colon + 2)});
    }
    return values;
  };
  const auto before = targets(value_of(writing.before, "statistics target"));
  const auto after = targets(value_of(writing.after, "statistics target"));
  for (const NamedValue& each : before) {
    if (std::ranges::find(after, each.name, &NamedValue::name) != after.end()) continue;
    writing.add(filled("ALTER INDEX {index} ALTER COLUMN {value} SET STATISTICS -1", writing, each.name));
  }
  for (const NamedValue& each : after) {
    const auto old = std::ranges::find(before, each.name, &NamedValue::name);
    if (old != before.end() && old->value == each.value) continue;
    writing.add(filled("ALTER INDEX {index} ALTER COLUMN {value}", writing,
                       fmt::format("{} SET STATISTICS {}", each.name, each.value)));
  }
}

// The part of a partitioned index with a name that is not PostgreSQL's.
void rename_part(const Writing& writing) {
  if (attached_to(writing) != nullptr) return;
  if (has(writing.after, schema::usual_name_attribute)) {
    writing.add(
        fmt::format("ALTER INDEX {} RENAME TO {}",
                    qualified(writing.after->name.parts.front(), value_of(writing.after, schema::usual_name_attribute)),
                    quote_identifier(writing.after->name.parts.back())));
  } else {
    writing.add(filled("ALTER INDEX {index} RENAME TO {value}", writing,
                       quote_identifier(value_of(writing.before, schema::usual_name_attribute))));
  }
}

constexpr std::array index_attributes = {
    AttributeRule{.name = "usual name", .on_change = OnChange::set, .write = rename_part},
    AttributeRule{.name = "part of", .on_change = OnChange::set, .write = attach_index},
    AttributeRule{.name = "definition"},
    AttributeRule{.name = "unique"},
    AttributeRule{.name = "valid"},
    AttributeRule{.name = "tablespace",
                  .on_change = OnChange::set,
                  .set = "ALTER INDEX {index} SET TABLESPACE {value}",
                  .reset = "ALTER INDEX {index} SET TABLESPACE pg_default"},
    AttributeRule{.name = "storage parameters", .on_change = OnChange::set, .write = set_constraint_parameters},
    AttributeRule{.name = "clustered", .on_change = OnChange::set, .write = set_clustered},
    AttributeRule{.name = "replica identity", .on_change = OnChange::set, .write = set_identity_index},
    AttributeRule{.name = "statistics target", .on_change = OnChange::set, .write = set_index_statistics},
};

// ---- views

std::string view_options(const Object& view) {
  const std::string_view options = value_of(view, "options");
  return options.empty() ? "" : fmt::format(" WITH ({})", as_parameters(options));
}

// The server prints a semicolon at the end.
std::string_view query_of(const Object& view) {
  std::string_view query = value_of(view, "definition");
  if (query.ends_with(';')) query.remove_suffix(1);
  return query;
}

void create_view(const Writing& writing) {
  const Object& view = writing.object();
  writing.add(fmt::format("CREATE {}VIEW {}{} AS\n{}", writing.before != nullptr ? "OR REPLACE " : "", address_of(view),
                          view_options(view), query_of(view)));
}

void create_materialized_view(const Writing& writing) {
  const Object& view = writing.object();
  std::string text = fmt::format("CREATE MATERIALIZED VIEW {}", address_of(view));
  if (const auto method = value_of(view, "access method"); !method.empty()) {
    text += fmt::format(" USING {}", quote_identifier(method));
  }
  text += view_options(view);
  if (const auto space = value_of(view, "tablespace"); !space.empty()) {
    text += fmt::format(" TABLESPACE {}", quote_identifier(space));
  }
  writing.add(fmt::format("{} AS\n{}", text, query_of(view)));
}

// CREATE OR REPLACE VIEW can only add columns at the end.
bool keeps_columns(const Writing& writing) {
  const auto& before = writing.facts.before().view_columns;
  const auto& after = writing.facts.after().view_columns;
  const auto old_columns = before.find(writing.object().name);
  const auto new_columns = after.find(writing.object().name);
  if (old_columns == before.end() || new_columns == after.end()) return false;
  const auto& old_list = old_columns->second;
  const auto& new_list = new_columns->second;
  return old_list.size() <= new_list.size() && std::equal(old_list.begin(), old_list.end(), new_list.begin());
}

constexpr std::array view_attributes = {
    AttributeRule{.name = "definition", .on_change = OnChange::recreate},
    AttributeRule{.name = "options", .on_change = OnChange::alter, .write = set_view_options},
};

constexpr std::array materialized_view_attributes = {
    AttributeRule{.name = "definition"},
    AttributeRule{.name = "options", .on_change = OnChange::alter, .write = set_view_options},
    AttributeRule{.name = "access method",
                  .on_change = OnChange::alter,
                  .set = "ALTER MATERIALIZED VIEW {object} SET ACCESS METHOD {value}",
                  .reset = "ALTER MATERIALIZED VIEW {object} SET ACCESS METHOD heap",
                  .is_possible = can_set_access_method},
    AttributeRule{.name = "tablespace",
                  .on_change = OnChange::alter,
                  .set = "ALTER MATERIALIZED VIEW {object} SET TABLESPACE {value}",
                  .reset = "ALTER MATERIALIZED VIEW {object} SET TABLESPACE pg_default"},
};

// ---- extended statistics

void create_statistics(const Writing& writing) {
  writing.add(filled("CREATE STATISTICS {object} {value}", writing, value_of(writing.object(), "definition")));
}

constexpr std::array statistics_attributes = {
    AttributeRule{.name = "definition"},
    AttributeRule{.name = "statistics target",
                  .on_change = OnChange::set,
                  .set = "ALTER STATISTICS {object} SET STATISTICS {value}",
                  .reset = "ALTER STATISTICS {object} SET STATISTICS -1"},
};

// ---- triggers, rules, policies

// "ENABLE REPLICA TRIGGER touched"
void set_enabled(const Writing& writing, std::string_view words) {
  // A trigger of a partition is by default enabled as that of the table.
  const Object* source = has(writing.after, "enabled") ? writing.after : writing.facts.inherited(writing.object().name);
  const std::string_view value = value_of(source, "enabled");
  const char* verb = "ENABLE";
  if (value == "no") verb = "DISABLE";
  if (value == "on a replica") verb = "ENABLE REPLICA";
  if (value == "always") verb = "ENABLE ALWAYS";
  writing.add(filled(fmt::format("ALTER TABLE {{parent}} {} {} {{own}}", verb, words), writing, {}));
}

void create_trigger(const Writing& writing) {
  writing.add(schema::trigger_statement(writing.object(), writing.object().name.parts.back()));
}

constexpr std::array trigger_attributes = {
    AttributeRule{.name = "definition"},
    AttributeRule{.name = "enabled",
                  .on_change = OnChange::set,
                  .write = [](const Writing& writing) { set_enabled(writing, "TRIGGER"); }},
};

void create_rule(const Writing& writing) {
  std::string_view definition = value_of(writing.object(), "definition");
  if (definition.ends_with(';')) definition.remove_suffix(1);
  writing.add(filled(fmt::format("CREATE {}RULE {{own}} AS {{value}}", writing.before != nullptr ? "OR REPLACE " : ""),
                     writing, definition));
}

constexpr std::array rule_attributes = {
    AttributeRule{.name = "definition", .on_change = OnChange::recreate},
    AttributeRule{.name = "enabled",
                  .on_change = OnChange::set,
                  .write = [](const Writing& writing) { set_enabled(writing, "RULE"); }},
};

void create_policy(const Writing& writing) {
  const Object& policy = writing.object();
  std::string text = filled("CREATE POLICY {own} ON {parent}", writing, {});
  if (has(&policy, "restrictive")) text += " AS RESTRICTIVE";
  if (const auto command = value_of(policy, "command"); !command.empty()) text += fmt::format(" FOR {}", command);
  if (const auto roles = value_of(policy, "roles"); !roles.empty()) text += fmt::format(" TO {}", roles);
  if (const auto condition = value_of(policy, "using"); !condition.empty()) {
    text += fmt::format(" USING ({})", condition);
  }
  if (const auto check = value_of(policy, "with check"); !check.empty()) text += fmt::format(" WITH CHECK ({})", check);
  writing.add(std::move(text));
}

constexpr std::array policy_attributes = {
    AttributeRule{.name = "restrictive"},
    AttributeRule{.name = "command"},
    AttributeRule{.name = "roles",
                  .on_change = OnChange::alter,
                  .set = "ALTER POLICY {own} ON {parent} TO {value}",
                  .reset = "ALTER POLICY {own} ON {parent} TO PUBLIC"},
    AttributeRule{
        .name = "using", .on_change = OnChange::alter, .set = "ALTER POLICY {own} ON {parent} USING ({value})"},
    AttributeRule{.name = "with check",
                  .on_change = OnChange::alter,
                  .set = "ALTER POLICY {own} ON {parent} WITH CHECK ({value})"},
};

constexpr std::string_view drop_in_table = "ALTER TABLE {parent} DROP CONSTRAINT {own}";

const std::array table_kinds = {
    KindRule{.kind = "table",
             .words = "TABLE",
             .create = create_table_alone,
             .attributes = table_attributes,
             .grant = "TABLE",
             .replaceable = Replaceable::loses_values,
             .weight = 40},
    KindRule{.kind = "foreign table",
             .words = "FOREIGN TABLE",
             .create = create_table_alone,
             .attributes = table_attributes,
             .grant = "TABLE",
             .weight = 41},
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
    KindRule{.kind = typing_kind,
             .words = "TABLE",
             .create = set_row_type,
             .attributes = typing_attributes,
             .drop = "ALTER TABLE {index} NOT OF",
             .weight = 43},
    KindRule{.kind = "constraint",
             .words = "CONSTRAINT",
             .address = Address::on_table,
             .create = add_constraint,
             .attributes = constraint_attributes,
             .drop = drop_in_table,
             .weight = 44},
    KindRule{.kind = "domain constraint",
             .words = "CONSTRAINT",
             .address = Address::on_domain,
             .create = add_domain_constraint,
             .attributes = constraint_attributes,
             .drop = "ALTER DOMAIN {parent} DROP CONSTRAINT {own}",
             .weight = 22},
    KindRule{.kind = "index",
             .words = "INDEX",
             .address = Address::in_schema,
             .create = create_index,
             .attributes = index_attributes,
             .weight = 45},
    KindRule{.kind = "view",
             .words = "VIEW",
             .create = create_view,
             .attributes = view_attributes,
             .grant = "TABLE",
             .weight = 50,
             .can_recreate = keeps_columns},
    KindRule{.kind = "materialized view",
             .words = "MATERIALIZED VIEW",
             .create = create_materialized_view,
             .attributes = materialized_view_attributes,
             .grant = "TABLE",
             .weight = 51},
    KindRule{.kind = "statistics object",
             .words = "STATISTICS",
             .create = create_statistics,
             .attributes = statistics_attributes,
             .weight = 46},
    KindRule{.kind = "trigger",
             .words = "TRIGGER",
             .address = Address::on_table,
             .create = create_trigger,
             .attributes = trigger_attributes,
             .weight = 60},
    KindRule{.kind = "rule",
             .words = "RULE",
             .address = Address::on_table,
             .create = create_rule,
             .attributes = rule_attributes,
             .weight = 61},
    KindRule{.kind = "policy",
             .words = "POLICY",
             .address = Address::on_table,
             .create = create_policy,
             .attributes = policy_attributes,
             .weight = 62},
};

}  // namespace

std::span<const KindRule> kinds_of_tables() {
  return table_kinds;
}

bool is_same_family(std::string_view type, std::string_view other) {
  return type == other || (is_text(type) && is_text(other)) || (is_number(type) && is_number(other)) ||
         (is_time(type) && is_time(other));
}

// Everything can be assigned to a text.
bool needs_cast(std::string_view before, std::string_view after) {
  return !is_same_family(before, after) && !is_text(after);
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

std::string constraint_definition(const Object& constraint) {
  return fmt::format("CONSTRAINT {} {}", quote_identifier(constraint.name.parts.back()),
                     value_of(constraint, "definition"));
}

// CREATE TABLE ignores NOT VALID.
bool fits_into_create_table(const Object& constraint) {
  return !value_of(constraint, "definition").ends_with(" NOT VALID");
}

void create_table(const Writing& writing, const std::vector<std::string>& elements) {
  if (has_own_order(writing)) {
    create_and_attach(writing);
  } else {
    writing.add(table_statement(writing, elements));
  }
}

namespace {

std::string table_statement(const Writing& writing, const std::vector<std::string>& elements) {
  const Object& table = writing.object();
  const std::string_view partition_of = value_of(table, "partition of");
  std::string text = has(&table, "persistence") ? "CREATE UNLOGGED" : "CREATE";
  text += fmt::format(" {} {}", writing.rule.words, address_of(table));
  if (!partition_of.empty()) text += fmt::format(" PARTITION OF {}", partition_of);
  const bool needs_list = partition_of.empty();
  if (!elements.empty()) {
    text += fmt::format(" (\n    {}\n)", fmt::join(elements, ",\n    "));
  } else if (needs_list) {
    text += " ()";
  }
  if (!partition_of.empty()) text += fmt::format(" {}", value_of(table, "partition bound"));
  const auto add = [&](std::string_view words, std::string_view attribute) {
    if (const auto value = value_of(table, attribute); !value.empty()) text += fmt::format(" {} {}", words, value);
  };
  if (const auto parents = value_of(table, "inherits"); !parents.empty())
    text += fmt::format(" INHERITS ({})", parents);
  add("PARTITION BY", "partition key");
  if (const auto server = value_of(table, "server"); !server.empty()) {
    text += fmt::format(" SERVER {}", quote_identifier(server));
  }
  if (const auto options = value_of(table, "options"); !options.empty()) {
    text += fmt::format(" OPTIONS ({})", as_options(options));
  }
  if (const auto method = value_of(table, "access method"); !method.empty()) {
    text += fmt::format(" USING {}", quote_identifier(method));
  }
  text += with_clause(table);
  if (const auto space = value_of(table, "tablespace"); !space.empty()) {
    text += fmt::format(" TABLESPACE {}", quote_identifier(space));
  }
  return text;
}

}  // namespace

}  // namespace pgmanager::diff
