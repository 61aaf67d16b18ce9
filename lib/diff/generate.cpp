#include "diff/generate.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <set>
#include <string_view>

#include "diff/actions.hpp"
#include "diff/column_order.hpp"
#include "diff/fates.hpp"
#include "diff/kinds.hpp"
#include "schema/identifier.hpp"
#include "schema/object_name.hpp"

namespace pgmanager::diff {

namespace {

/// Writes the statements of ordered actions.
class Writer {
 public:
  Writer(const Facts& facts, const Fates& fates, const Options& options)
      : facts_(facts), fates_(fates), options_(options) {
    changes_.refusals = fates.refusals;
    if (options.ignores_column_order) return;
    std::ranges::move(unreachable_orders(facts, fates), std::back_inserter(changes_.refusals));
  }

  Changes write(const Actions& actions) {
    if (!actions.cycle.empty()) refuse_cycle(actions.cycle);
    for (const Action& action : actions.ordered) write(action);
    return std::move(changes_);
  }

 private:
  void refuse_cycle(const std::vector<Action>& cycle) {
    std::vector<std::string> path;
    for (const Action& action : cycle) {
      const char* verb = action.verb == Verb::drop ? "drop" : action.verb == Verb::create ? "create" : "alter";
      path.push_back(fmt::format("{} {}", verb, schema::with_kind(facts_[action.fact].name)));
    }
    changes_.refusals.push_back({.object = facts_[cycle.front().fact].name,
                                 .reason = fmt::format("the order is a circle: {}", fmt::join(path, ", "))});
  }

  void add_statement(FactId id, std::string sql, Effects effects) {
    if (sql.find("(not shown)") != std::string::npos) {
      changes_.refusals.push_back({.object = facts_[id].name, .reason = "its password cannot be read"});
    }
    changes_.statements.push_back({.sql = std::move(sql),
                                   .object = facts_[id].name,
                                   .reason = fates_.facts[id].reason,
                                   .effects = effects,
                                   // What is created again has changed.
                                   .verb = fates_.facts[id].fate == Fate::replace ? Verb::change : action_->verb,
                                   .part = action_->part});
  }

  void write(const Action& action) {
    action_ = &action;
    switch (action.verb) {
      case Verb::drop: return write_drop(action);
      case Verb::change: return write_change(action);
      case Verb::create: return write_create(action);
    }
  }

  void write_drop(const Action& action) {
    const Fact& fact = facts_[action.fact];
    std::vector<std::string> statements;
    const Writing writing{.facts = facts_,
                          .options = options_,
                          .rule = rule_of(fact.name.kind),
                          .before = fact.before.object,
                          .statements = &statements};
    if (action.aside != Action::Aside::no) {
      writing.add(aside_statement(writing, action.aside));
    } else if (writing.rule.drop.empty()) {
      writing.rule.create(writing);
    } else {
      writing.add(filled(writing.rule.drop, writing, {}));
    }
    flush(writing, action.fact, {.loses_data = action.loses_data});
  }

  static std::string aside_statement(const Writing& writing, Action::Aside aside) {
    const std::vector<std::string>& parts = writing.before->name.parts;
    const std::string name = schema::shortened(parts.back(), "_old");
    return aside == Action::Aside::rename
               ? filled("ALTER {words} {object} RENAME TO {value}", writing, schema::quote_identifier(name))
               : filled("DROP {words} {value}", writing, qualified(parts.front(), name));
  }

  void write_attribute(const Writing& writing, FactId id, std::string_view attribute) {
    const AttributeRule* rule = attribute_rule(writing.rule, attribute);
    if (rule == nullptr) return;
    // Leaving something out neither reads nor writes the rows, except for what is in the rows themselves.
    Effects effects = rule->effects;
    effects.scans = effects.scans && has(writing.after, attribute);
    effects.loses_data = rule->loses_data != nullptr && writing.before != nullptr && rule->loses_data(writing);
    if (rule->write != nullptr) {
      rule->write(writing);
    } else {
      const bool is_reset = !has(writing.after, attribute);
      const std::string_view pattern = is_reset ? rule->reset : rule->set;
      if (!pattern.empty()) writing.add(filled(pattern, writing, value_of(writing.after, attribute)));
    }
    flush(writing, id, effects);
  }

  void flush(const Writing& writing, FactId id, Effects effects) {
    for (std::string& sql : *writing.statements) {
      if (!sql.empty()) add_statement(id, std::move(sql), effects);
    }
    writing.statements->clear();
  }

  void write_change(const Action& action) {
    const FactId id = action.fact;
    std::vector<std::string> statements;
    const Writing writing = writing_of(facts_, id, options_, action.is_new, statements);
    const FatedFact& fated = fates_.facts[id];
    if (facts_[id].is_partial && writing.before == nullptr) return write_set_attributes(writing, id);
    if (fated.fate == Fate::recreate) {
      writing.rule.create(writing);
      flush(writing, id, {});
    }
    for (const std::string_view attribute : in_order(fated.changed, writing)) {
      const AttributeRule* rule = attribute_rule(writing.rule, attribute);
      if (fated.fate == Fate::recreate && rule != nullptr && rule->on_change != OnChange::set) continue;
      write_attribute(writing, id, attribute);
    }
  }

