#include "schema/renames.hpp"

#include <algorithm>
#include <functional>
#include <map>
#include <tuple>
#include <unordered_map>
#include <unordered_set>

#include "schema/definition.hpp"
#include "schema/object_name.hpp"
#include "schema/partial.hpp"
#include "schema/position.hpp"

namespace pgmanager::schema {

namespace {

/// The positions of the columns that exist on both sides, by their table.
using Positions = std::map<ObjectName, std::vector<int>>;

/// One side of the comparison.
struct Side {
  const Unpaired& unpaired;
  Positions paired;  ///< only of tables with a column that the other side does not have
};

Side side_of(const Unpaired& unpaired, const Pairing& pairing, const Object* Rename::*member) {
  Side side{.unpaired = unpaired, .paired = {}};
  for (const Object* object : unpaired.roots()) {
    if (position_of(*object)) side.paired.try_emplace(*object->parent);
  }
  if (side.paired.empty()) return side;
  for (const auto& pair : pairing.pairs) {
    const Object& object = *(pair.*member);
    const auto position = position_of(object);
    if (!position) continue;
    if (const auto table = side.paired.find(*object.parent); table != side.paired.end()) {
      table->second.push_back(*position);
    }
  }
  for (auto& [table, positions] : side.paired) std::sort(positions.begin(), positions.end());
  return side;
}

// The number of columns existing on both sides that precede this column.
std::ptrdiff_t columns_before(const Object& object, const Side& side) {
  const auto position = position_of(object);
  if (!position) return 0;
  const std::vector<int>& others = side.paired.at(*object.parent);
  return std::lower_bound(others.begin(), others.end(), *position) - others.begin();
}

// A schema without parts cannot be recognised. Its contents can be objects without a parent.
bool is_candidate(const Object& object, const Unpaired& side) {
  // Of other partial objects, the name on the other side is unknown.
  if (is_partial(object) && !has_another_name(object)) return false;
  return can_be_renamed(object.name.kind) && (object.name.kind != "schema" || !side.parts_of(object).empty());
}

bool is_same_but_own_name(const Object& left, const Object& right) {
  const auto& l = left.name.parts;
  const auto& r = right.name.parts;
  if (left.name.kind != right.name.kind || left.parent != right.parent || l.size() != r.size()) return false;
  const std::size_t own = own_part(left.name);
  for (std::size_t i = 0; i < l.size(); ++i) {
    if (i != own && l[i] != r[i]) return false;
  }
  return true;
}

std::size_t hash_of_place(const Object& object, std::ptrdiff_t before) {
  const std::hash<std::string> hash;
  const auto add = [](std::size_t all, std::size_t one) { return all * 1099511628211U ^ one; };
  std::size_t all = add(hash(object.name.kind), static_cast<std::size_t>(before));
  if (object.parent) {
    for (const std::string& part : object.parent->parts) all = add(all, hash(part));
  }
  const std::size_t own = own_part(object.name);
  for (std::size_t i = 0; i < object.name.parts.size(); ++i) all = add(all, i == own ? i : hash(object.name.parts[i]));
  return all;
}

struct Candidates {
  std::vector<const Object*> left;
  std::vector<const Object*> right;
};

using CandidatesByHash = std::unordered_map<std::size_t, Candidates>;

// Whether the object can be moved to another schema independently of a parent.
bool can_move(const Object& object) {
  return can_be_renamed(object.name.kind) && !is_partial(object) && !schema_of(object.name).empty() &&
         (!object.parent || object.parent->kind == "schema");
}

bool is_same_but_schema(const Object& left, const Object& right) {
  const auto& l = left.name.parts;
  const auto& r = right.name.parts;
  return left.name.kind == right.name.kind && std::equal(l.begin() + 1, l.end(), r.begin() + 1, r.end());
}

std::size_t hash_of_move(const Object& object, const Definition& definition) {
  const std::hash<std::string> hash_of_text;
  std::size_t hash = hash_of(definition) ^ hash_of_text(object.name.kind);
  for (std::size_t i = 1; i < object.name.parts.size(); ++i) {
    hash = hash * 1099511628211U ^ hash_of_text(object.name.parts[i]);
  }
  return hash;
}

/// Searches the unpaired objects for renamed ones, once for each kind of renaming. Objects that were recognised are not
/// considered again.
class RenameSearch {
 public:
  RenameSearch(const Pairing& pairing, ColumnOrder order) : pairing_(pairing), order_(order) {}

  void find_renamed(PartNames names) {
    CandidatesByHash candidates;
    add_renamed(candidates, &Candidates::left, side_of(pairing_.left, pairing_, &Rename::first), names);
    add_renamed(candidates, &Candidates::right, side_of(pairing_.right, pairing_, &Rename::second), names);
    add_pairs(candidates, is_same_but_own_name, names);
  }

  void find_moved() {
    CandidatesByHash candidates;
    add_moved(candidates, &Candidates::left, pairing_.left);
    add_moved(candidates, &Candidates::right, pairing_.right);
    add_pairs(candidates, is_same_but_schema, PartNames::as_they_are);
  }

  std::vector<Rename> take() {
    std::sort(renames_.begin(), renames_.end(), std::less<>());
    return std::move(renames_);
  }

 private:
  void add_renamed(CandidatesByHash& candidates, std::vector<const Object*> Candidates::*member, const Side& side,
                   PartNames names) const {
    for (const Object* object : side.unpaired.roots()) {
      if (taken_.contains(object) || !is_candidate(*object, side.unpaired)) continue;
      const std::ptrdiff_t before = order_ == ColumnOrder::ignore ? 0 : columns_before(*object, side);
      const Definition definition = definition_of(*object, side.unpaired, order_, names);
      (candidates[hash_of_place(*object, before) ^ hash_of(definition)].*member).push_back(object);
    }
  }

  void add_moved(CandidatesByHash& candidates, std::vector<const Object*> Candidates::*member,
                 const Unpaired& side) const {
    for (const Object* object : side.roots()) {
      if (taken_.contains(object) || !can_move(*object)) continue;
      (candidates[hash_of_move(*object, definition_of(*object, side, order_))].*member).push_back(object);
    }
  }

  template <typename IsSame>
  void add_pairs(const CandidatesByHash& candidates, IsSame is_same, PartNames names) {
    for (const auto& [hash, found] : candidates) {
      if (found.left.size() != 1 || found.right.size() != 1) continue;
      const Object& left = *found.left.front();
      const Object& right = *found.right.front();
      if (!is_same(left, right) ||
          definition_of(left, pairing_.left, order_, names) != definition_of(right, pairing_.right, order_, names)) {
        continue;
      }
      renames_.emplace_back(&left, &right);
      taken_.insert({&left, &right});
    }
  }

  const Pairing& pairing_;
  ColumnOrder order_;
  std::vector<Rename> renames_;
  std::unordered_set<const Object*> taken_;
};

}  // namespace

std::vector<Rename> find_renames(const Pairing& pairing, ColumnOrder order) {
  if (pairing.left.roots().empty() || pairing.right.roots().empty()) return {};
  RenameSearch search(pairing, order);
  search.find_renamed(PartNames::as_they_are);
  search.find_renamed(PartNames::automatic);
  search.find_moved();
  return search.take();
}

}  // namespace pgmanager::schema
