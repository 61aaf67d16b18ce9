#include "diff/generate.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string_view>

#include "diff/column_order.hpp"
#include "diff/fates.hpp"
#include "diff/graph.hpp"
#include "diff/kinds.hpp"
#include "schema/attributes.hpp"
#include "schema/object_name.hpp"

namespace pgmanager::diff {

namespace {

using schema::Object;
using Node = Graph::Node;

enum class Does { drop, change, create };

struct Action {
  FactId fact = 0;
  Does does = Does::change;
};

// Names that only one object can have at a time. Tables, indexes, views and sequences share one space of names in each
// schema, types and tables another one.
std::vector<std::string> taken_names(const Object& object) {
  const std::string& kind = object.name.kind;
  const auto name = [&](std::string_view space) {
    return fmt::format("{} {}\n{}", space, object.name.parts.front(), object.name.parts.back());
  };
  if (kind == "table" || kind == "foreign table" || kind == "view" || kind == "materialized view") {
    return {name("relation"), name("type")};
  }
  if (kind == "index" || kind == "sequence") return {name("relation")};
  if (const std::string sequence = schema::identity_sequence_of(object); !sequence.empty()) {
    return {fmt::format("relation {}\n{}", object.name.parts.front(), sequence)};
  }
  if (kind == "type") return {name("relation"), name("type")};
  if (kind == "domain") return {name("type")};
  if (kind == "constraint" && object.name.parts.size() == 3) return {name("relation")};
  if (schema::is_routine(kind)) return {fmt::format("routine {}", fmt::join(object.name.parts, "\n"))};
  return {};
}

class Generator {
 public:
  /// `replaced`: facts that are dropped and created again.
  Generator(const Facts& facts, const Options& options, const std::set<FactId>& replaced)
      : facts_(facts), options_(options), fates_(find_fates(facts, options, replaced)) {}

  /// What can be dropped and created again instead of being changed, if the order of the actions is a circle.
  const std::set<FactId>& in_the_way() const { return in_the_way_; }

  Changes generate() {
    changes_.refusals = std::move(fates_.refusals);
    for (Refusal& each : unreachable_orders(facts_, fates_)) changes_.refusals.push_back(std::move(each));
    collect_actions();
    Graph graph(actions_.size());
    add_edges(graph);
    merge_parts(graph);
    const Graph::Sorted sorted = graph.sort([this](Node a, Node b) { return comes_first(a, b); });
    if (!sorted.cycle.empty()) {
      refuse_cycle(graph, sorted.cycle);
      return std::move(changes_);
    }
    collect_parts(graph);
    for (const Node node : sorted.nodes) write(node);
    return std::move(changes_);
  }

 private:
  // ---- actions

  void collect_actions() {
    drops_.resize(facts_.size());
    begins_.resize(facts_.size());
    for (FactId id = 0; id < facts_.size(); ++id) {
      const Fate fate = fates_.facts[id].fate;
      if (facts_[id].is_partial && is_gone_with_whole(id)) continue;
      if (is_dropped(fate)) drops_[id] = add({.fact = id, .does = Does::drop});
      if (is_created(fate)) begins_[id] = add({.fact = id, .does = Does::create});
      if (is_changed(fate) || (fate == Fate::keep && is_made_again(id))) {
        begins_[id] = add({.fact = id, .does = Does::change});
      }
    }
  }

  // Attributes of a part of an object that is created: they have to be set again.
  bool is_made_again(FactId id) const {
    const Fact& fact = facts_[id];
    return fact.is_partial && fact.after.object != nullptr && std::ranges::any_of(fact.after.needs, [&](FactId each) {
             return makes_parts(id, fact.after, each) && is_created(fates_.facts[each].fate);
           });
  }

  bool is_gone_with_whole(FactId id) const {
    const Fact& fact = facts_[id];
    return fact.after.object == nullptr && std::ranges::any_of(fact.before.needs, [&](FactId each) {
             return makes_parts(id, fact.before, each) && is_dropped(fates_.facts[each].fate);
           });
  }

  // A part of an index or of a trigger follows from that of the partitioned table, a member from its extension.
  bool makes_parts(FactId part, const FactSide& side, FactId whole) const {
    const std::string& kind = facts_[whole].name.kind;
    return side.parent == whole || kind == "extension" || kind == facts_[part].name.kind ||
           (kind == "constraint" && facts_[part].name.kind == "index");
  }

  Node add(Action action) {
    actions_.push_back(action);
    return actions_.size() - 1;
  }

