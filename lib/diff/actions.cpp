#include "diff/actions.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "diff/graph.hpp"
#include "diff/kinds.hpp"
#include "diff/taken_names.hpp"
#include "schema/attributes.hpp"
#include "schema/object_name.hpp"

namespace pgmanager::diff {

namespace {

using schema::Object;
using Node = Graph::Node;

/// Collects the actions as nodes of a graph, and sorts them.
class Ordering {
 public:
  Ordering(const Facts& facts, const Fates& fates, const Options& options)
      : facts_(facts), fates_(fates), options_(options) {}

  Actions order() {
    collect_actions();
    Graph graph(actions_.size());
    add_edges(graph);
    merge_parts(graph);
    find_losses(graph);
    const Graph::Sorted sorted = graph.sort([this](Node a, Node b) { return comes_first(a, b); });
    Actions result;
    if (!sorted.cycle.empty()) {
      for (const Node node : sorted.cycle) result.cycle.push_back(actions_[node]);
      result.in_the_way = replaceable_in(graph, sorted.cycle);
      return result;
    }
    collect_parts(graph);
    for (const Node node : sorted.nodes) result.ordered.push_back(complete(node));
    return result;
  }

 private:
  // ---- actions

  void collect_actions() {
    drops_.resize(facts_.size());
    begins_.resize(facts_.size());
    for (FactId id = 0; id < facts_.size(); ++id) {
      const Fate fate = fates_.facts[id].fate;
      if (facts_[id].is_partial && is_gone_with_whole(id)) continue;
      const bool is_set_aside = fates_.facts[id].is_set_aside;
      if (is_dropped(fate)) {
        drops_[id] =
            add({.fact = id, .verb = Verb::drop, .aside = is_set_aside ? Action::Aside::rename : Action::Aside::no});
      }
      if (is_set_aside) {
        removals_.emplace(id, add({.fact = id, .verb = Verb::drop, .aside = Action::Aside::drop_renamed}));
      }
      if (is_created(fate)) begins_[id] = add({.fact = id, .verb = Verb::create});
      if (is_changed(fate) || (fate == Fate::keep && is_made_again(id))) {
        begins_[id] = add({.fact = id, .verb = Verb::change});
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

  Node add(const Action& action) {
    actions_.push_back(action);
    return actions_.size() - 1;
  }

  bool is_change(FactId id) const { return begins_[id] && actions_[*begins_[id]].verb == Verb::change; }

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
      if (const auto removal = removals_.find(id); removal != removals_.end()) {
        graph.add_edge(*begins_[id], removal->second);
      }
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
      const auto of_id = removals_.find(id);
      const auto of_dependent = removals_.find(dependent);
      if (of_id != removals_.end() && of_dependent != removals_.end()) {
        graph.add_edge(of_dependent->second, of_id->second);
      }
      if (drops_[id]) {
        if (drops_[dependent]) {
          graph.add_edge(*drops_[dependent], *drops_[id]);
        } else if (is_change(dependent) && !facts_[dependent].is_partial) {
          const auto removal = removals_.find(id);
          graph.add_edge(*begins_[dependent], removal == removals_.end() ? *drops_[id] : removal->second);
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
    // A typed table has exactly the columns of the type.
    if (facts_[id].name.kind != typing_kind) return;
    for (const FactId whole : facts_[id].after.needs) {
      for (const FactId part : facts_[whole].before.needed_by) {
        if (facts_[part].before.parent == whole && drops_[part]) graph.add_edge(*drops_[part], *begins_[id]);
      }
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
      if (actions_[node].verb != Verb::create || fact.name.kind != kind || !fact.after.parent) continue;
      const auto parent = begins_[*fact.after.parent];
      const bool is_new = parent && actions_[*parent].verb == Verb::create;
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
    if (action.verb != Verb::drop || fact.name.kind == "user mapping") return;
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

  // ---- what loses data

  bool loses_data(Node node) const {
    const Action& action = actions_[node];
    const Fact& fact = facts_[action.fact];
    const KindRule& rule = rule_of(fact.name.kind);
    if (action.verb == Verb::drop) {
      if (rule.replaceable != Replaceable::loses_values || has(fact.before.object, "generated")) return false;
      return fact.name.kind != "sequence" || !becomes_identity(fact);
    }
    std::vector<std::string> unused;
    const Writing writing = writing_of(facts_, action.fact, options_, false, unused);
    return action.verb == Verb::change &&
           std::ranges::any_of(fates_.facts[action.fact].changed, [&](std::string_view attribute) {
             const AttributeRule* of_attribute = attribute_rule(rule, attribute);
             return of_attribute != nullptr && of_attribute->loses_data != nullptr && of_attribute->loses_data(writing);
           });
  }

  // The identity of the column that owned the sequence continues with its values.
  bool becomes_identity(const Fact& sequence) const {
    return sequence.before.parent && has(facts_[*sequence.before.parent].after.object, "identity");
  }

  // What comes after a loss is part of it, and so is dropping what can only be created again after it.
  void find_losses(const Graph& graph) {
    std::vector<Node> open;
    const auto add = [&](Node node) {
      if (losses_.insert(graph.whole(node)).second) open.push_back(graph.whole(node));
    };
    for (Node node = 0; node < actions_.size(); ++node) {
      if (graph.whole(node) == node && loses_data(node)) add(node);
    }
    while (!open.empty()) {
      const Node node = open.back();
      open.pop_back();
      for (const Node later : graph.later(node)) add(later);
      const FactId id = actions_[node].fact;
      if (actions_[node].verb == Verb::create && drops_[id]) add(*drops_[id]);
    }
  }

  Part part_of(Node node) const {
    if (losses_.contains(node)) return Part::loss;
    const Action& action = actions_[node];
    const auto& changed = fates_.facts[action.fact].changed;
    const bool adds_labels = action.verb == Verb::change && facts_[action.fact].name.kind == "type" &&
                             std::ranges::find(changed, "labels") != changed.end();
    return adds_labels ? Part::labels : Part::main;
  }

  // ---- order

  struct Key {
    Part part;
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
    const bool drops = action.verb == Verb::drop;
    const Part part = part_of(node);
    // What a part has besides the parent's attributes comes after those. The sequence of an identity has its old name.
    if (fact.is_partial && fact.name.kind != "sequence")
      return {.part = part, .phase = 1, .weight = last - 1, .position = position, .name = &fact.name};
    if (weight >= last) return {.part = part, .phase = 2, .weight = weight, .position = 0, .name = &fact.name};
    return {.part = part,
            .phase = drops ? 0 : 1,
            .weight = drops ? -weight : weight,
            .position = position,
            .name = &fact.name};
  }

  bool comes_first(Node a, Node b) const {
    const Key left = key(a);
    const Key right = key(b);
    if (left.part != right.part) return left.part < right.part;
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

  // ---- results

  std::set<FactId> replaceable_in(const Graph& graph, const std::vector<Node>& cycle) const {
    const std::set<Node> wholes(cycle.begin(), cycle.end());
    std::set<FactId> found;
    for (Node node = 0; node < actions_.size(); ++node) {
      const FactId id = actions_[node].fact;
      const bool can_be_replaced = rule_of(facts_[id].name.kind).replaceable == Replaceable::yes;
      if (wholes.contains(graph.whole(node)) && is_change(id) && !facts_[id].is_partial && can_be_replaced) {
        found.insert(id);
      }
    }
    return found;
  }

  Action complete(Node node) const {
    Action action = actions_[node];
    action.part = part_of(node);
    action.is_new = action.verb == Verb::create || is_made_again(action.fact);
    action.loses_data = loses_data(node);
    const auto parts = parts_.find(node);
    if (parts == parts_.end() || action.verb == Verb::drop) return action;
    for (const Node part : parts->second) action.parts.push_back(actions_[part]);
    return action;
  }

  const Facts& facts_;
  const Fates& fates_;
  const Options& options_;
  std::vector<Action> actions_;
  std::vector<std::optional<Node>> drops_;   // by FactId
  std::vector<std::optional<Node>> begins_;  // by FactId: the action that creates or changes it
  std::map<FactId, Node> removals_;          // of types that are set aside
  std::set<Node> merged_;
  std::map<Node, std::vector<Node>> parts_;  // by the node that contains them
  std::set<Node> losses_;
};

}  // namespace

Actions order_actions(const Facts& facts, const Fates& fates, const Options& options) {
  return Ordering(facts, fates, options).order();
}

}  // namespace pgmanager::diff
