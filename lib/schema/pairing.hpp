#pragma once

#include <utility>
#include <vector>

#include "schema/snapshot.hpp"

namespace pgmanager::schema {

/// The objects that exist on one side only.
class Unpaired {
 public:
  /// `objects` must be ordered by name.
  Unpaired(const SchemaSnapshot& snapshot, std::vector<const Object*> objects);

  /// The objects whose parent is not missing.
  const std::vector<const Object*>& roots() const { return roots_; }
  /// The missing direct parts of `object`, ordered by name.
  std::vector<const Object*> parts_of(const Object& object) const;

 private:
  using Part = std::pair<const Object*, const Object*>;  ///< parent, part

  std::vector<const Object*> roots_;
  std::vector<Part> parts_;  ///< in the snapshot's order of the parents
};

/// The assignment of the objects of one side to those of the other.
struct Pairing {
  std::vector<std::pair<const Object*, const Object*>> pairs;  ///< left and right, ordered by name
  Unpaired left;
  Unpaired right;
};

/// Pairs objects of equal names. An object whose parent is missing on the other side is missing, too: the index of a
/// dropped table was dropped, even if another table now has an index of that name.
Pairing pair_objects(const SchemaSnapshot& left, const SchemaSnapshot& right);

}  // namespace pgmanager::schema