  bool is_change(FactId id) const { return begins_[id] && actions_[*begins_[id]].does == Does::change; }

  // ---- edges

  void add_edges(Graph& graph) const {
    std::map<std::string, std::vector<Node>> dropped;
    for (FactId id = 0; id < facts_.size(); ++id) {
      if (facts_[id].before.object == nullptr) continue;
      const auto freed_by = drops_[id] ? drops_[id] : frees_name(id) ? begins_[id] : std::nullopt;
      if (!freed_by) continue;
      for (const std::string& name : taken_names(*facts_[id].before.object)) dropped[name].push_back(*freed_by);
    }
    for (FactId id = 0; id < facts_.size(); ++id) {
      add_edges_of_old_schema(graph, id);
      add_edges_of_new_schema(graph, id);
      if (drops_[id] && begins_[id]) graph.add_edge(*drops_[id], *begins_[id]);
      if (!begins_[id] || facts_[id].after.object == nullptr || (is_change(id) && !takes_name(id))) continue;
      for (const std::string& name : taken_names(*facts_[id].after.object)) {
        for (const Node node : dropped[name]) graph.add_edge(node, *begins_[id]);
      }
    }
    add_edges_between_columns(graph);
  }

  // DROP IDENTITY drops a sequence, ADD GENERATED ... AS IDENTITY creates one.
  bool frees_name(FactId id) const {
    return is_change(id) && has(facts_[id].before.object, "identity") && !has(facts_[id].after.object, "identity");
  }

  bool takes_name(FactId id) const {
    return is_change(id) && !has(facts_[id].before.object, "identity") && has(facts_[id].after.object, "identity");
  }

  void add_edges_of_old_schema(Graph& graph, FactId id) const {
    for (const FactId dependent : facts_[id].before.needed_by) {
      if (drops_[id]) {
        if (drops_[dependent]) {
          graph.add_edge(*drops_[dependent], *drops_[id]);
        } else if (is_change(dependent) && !facts_[dependent].is_partial) {
          graph.add_edge(*begins_[dependent], *drops_[id]);
        }
      } else if (is_change(id) && drops_[dependent] && has_parts(facts_[id].name.kind)) {
        graph.add_edge(*drops_[dependent], *begins_[id]);
      }
    }
  }

  // What is dropped from a table may prevent its change.
  static bool has_parts(std::string_view kind) {
    return kind == "table" || kind == "foreign table" || kind == "column" || kind == "attribute" || kind == "domain";
  }

  void add_edges_of_new_schema(Graph& graph, FactId id) const {
    if (!begins_[id]) return;
    for (const FactId needed : facts_[id].after.needs) {
      if (begins_[needed]) graph.add_edge(*begins_[needed], *begins_[id]);
    }
  }

  // New columns are added in the order that they have.
  void add_edges_between_columns(Graph& graph) const {
    std::map<FactId, std::map<int, Node>> added;
    for (FactId id = 0; id < facts_.size(); ++id) {
      const Fact& fact = facts_[id];
      if (!begins_[id] || is_change(id) || fact.after.object == nullptr || !fact.after.parent) continue;
      if (fact.name.kind != "column" && fact.name.kind != "attribute") continue;
      if (const auto position = schema::position_of(*fact.after.object)) {
        added[*fact.after.parent].emplace(*position, *begins_[id]);
      }
    }
    for (const auto& [table, columns] : added) {
      for (auto each = columns.begin(); std::next(each) != columns.end(); ++each) {
        graph.add_edge(each->second, std::next(each)->second);
      }
    }
  }

  // ---- parts that need no statement of their own

  void merge_parts(Graph& graph) {
    for (const std::string_view kind : {"column", "attribute"}) merge_created(graph, kind);
    merge_created(graph, default_kind);
    merge_created(graph, "constraint");
    for (Node node = 0; node < actions_.size(); ++node) merge_dropped(graph, node);
  }

  void merge_created(Graph& graph, std::string_view kind) {
    std::vector<Node> nodes;
    for (Node node = 0; node < actions_.size(); ++node) {
      const Fact& fact = facts_[actions_[node].fact];
      if (actions_[node].does != Does::create || fact.name.kind != kind || !fact.after.parent) continue;
      const auto parent = begins_[*fact.after.parent];
      const bool is_new = parent && actions_[*parent].does == Does::create;
      if (is_new && can_contain(*fact.after.parent, fact)) nodes.push_back(node);
    }
    // A column comes after the one before it.
    std::ranges::sort(nodes, [this](Node a, Node b) { return comes_first(a, b); });
    for (const Node node : nodes) {
      if (graph.merge(node, *begins_[*facts_[actions_[node].fact].after.parent])) merged_.insert(node);
    }
  }

