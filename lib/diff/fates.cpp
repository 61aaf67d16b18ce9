#include "diff/fates.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "diff/kinds.hpp"
#include "diff/type_families.hpp"
#include "schema/attributes.hpp"
#include "schema/object_name.hpp"

namespace pgmanager::diff {

namespace {

using schema::Attribute;
using schema::Object;
using schema::ObjectName;

std::string named(const ObjectName& name) {
  return schema::with_kind(name);
}

// Kinds whose use of a column prevents ALTER COLUMN ... TYPE; indexes and constraints are built again by the server.
bool prevents_new_type(const Fact& fact) {
  constexpr std::array kinds = {"view",    "materialized view", "rule",      "policy",
                                "trigger", "function",          "procedure", "publication table"};
  if (fact.name.kind == "column") return has(fact.before.object, "generated");
  return std::ranges::any_of(kinds, [&](std::string_view each) { return each == fact.name.kind; });
}

// The server converts these with the column only if the old expression also suits the new type.
bool is_converted_with_type(const Fact& fact) {
  return fact.name.kind == default_kind || fact.name.kind == "constraint" || fact.name.kind == "index" ||
         fact.name.kind == "statistics object";
}

class FateFinder {
 public:
  FateFinder(const Facts& facts, const Options& options) : facts_(facts), options_(options) {
    fates_.facts.resize(facts.size());
  }

  Fates find(const std::set<FactId>& replaced) {
    for (FactId id = 0; id < facts_.size(); ++id) compare(id);
    for (const FactId id : replaced) set(id, Fate::replace, "in the way of other changes");
    for (FactId id = 0; id < facts_.size(); ++id) {
      if (fates_.facts[id].fate != Fate::keep) open_.push_back(id);
    }
    while (!open_.empty()) {
      const FactId id = open_.back();
      open_.pop_back();
      spread(id);
    }
    return std::move(fates_);
  }

 private:
  FatedFact& at(FactId id) { return fates_.facts[id]; }

  void set(FactId id, Fate fate, std::string reason) {
    at(id).fate = fate;
    at(id).reason = std::move(reason);
  }

  void refuse(FactId id, std::string reason) {
    fates_.refusals.push_back({.object = facts_[id].name, .reason = std::move(reason)});
  }

  static bool exists(const Fact& fact, const FactSide& side) {
    return side.object != nullptr || (fact.is_partial && side.parent);
  }

  void compare(FactId id) {
    const Fact& fact = facts_[id];
    if (fact.name.kind == "index" && is_left_invalid(fact)) return refuse(id, "an index that is not valid");
    if (rule_of(fact.name.kind).create == nullptr) return refuse(id, "objects of this kind are not supported");
    if (fact.is_partial) return compare_partial(id);
    if (fact.before.object == nullptr) return set(id, Fate::create, "new");
    if (fact.after.object == nullptr) return set(id, Fate::drop, "gone");
    find_changed(id);
    const bool has_other_parent = fact.name.kind != "sequence" && fact.before.parent != fact.after.parent;
    if (has_other_parent) return set(id, Fate::replace, "part of another object");
    if (!at(id).changed.empty()) decide(id);
  }

  // Only the index of a partitioned table can be created without being valid.
  bool is_left_invalid(const Fact& fact) const {
    if (value_of(fact.after.object, "valid") != "no" || !fact.after.parent) return false;
    return !has(facts_[*fact.after.parent].after.object, "partition key");
  }

  // Such a fact is created and dropped by something else: only its attributes change.
  void compare_partial(FactId id) {
    const Fact& fact = facts_[id];
    const bool full_on_one_side = (fact.before.object != nullptr && !schema::is_partial(*fact.before.object)) ||
                                  (fact.after.object != nullptr && !schema::is_partial(*fact.after.object));
    find_changed(id);
    if (at(id).changed.empty()) return;
    set(id, Fate::alter, "changed");
    if (full_on_one_side) refuse(id, "it is inherited in one schema only");
  }

