#pragma once

#include <utility>
#include <vector>

#include "schema/snapshot.hpp"

namespace pgmanager::schema {

/// The objects that only one side has.
class Unpaired {
 public:
  /// `objects` in the order of their names.
  Unpaired(const SchemaSnapshot& snapshot, std::vector<const Object*> objects);

  /// Those that are not missing just because what they are part of is missing.
  const std::vector<const Object*>& roots() const { return roots_; }
  /// What is missing together with `object`, directly below it, in the order of names.
  std::vector<const Object*> parts_of(const Object& object) const;

 private:
  using Part = std::pair<const Object*, const Object*>;  ///< parent, part

  std::vector<const Object*> roots_;
  std::vector<Part> parts_;  ///< in the order of the parents' places in the snapshot
};

/// Which object of one side is which of the other.
struct Pairing {
  std::vector<std::pair<const Object*, const Object*>> pairs;  ///< left and right, in the order of names
  Unpaired left;
  Unpaired right;
};

/// Objects are the same if their names are, unless what they are part of is gone: the index of a table that is not
/// there any more went with it, even if another table has an index of that name by now.
Pairing pair_objects(const SchemaSnapshot& left, const SchemaSnapshot& right);

}  // namespace pgmanager::schema