  // The type changes before an identity that needs it; an identity needs NOT NULL.
  static std::vector<std::string_view> in_order(std::vector<std::string_view> attributes, const Writing& writing) {
    const bool drops_identity = !has(writing.after, "identity");
    const auto rank = [&](std::string_view attribute) {
      if (attribute == "generated") return 0;
      if (attribute == "type" || attribute == "collation") return 1;
      if (attribute == "identity") return drops_identity ? 2 : 4;
      return attribute == "not null" ? 3 : 5;
    };
    std::ranges::stable_sort(attributes, {}, rank);
    return attributes;
  }

  void write_create(const Action& action) {
    std::vector<std::string> statements;
    const Writing writing = writing_of(facts_, action.fact, options_, true, statements);
    write_create_statement(writing, action.parts);
    flush(writing, action.fact, {});
    write_set_attributes(writing, action.fact);
    for (const Action& part : action.parts) {
      std::vector<std::string> of_part;
      write_set_attributes(writing_of(facts_, part.fact, options_, true, of_part), part.fact);
    }
  }

  void write_create_statement(const Writing& writing, const std::vector<Action>& parts) const {
    const std::string_view kind = writing.rule.kind;
    if (kind == "table" || kind == "foreign table") {
      create_table(writing, elements(parts));
    } else if (kind == "type" && value_of(writing.object(), "form") == "composite") {
      writing.add(
          fmt::format("CREATE TYPE {} AS ({})", address_of(writing.object()), fmt::join(elements(parts), ", ")));
    } else if (kind == "column" && !parts.empty()) {
      writing.add(fmt::format("ALTER TABLE {} ADD COLUMN {}", table_of(writing.object().name),
                              column_definition(writing.object(), true)));
    } else {
      writing.rule.create(writing);
    }
  }

  // Columns, then constraints.
  std::vector<std::string> elements(const std::vector<Action>& parts) const {
    std::set<schema::ObjectName> with_default;
    for (const Action& part : parts) {
      const Fact& fact = facts_[part.fact];
      if (fact.name.kind == default_kind) with_default.insert(fact.after.object->name);
    }
    std::vector<std::string> columns;
    std::vector<std::string> constraints;
    for (const Action& part : parts) {
      const Fact& fact = facts_[part.fact];
      if (fact.name.kind == "column" || fact.name.kind == "attribute") {
        columns.push_back(column_definition(*fact.after.object, with_default.contains(fact.name)));
      } else if (fact.name.kind == "constraint") {
        constraints.push_back(constraint_definition(*fact.after.object));
      }
    }
    columns.insert(columns.end(), constraints.begin(), constraints.end());
    return columns;
  }

  // What CREATE does not contain.
  void write_set_attributes(const Writing& writing, FactId id) {
    if (facts_[id].name.kind == default_kind || facts_[id].name.kind == ownership_kind ||
        facts_[id].name.kind == shell_kind || facts_[id].name.kind == typing_kind) {
      return;
    }
    std::vector<std::string_view> attributes;
    for (const schema::Attribute& each : writing.object().attributes) {
      const AttributeRule* rule = attribute_rule(writing.rule, each.name);
      if (rule != nullptr && (rule->on_change == OnChange::set || facts_[id].is_partial))
        attributes.push_back(each.name);
    }
    // Default privileges apply to an object whose privileges are PostgreSQL's.
    const bool is_shell = value_of(writing.object(), "form") == "shell";
    const bool has_privileges = !writing.rule.grant.empty() && !facts_[id].is_partial && !is_shell;
    if (has_privileges && std::ranges::find(attributes, "privileges") == attributes.end()) {
      attributes.emplace_back("privileges");
    }
    std::ranges::stable_sort(attributes, {}, [](std::string_view each) { return each == "owner" ? 0 : 1; });
    for (const std::string_view attribute : attributes) write_attribute(writing, id, attribute);
  }

  const Facts& facts_;
  const Fates& fates_;
  const Options& options_;
  Changes changes_;
  const Action* action_ = nullptr;  // that is being written
};

}  // namespace

Changes generate(const schema::DetailedSnapshot& before, const schema::DetailedSnapshot& after,
                 const Options& options) {
  const Facts facts(before, after);
  std::set<FactId> replaced;
  while (true) {
    const Fates fates = find_fates(facts, options, replaced);
    const Actions actions = order_actions(facts, fates, options);
    const std::size_t known = replaced.size();
    replaced.insert(actions.in_the_way.begin(), actions.in_the_way.end());
    if (replaced.size() == known) return Writer(facts, fates, options).write(actions);
  }
}

}  // namespace pgmanager::diff