  void find_changed(FactId id) {
    const Fact& fact = facts_[id];
    std::vector<std::string_view> names;
    for (const FactSide* side : {&fact.before, &fact.after}) {
      if (side->object == nullptr) continue;
      for (const Attribute& each : side->object->attributes) names.push_back(each.name);
    }
    std::ranges::sort(names);
    names.erase(std::unique(names.begin(), names.end()), names.end());
    for (const std::string_view name : names) {
      if (!belongs_to(fact, name)) continue;
      const std::string* before =
          fact.before.object == nullptr ? nullptr : schema::find_attribute(*fact.before.object, name);
      const std::string* after =
          fact.after.object == nullptr ? nullptr : schema::find_attribute(*fact.after.object, name);
      if ((before == nullptr) != (after == nullptr) || (before != nullptr && *before != *after)) {
        at(id).changed.push_back(name);
      }
    }
    // A new type has its own storage and compression.
    if (fact.name.kind == "column" && changes(id, "type")) {
      for (const std::string_view name : {"storage", "compression"}) {
        if (has(fact.after.object, name) && !changes(id, name)) at(id).changed.push_back(name);
      }
    }
    // A new owner gets what was granted to him.
    const bool has_new_owner = std::ranges::find(at(id).changed, "owner") != at(id).changed.end();
    if (has_new_owner && (has(fact.before.object, "privileges") || has(fact.after.object, "privileges")) &&
        std::ranges::find(at(id).changed, "privileges") == at(id).changed.end()) {
      at(id).changed.emplace_back("privileges");
    }
  }

  // Defaults and ownership are facts of their own.
  static bool belongs_to(const Fact& fact, std::string_view attribute) {
    if (fact.name.kind == default_kind) return attribute == "default";
    if (fact.name.kind == ownership_kind) return attribute == "owned by";
    if (fact.name.kind == typing_kind) return attribute == "of type";
    if (fact.name.kind == "table" && attribute == "of type") return false;
    if (fact.name.kind == shell_kind) return false;
    if (fact.name.kind == "column" && !fact.is_partial && attribute == "default") return false;
    if (fact.name.kind == "sequence" && attribute == "owned by") return false;
    return attribute != schema::position_attribute || fact.is_partial;
  }

  void decide(FactId id) {
    Fate fate = Fate::alter;
    std::string reason = "changed: ";
    for (const std::string_view attribute : at(id).changed) {
      const Fate needed = fate_for(id, attribute);
      if (needed == Fate::replace || (needed == Fate::recreate && fate == Fate::alter)) fate = needed;
      reason.append(attribute == at(id).changed.front() ? "" : ", ").append(attribute);
    }
    set(id, fate, std::move(reason));
  }

  Fate fate_for(FactId id, std::string_view attribute) {
    std::vector<std::string> unused;
    const Writing writing = writing_of(facts_, id, options_, false, unused);
    const AttributeRule* rule = attribute_rule(writing.rule, attribute);
    if (rule == nullptr) {
      refuse(id, fmt::format("the attribute \"{}\" cannot be changed", attribute));
      return Fate::alter;
    }
    if (rule->on_change == OnChange::replace) return Fate::replace;
    if (rule->is_possible != nullptr && !rule->is_possible(writing)) return Fate::replace;
    if (rule->on_change == OnChange::recreate) {
      const auto possible = writing.rule.can_recreate;
      return possible == nullptr || possible(writing) ? Fate::recreate : Fate::replace;
    }
    const bool is_reset = !has(writing.after, attribute);
    const bool can_write = rule->write != nullptr || !(is_reset ? rule->reset : rule->set).empty();
    return can_write ? Fate::alter : Fate::replace;
  }

  void spread(FactId id) {
    const Fact& fact = facts_[id];
    for (const FactSide* side : {&fact.before, &fact.after}) {
      for (const FactId each : side->needed_by) {
        if (facts_[each].name.kind == typing_kind && fact.name.kind != "table") replace(each, id);
      }
    }
    if (at(id).fate == Fate::alter && changes(id, "persistence")) replace_foreign_keys(id);
    if (at(id).fate == Fate::replace) {
      for (const FactId each : fact.before.needed_by) replace(each, id);
    } else if (at(id).fate == Fate::drop) {
      // It depends on a new object of the same name: a view in place of a table.
      for (const FactId each : fact.before.needed_by) {
        if (at(each).fate == Fate::keep && !facts_[each].is_partial) replace(each, id);
      }
    } else if (changes_type(id)) {
      const bool is_other_family =
          !is_same_family(value_of(fact.before.object, "type"), value_of(fact.after.object, "type"));
      if (fact.name.kind == "attribute") refuse_if_used(id);
      replace_over_children(id);
      for (const FactId each : fact.before.needed_by) {
        if (prevents_new_type(facts_[each]) || (is_other_family && is_converted_with_type(facts_[each])))
          replace(each, id);
      }
    }
  }