  bool can_contain(FactId parent, const Fact& part) const {
    const Object& object = *facts_[parent].after.object;
    const std::string& kind = object.name.kind;
    if (part.name.kind == default_kind) return kind == "column";
    if (part.name.kind == "attribute") return true;
    if (kind != "table" && kind != "foreign table") return false;
    // A partition has the columns of its table.
    if (part.name.kind == "column") return !has(&object, "partition of");
    return fits_into_create_table(*part.after.object) && !has(part.after.object, "tablespace");
  }

  // DROP TABLE drops its columns, constraints, indexes and so on.
  void merge_dropped(Graph& graph, Node node) {
    const Action& action = actions_[node];
    const Fact& fact = facts_[action.fact];
    if (action.does != Does::drop || fact.name.kind == "user mapping") return;
    for (const FactId needed : fact.before.needs) {
      const bool goes_along = fact.before.parent == needed || facts_[needed].name.kind == shell_kind;
      if (goes_along && drops_[needed] && graph.merge(node, *drops_[needed])) merged_.insert(node);
    }
    // A sequence is no part of the column that owns it, but dropped with it.
    if (fact.name.kind != "sequence" || !fact.before.parent) return;
    const auto owner = drops_[*fact.before.parent];
    if (owner && graph.merge(node, *owner)) merged_.insert(node);
  }

  void collect_parts(const Graph& graph) {
    for (const Node node : merged_) parts_[graph.whole(node)].push_back(node);
    for (auto& [whole, parts] : parts_) {
      std::ranges::sort(parts, [this](Node a, Node b) { return comes_first(a, b); });
    }
  }

  // ---- order

  struct Key {
    int phase;
    int weight;
    int position;
    const schema::ObjectName* name;
  };

  Key key(Node node) const {
    const Action& action = actions_[node];
    const Fact& fact = facts_[action.fact];
    const int weight = rule_of(fact.name.kind).weight;
    const Object* object = fact.after.object;
    const int position = object == nullptr ? 0 : schema::position_of(*object).value_or(0);
    constexpr int last = 100;
    const bool drops = action.does == Does::drop;
    if (weight >= last) return {.phase = 2, .weight = weight, .position = 0, .name = &fact.name};
    return {.phase = drops ? 0 : 1, .weight = drops ? -weight : weight, .position = position, .name = &fact.name};
  }

  bool comes_first(Node a, Node b) const {
    const Key left = key(a);
    const Key right = key(b);
    if (left.phase != right.phase) return left.phase < right.phase;
    if (left.weight != right.weight) return left.weight < right.weight;
    const auto& left_table = facts_[actions_[a].fact].after.parent;
    const auto& right_table = facts_[actions_[b].fact].after.parent;
    if (left.position != 0 && right.position != 0 && left_table == right_table && left.position != right.position) {
      return left.position < right.position;
    }
    if (*left.name != *right.name) return *left.name < *right.name;
    return a < b;
  }

  void refuse_cycle(const Graph& graph, const std::vector<Node>& cycle) {
    std::vector<std::string> path;
    const std::set<Node> wholes(cycle.begin(), cycle.end());
    for (Node node = 0; node < actions_.size(); ++node) {
      const FactId id = actions_[node].fact;
      const bool can_be_replaced = rule_of(facts_[id].name.kind).replaceable == Replaceable::yes;
      if (wholes.contains(graph.whole(node)) && is_change(id) && !facts_[id].is_partial && can_be_replaced) {
        in_the_way_.insert(id);
      }
    }
    for (const Node node : cycle) {
      const Action& action = actions_[node];
      const char* verb = action.does == Does::drop ? "drop" : action.does == Does::create ? "create" : "alter";
      path.push_back(fmt::format("{} {}", verb, schema::with_kind(facts_[action.fact].name)));
    }
    changes_.refusals.push_back({.object = facts_[actions_[cycle.front()].fact].name,
                                 .reason = fmt::format("the order is a circle: {}", fmt::join(path, ", "))});
  }

  // ---- statements

  void add_statement(FactId id, std::string sql, Effects effects) {
    if (sql.find("(not shown)") != std::string::npos) {
      changes_.refusals.push_back({.object = facts_[id].name, .reason = "its password cannot be read"});
    }
    changes_.statements.push_back(
        {.sql = std::move(sql), .object = facts_[id].name, .reason = fates_.facts[id].reason, .effects = effects});
  }

