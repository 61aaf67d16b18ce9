#pragma once

#include <set>
#include <vector>

#include "diff/changes.hpp"
#include "diff/fates.hpp"

namespace pgmanager::diff {

/// What happens to one fact at one time.
struct Action {
  FactId fact = 0;
  Verb verb = Verb::change;
  Part part = Part::main;
  /// Of a type that is set aside (FatedFact): it is renamed instead of dropped, and dropped later under that name.
  enum class Aside { no, rename, drop_renamed } aside = Aside::no;
  bool is_new = false;      ///< nothing of the fact exists before
  bool loses_data = false;  ///< by itself
  /// What the same statement does to parts of the fact: the columns of CREATE TABLE.
  std::vector<Action> parts = {};
};

/// The actions for all facts that are not kept.
struct Actions {
  std::vector<Action> ordered;
  /// If there is no such order: actions each of which has to come before the next one, and what can be dropped and
  /// created again to break the circle.
  std::vector<Action> cycle;
  std::set<FactId> in_the_way;
};

/// Orders the actions: what needs an object comes after it, and goes before it. An action becomes a part of another one
/// where that makes no circle.
Actions order_actions(const Facts& facts, const Fates& fates, const Options& options);

}  // namespace pgmanager::diff
