#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>

#include "diff/kinds.hpp"
#include "schema/attributes.hpp"
#include "schema/identifier.hpp"
#include "schema/object_name.hpp"

namespace pgmanager::diff {

namespace {

using schema::Object;
using schema::quote_identifier;

// ---- tables

std::string with_clause(const Object& table) {
  std::string lines(value_of(table, "storage parameters"));
  const std::string_view toast = value_of(table, "storage parameters of the TOAST table");
  if (!toast.empty()) lines.append(lines.empty() ? "" : "\n").append(toast);
  return lines.empty() ? "" : fmt::format(" WITH ({})", as_parameters(lines));
}

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
  change_parameters(writing, "storage parameters", filled("ALTER {words} {object}", writing, {}));
}

void set_toast_parameters(const Writing& writing) {
  change_parameters(writing, "storage parameters of the TOAST table", filled("ALTER {words} {object}", writing, {}));
}

void set_replica_identity(const Writing& writing) {
  if (writing.object().name.kind == "foreign table") return;  // always "nothing"
  const std::string_view value = value_of(writing.after, "replica identity");
  // An index takes its place.
  if (value.empty() && std::ranges::any_of(writing.facts.after().schema.objects, [&](const Object& each) {
        return each.parent == writing.object().name && has(&each, "replica identity");
      })) {
    return;
  }
  std::string word = "DEFAULT";
  if (value == "nothing") word = "NOTHING";
  if (value == "full") word = "FULL";
  writing.add(filled("ALTER TABLE {object} REPLICA IDENTITY {value}", writing, word));
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
    // These do not differ after loosen().
    AttributeRule{.name = "partition of"},
    AttributeRule{.name = "partition bound"},
    AttributeRule{.name = "inherits"},
    AttributeRule{.name = "server"},
    AttributeRule{.name = "options", .on_change = OnChange::alter, .write = change_options},
};

// ---- typed tables

void set_row_type(const Writing& writing) {
  writing.add(filled("ALTER TABLE {index} OF {value}", writing, value_of(writing.after, "of type")));
}

constexpr std::array typing_attributes = {AttributeRule{.name = "of type"}};

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
    KindRule{.kind = typing_kind,
             .words = "TABLE",
             .create = set_row_type,
             .attributes = typing_attributes,
             .drop = "ALTER TABLE {index} NOT OF",
             .weight = 43},
};

}  // namespace

std::span<const KindRule> kinds_of_tables() {
  return table_kinds;
}

void create_table(const Writing& writing, const std::vector<std::string>& elements) {
  if (has_own_order(writing)) {
    create_and_attach(writing);
  } else {
    writing.add(table_statement(writing, elements));
  }
}

}  // namespace pgmanager::diff
