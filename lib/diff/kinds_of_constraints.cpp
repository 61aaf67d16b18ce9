#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>

#include "diff/counting_queries.hpp"
#include "diff/kinds.hpp"
#include "schema/attributes.hpp"
#include "schema/identifier.hpp"
#include "schema/object_name.hpp"

namespace pgmanager::diff {

namespace {

using schema::Object;
using schema::quote_identifier;

// ---- constraints

void add_constraint(const Writing& writing) {
  writing.add(rows_against(writing) +
              filled("ALTER TABLE {parent} ADD {value}", writing, constraint_definition(writing.object())));
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

// Whether another index of the table has the attribute afterwards.
bool another_index_has(const Writing& writing, std::string_view attribute) {
  const auto& parent = writing.object().parent;
  return std::ranges::any_of(writing.facts.after().schema.objects, [&](const Object& each) {
    return (each.name.kind == "index" || each.name.kind == "constraint") && each.parent == parent &&
           each.name != writing.object().name && has(&each, attribute);
  });
}

void set_clustered(const Writing& writing) {
  if (!has(writing.after, "clustered") && another_index_has(writing, "clustered")) return;
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

void set_identity_index(const Writing& writing) {
  const std::string table = schema::spelled(*writing.object().parent);
  // Another index, or what the attribute of the table says, takes its place.
  const Object* of_table = schema::find_object(writing.facts.after().schema, *writing.object().parent);
  const bool is_replaced = has(of_table, "replica identity") || another_index_has(writing, "replica identity");
  if (!has(writing.after, "replica identity") && is_replaced) return;
  if (has(writing.after, "replica identity")) {
    writing.add(filled(fmt::format("ALTER TABLE {} REPLICA IDENTITY USING INDEX {{own}}", table), writing, {}));
  } else {
    writing.add(fmt::format("ALTER TABLE {} REPLICA IDENTITY DEFAULT", table));
  }
}

void set_triggers_of_constraint(const Writing& writing) {
  // Not possible for a single constraint by SQL other than for all triggers of the table.
  const std::string_view value = value_of(writing.after, "enforced by triggers");
  const std::string_view verb = enabling_verb(value == "disabled" ? "no" : value);
  writing.add(filled(fmt::format("ALTER TABLE {{parent}} {} TRIGGER ALL", verb), writing, {}));
}

// Of an index, and of the index of a constraint.
constexpr AttributeRule index_tablespace = {.name = "tablespace",
                                            .on_change = OnChange::set,
                                            .set = "ALTER INDEX {index} SET TABLESPACE {value}",
                                            .reset = "ALTER INDEX {index} SET TABLESPACE pg_default"};

constexpr std::array constraint_attributes = {
    AttributeRule{.name = "definition",
                  .on_change = OnChange::alter,
                  .write = change_constraint,
                  .effects = {.scans = true},
                  .is_possible = can_change_constraint},
    index_tablespace,
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
    index_tablespace,
    AttributeRule{.name = "storage parameters", .on_change = OnChange::set, .write = set_constraint_parameters},
    AttributeRule{.name = "clustered", .on_change = OnChange::set, .write = set_clustered},
    AttributeRule{.name = "replica identity", .on_change = OnChange::set, .write = set_identity_index},
    AttributeRule{.name = "statistics target", .on_change = OnChange::set, .write = set_index_statistics},
};

constexpr std::string_view drop_in_table = "ALTER TABLE {parent} DROP CONSTRAINT {own}";

const std::array constraint_kinds = {
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
};

}  // namespace

std::span<const KindRule> kinds_of_constraints() {
  return constraint_kinds;
}

std::string constraint_definition(const Object& constraint) {
  return fmt::format("CONSTRAINT {} {}", quote_identifier(constraint.name.parts.back()),
                     value_of(constraint, "definition"));
}

// CREATE TABLE ignores NOT VALID.
bool fits_into_create_table(const Object& constraint) {
  return !value_of(constraint, "definition").ends_with(" NOT VALID");
}

}  // namespace pgmanager::diff