  void write(Node node) {
    const Action& action = actions_[node];
    switch (action.does) {
      case Does::drop: return write_drop(action.fact);
      case Does::change: return write_change(action.fact);
      case Does::create: return write_create(node);
    }
  }

  void write_drop(FactId id) {
    const Fact& fact = facts_[id];
    std::vector<std::string> statements;
    const Writing writing{.facts = facts_,
                          .options = options_,
                          .rule = rule_of(fact.name.kind),
                          .before = fact.before.object,
                          .statements = &statements};
    const bool is_generated = fact.name.kind == "column" && has(fact.before.object, "generated");
    const Effects effects{.loses_data = writing.rule.replaceable == Replaceable::loses_values && !is_generated};
    if (writing.rule.drop.empty()) {
      writing.rule.create(writing);
    } else {
      writing.add(filled(writing.rule.drop, writing, {}));
    }
    for (std::string& sql : statements) add_statement(id, std::move(sql), effects);
  }

  void write_attribute(const Writing& writing, FactId id, std::string_view attribute) {
    const AttributeRule* rule = attribute_rule(writing.rule, attribute);
    if (rule == nullptr) return;
    if (rule->write != nullptr) {
      rule->write(writing);
    } else {
      const bool is_reset = !has(writing.after, attribute);
      const std::string_view pattern = is_reset ? rule->reset : rule->set;
      if (!pattern.empty()) writing.add(filled(pattern, writing, value_of(writing.after, attribute)));
    }
    flush(writing, id, rule->effects);
  }

  void flush(const Writing& writing, FactId id, Effects effects) {
    for (std::string& sql : *writing.statements) {
      if (!sql.empty()) add_statement(id, std::move(sql), effects);
    }
    writing.statements->clear();
  }

  void write_change(FactId id) {
    std::vector<std::string> statements;
    const Writing writing = writing_of(facts_, id, options_, is_made_again(id), statements);
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

  void write_create(Node node) {
    const FactId id = actions_[node].fact;
    std::vector<std::string> statements;
    const Writing writing = writing_of(facts_, id, options_, true, statements);
    const auto parts = parts_.find(node);
    const std::vector<Node> none;
    const std::vector<Node>& all = parts == parts_.end() ? none : parts->second;
    write_create_statement(writing, all);
    flush(writing, id, {});
    write_set_attributes(writing, id);
    for (const Node part : all) {
      std::vector<std::string> of_part;
      write_set_attributes(writing_of(facts_, actions_[part].fact, options_, true, of_part), actions_[part].fact);
    }
  }

  void write_create_statement(const Writing& writing, const std::vector<Node>& parts) const {
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
  std::vector<std::string> elements(const std::vector<Node>& parts) const {
    std::set<schema::ObjectName> with_default;
    for (const Node part : parts) {
      const Fact& fact = facts_[actions_[part].fact];
      if (fact.name.kind == default_kind) with_default.insert(fact.after.object->name);
    }
    std::vector<std::string> texts;
    for (const Node part : parts) {
      const Fact& fact = facts_[actions_[part].fact];
      if (fact.name.kind == "column" || fact.name.kind == "attribute") {
        texts.push_back(column_definition(*fact.after.object, with_default.contains(fact.name)));
      }
    }
    for (const Node part : parts) {
      const Fact& fact = facts_[actions_[part].fact];
      if (fact.name.kind == "constraint") texts.push_back(constraint_definition(*fact.after.object));
    }
    return texts;
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
  const Options& options_;
  Fates fates_;
  Changes changes_;
  std::vector<Action> actions_;
  std::vector<std::optional<Node>> drops_;   // by FactId
  std::vector<std::optional<Node>> begins_;  // by FactId: the action that creates or changes it
  std::set<Node> merged_;
  std::set<FactId> in_the_way_;
  std::map<Node, std::vector<Node>> parts_;  // by the node that contains them
};

}  // namespace

Changes generate(const schema::DetailedSnapshot& before, const schema::DetailedSnapshot& after,
                 const Options& options) {
  const Facts facts(before, after);
  std::set<FactId> replaced;
  while (true) {
    Generator generator(facts, options, replaced);
    Changes changes = generator.generate();
    const std::size_t known = replaced.size();
    replaced.insert(generator.in_the_way().begin(), generator.in_the_way().end());
    if (replaced.size() == known) return changes;
  }
}

}  // namespace pgmanager::diff
