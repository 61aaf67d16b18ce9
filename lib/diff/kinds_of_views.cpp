#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>

#include "diff/kinds.hpp"
#include "schema/identifier.hpp"
#include "schema/object_name.hpp"
#include "schema/reload.hpp"

namespace pgmanager::diff {

namespace {

using schema::Object;
using schema::quote_identifier;

// ---- views

void set_view_options(const Writing& writing) {
  change_parameters(writing, "options", filled("ALTER {words} {object}", writing, {}));
}

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
  const std::string_view verb = enabling_verb(value);
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

const std::array view_kinds = {
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

std::span<const KindRule> kinds_of_views() {
  return view_kinds;
}

}  // namespace pgmanager::diff
