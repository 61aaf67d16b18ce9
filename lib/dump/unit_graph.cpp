#include "dump/unit_graph.hpp"

#include <algorithm>
#include <iterator>
#include <optional>

namespace pgmanager::dump {

namespace {

using Index = std::size_t;

template <typename Visit>
void for_each_other(const Unit& unit, Follow follow, Visit visit) {
  std::ranges::for_each(unit.needs, visit);
  if (follow == Follow::needs_and_mentions) std::ranges::for_each(unit.mentions, visit);
}

/// The units that can be reached from those in `open`: the search ends when `wanted` is one of them.
std::vector<bool> reachable(const std::vector<Unit>& units, std::vector<Index> open, Follow follow,
                            std::optional<Index> wanted = std::nullopt) {
  std::vector<bool> found(units.size());
  while (!open.empty() && !(wanted && found[*wanted])) {
    const Index at = open.back();
    open.pop_back();
    for_each_other(units[at], follow, [&](Index other) {
      if (!found[other]) open.push_back(other);
      found[other] = true;
    });
  }
  return found;
}

}  // namespace

std::vector<Kind> floors_of(const std::vector<Unit>& units, Follow follow) {
  std::vector<Kind> floors;
  std::ranges::transform(units, std::back_inserter(floors), [](const Unit& unit) {
    return unit.kind == Kind::function ? Kind::early_function : unit.kind;
  });
  for (bool changed = true; changed;) {
    changed = false;
    for (Index i = 0; i < units.size(); ++i) {
      Kind floor = floors[i];
      for_each_other(units[i], follow, [&](Index other) { floor = std::max(floor, floors[other]); });
      changed = changed || floor != floors[i];
      floors[i] = floor;
    }
  }
  return floors;
}

std::set<Index> needed_by_tables(const std::vector<Unit>& units, Follow follow) {
  std::vector<Index> first;
  for (Index i = 0; i < units.size(); ++i) {
    if (units[i].kind <= Kind::table) first.push_back(i);
  }
  const std::vector<bool> found = reachable(units, std::move(first), follow);
  std::set<Index> needed;
  for (Index i = 0; i < units.size(); ++i) {
    if (found[i]) needed.insert(i);
  }
  return needed;
}

bool reaches(const std::vector<Unit>& units, Index from, Index to) {
  return from == to || reachable(units, {from}, Follow::needs_and_mentions, to)[to];
}

}  // namespace pgmanager::dump
