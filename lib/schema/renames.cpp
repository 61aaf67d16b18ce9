#include "schema/renames.hpp"

#include <algorithm>
#include <functional>
#include <map>
#include <tuple>
#include <unordered_map>

#include "schema/definition.hpp"
#include "schema/object_name.hpp"
#include "schema/position.hpp"

namespace pgmanager::schema {

namespace {

/// Where the columns stand that both sides have, by what they are columns of.
using Positions = std::map<ObjectName, std::vector<int>>;

/// One side of the comparison.
struct Side {
  const Unpaired& unpaired;
  Positions paired;  ///< only of tables that have a column which the other side does not have
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

// Between which of the columns that both sides have a column stands.
std::ptrdiff_t columns_before(const Object& object, const Side& side) {
  const auto position = position_of(object);
  if (!position) return 0;
  const std::vector<int>& others = side.paired.at(*object.parent);
  return std::lower_bound(others.begin(), others.end(), *position) - others.begin();
}

// A schema's parts may be known as its own objects; then there is nothing by which it could be recognised.
bool is_candidate(const Object& object, const Unpaired& side) {
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

void add_candidates(CandidatesByHash& candidates, std::vector<const Object*> Candidates::*member, const Side& side,
                    ColumnOrder order) {
  for (const Object* object : side.unpaired.roots()) {
    if (!is_candidate(*object, side.unpaired)) continue;
    const std::ptrdiff_t before = order == ColumnOrder::ignore ? 0 : columns_before(*object, side);
    const std::size_t hash = hash_of_place(*object, before) ^ hash_of(definition_of(*object, side.unpaired, order));
    (candidates[hash].*member).push_back(object);
  }
}

// What stands for itself in a schema and could stand in another one.
bool can_move(const Object& object) {
  return can_be_renamed(object.name.kind) && !schema_of(object.name).empty() &&
         (!object.parent || object.parent->kind == "schema");
}

bool is_same_but_schema(const Object& left, const Object& right) {
  const auto& l = left.name.parts;
  const auto& r = right.name.parts;
  return left.name.kind == right.name.kind && std::equal(l.begin() + 1, l.end(), r.begin() + 1, r.end());
}

void add_movable(CandidatesByHash& candidates, std::vector<const Object*> Candidates::*member, const Unpaired& side,
                 ColumnOrder order) {
  const std::hash<std::string> hash_of_text;
  for (const Object* object : side.roots()) {
    if (!can_move(*object)) continue;
    std::size_t hash = hash_of(definition_of(*object, side, order)) ^ hash_of_text(object->name.kind);
    for (std::size_t i = 1; i < object->name.parts.size(); ++i) {
      hash = hash * 1099511628211U ^ hash_of_text(object->name.parts[i]);
    }
    (candidates[hash].*member).push_back(object);
  }
}

template <typename IsSame>
void add_pairs(const CandidatesByHash& candidates, const Pairing& pairing, ColumnOrder order, IsSame is_same,
               std::vector<Rename>& renames) {
  for (const auto& [hash, found] : candidates) {
    if (found.left.size() != 1 || found.right.size() != 1) continue;
    const Object& left = *found.left.front();
    const Object& right = *found.right.front();
    if (is_same(left, right) &&
        definition_of(left, pairing.left, order) == definition_of(right, pairing.right, order)) {
      renames.emplace_back(&left, &right);
    }
  }
}

}  // namespace

std::vector<Rename> find_renames(const Pairing& pairing, ColumnOrder order) {
  if (pairing.left.roots().empty() || pairing.right.roots().empty()) return {};
  CandidatesByHash named;
  add_candidates(named, &Candidates::left, side_of(pairing.left, pairing, &Rename::first), order);
  add_candidates(named, &Candidates::right, side_of(pairing.right, pairing, &Rename::second), order);
  std::vector<Rename> renames;
  add_pairs(named, pairing, order, is_same_but_own_name, renames);
  CandidatesByHash movable;
  add_movable(movable, &Candidates::left, pairing.left, order);
  add_movable(movable, &Candidates::right, pairing.right, order);
  std::vector<Rename> moves;
  add_pairs(movable, pairing, order, is_same_but_schema, moves);
  const auto is_taken = [&](const Rename& move) {
    return std::any_of(renames.begin(), renames.end(), [&](const Rename& rename) {
      return rename.first == move.first || rename.second == move.second;
    });
  };
  std::erase_if(moves, is_taken);
  renames.insert(renames.end(), moves.begin(), moves.end());
  std::sort(renames.begin(), renames.end(), std::less<>());
  return renames;
}

}  // namespace pgmanager::schema
