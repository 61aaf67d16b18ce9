#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "diff/changes.hpp"
#include "diff/facts.hpp"
#include "diff/writing.hpp"

namespace pgmanager::diff {

/// What happens to a fact.
enum class Fate {
  keep,
  create,
  drop,
  replace,   ///< dropped and created again
  recreate,  ///< CREATE OR REPLACE
  alter,
};

struct FatedFact {
  Fate fate = Fate::keep;
  std::vector<std::string_view> changed = {};  ///< the attributes that differ
  std::string reason = {};                     ///< as Statement::reason
  /// Of a type that is replaced while columns have it: it is renamed, and dropped when all columns have the new one.
  bool is_set_aside = false;
};

inline bool is_dropped(Fate fate) {
  return fate == Fate::drop || fate == Fate::replace;
}
inline bool is_created(Fate fate) {
  return fate == Fate::create || fate == Fate::replace;
}
inline bool is_changed(Fate fate) {
  return fate == Fate::alter || fate == Fate::recreate;
}

/// The fates of all facts, by FactId.
struct Fates {
  std::vector<FatedFact> facts;
  std::vector<Refusal> refusals;
};

/// Compares the two sides of each fact. What prevents a change is replaced: everything that needs a replaced fact, and
/// views, policies, triggers etc. that use a column whose type changes; and `replaced`.
Fates find_fates(const Facts& facts, const Options& options, const std::set<FactId>& replaced);

/// For writing statements about the fact. `is_new`: it is created, so nothing of it exists before.
Writing writing_of(const Facts& facts, FactId id, const Options& options, bool is_new,
                   std::vector<std::string>& statements);

}  // namespace pgmanager::diff