  // PostgreSQL does not change values inside of values.
  void refuse_if_used(FactId attribute) {
    const auto type = facts_[attribute].before.parent;
    if (!type) return;
    for (const FactId each : facts_[*type].before.needed_by) {
      if (facts_[each].name.kind == "column" && !is_dropped(at(each).fate)) {
        return refuse(attribute, fmt::format("its type changes, and {} has it", named(facts_[each].name)));
      }
    }
  }

  // The column of a child changes with that of its parent. What uses it needs the child, as far as the server says.
  void replace_over_children(FactId column) {
    const auto table = facts_[column].before.parent;
    if (!table) return;
    for (const FactId child : facts_[*table].before.needed_by) {
      const Object* object = facts_[child].before.object;
      if (object == nullptr || facts_[child].name.kind != "table") continue;
      for (const FactId each : facts_[child].before.needed_by) {
        if (facts_[each].before.parent != child && prevents_new_type(facts_[each])) replace(each, column);
      }
    }
  }

  // A logged table cannot have a foreign key to an unlogged one, not even for a moment.
  void replace_foreign_keys(FactId table) {
    for (const FactId part : facts_[table].before.needed_by) {
      if (facts_[part].before.parent != table) continue;
      std::vector<FactId> keys = facts_[part].before.needed_by;
      keys.push_back(part);
      for (const FactId key : keys) {
        if (value_of(facts_[key].before.object, "definition").starts_with("FOREIGN KEY")) replace(key, table);
      }
    }
  }

  bool changes(FactId id, std::string_view attribute) {
    const auto& changed = at(id).changed;
    return std::ranges::find(changed, attribute) != changed.end();
  }

  bool changes_type(FactId id) {
    const std::string& kind = facts_[id].name.kind;
    if (kind != "column" && kind != "attribute") return false;
    return is_changed(at(id).fate) && (changes(id, "type") || changes(id, "collation"));
  }

  void replace(FactId id, FactId cause) {
    const Fact& fact = facts_[id];
    if (fact.is_partial || is_dropped(at(id).fate) || at(id).fate == Fate::create) return;
    const std::string reason = fmt::format("needs {}, which {}", named(facts_[cause].name),
                                           at(cause).fate == Fate::alter ? "changes" : "is created again");
    const bool is_generated = fact.name.kind == "column" && has(fact.before.object, "generated");
    const bool goes_along = fact.before.parent == cause;
    if (can_get_new_type(fact) && can_be_set_aside(facts_[cause])) return give_new_type(id, cause, reason);
    if (rule_of(fact.name.kind).replaceable == Replaceable::loses_values && !is_generated && !goes_along) {
      const bool was_refused = std::ranges::any_of(
          fates_.refusals, [&](const Refusal& each) { return each.object == fact.name && each.reason == reason; });
      if (!was_refused) refuse(id, reason);
      return;
    }
    set(id, Fate::replace, reason);
    open_.push_back(id);
  }

  // The functions of base types and of multirange types keep their names.
  static bool can_be_set_aside(const Fact& type) {
    const std::string_view form = value_of(type.before.object, "form");
    return form == "enum" || form == "composite" || type.name.kind == "domain";
  }

  static bool can_get_new_type(const Fact& fact) {
    return fact.name.kind == "column" && !has(fact.before.object, "generated") && fact.after.object != nullptr;
  }

  // The values go from the old type to the new one as texts.
  void give_new_type(FactId column, FactId type, const std::string& reason) {
    const std::vector<FactId>& of_column = facts_[column].before.needed_by;
    const auto table = facts_[column].before.parent;
    if (table && std::ranges::find(of_column, *table) != of_column.end()) {
      return refuse(column, fmt::format("{}, and it is part of the partition key", reason));
    }
    at(type).is_set_aside = true;
    if (changes(column, "type")) return;
    at(column).changed.emplace_back("type");
    if (at(column).fate == Fate::keep) set(column, Fate::alter, reason);
    open_.push_back(column);
  }

  const Facts& facts_;
  const Options& options_;
  Fates fates_;
  std::vector<FactId> open_;
};

}  // namespace

Writing writing_of(const Facts& facts, FactId id, const Options& options, bool is_new,
                   std::vector<std::string>& statements) {
  const Fact& fact = facts[id];
  return {.facts = facts,
          .options = options,
          .rule = rule_of(fact.name.kind),
          .before = is_new ? nullptr : fact.before.object,
          .after = fact.after.object,
          .statements = &statements};
}

Fates find_fates(const Facts& facts, const Options& options, const std::set<FactId>& replaced) {
  return FateFinder(facts, options).find(replaced);
}

}  // namespace pgmanager::diff
