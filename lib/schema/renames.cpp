#include "schema/renames.hpp"

#include <algorithm>
#include <functional>
#include <map>
#include <tuple>
#include <unordered_map>
#include <unordered_set>

#include "schema/attributes.hpp"
#include "schema/definition.hpp"
#include "schema/identifier.hpp"
#include "schema/object_name.hpp"

namespace pgmanager::schema {

namespace {

/// The positions of the columns that exist on both sides, by their table.
using Positions = std::map<ObjectName, std::vector<int>>;

/// One side of the comparison.
struct SearchedSide {
  const Unpaired& unpaired;
  Positions paired;  ///< only of tables with a column that the other side does not have
};

SearchedSide side_of(const Unpaired& unpaired, const Pairing& pairing, const Object* ObjectRename::*member) {
  SearchedSide side{.unpaired = unpaired, .paired = {}};
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
std::ptrdiff_t columns_before(const Object& object, const SearchedSide& side) {
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
    add_renamed(candidates, &Candidates::left, side_of(pairing_.left, pairing_, &ObjectRename::first), names);
    add_renamed(candidates, &Candidates::right, side_of(pairing_.right, pairing_, &ObjectRename::second), names);
    add_pairs(candidates, is_same_but_own_name, names);
  }

  void find_moved() {
    CandidatesByHash candidates;
    add_moved(candidates, &Candidates::left, pairing_.left);
    add_moved(candidates, &Candidates::right, pairing_.right);
    add_pairs(candidates, is_same_but_schema, PartNames::as_they_are);
  }

  std::vector<ObjectRename> take() {
    std::sort(renames_.begin(), renames_.end(), std::less<>());
    return std::move(renames_);
  }

 private:
  void add_renamed(CandidatesByHash& candidates, std::vector<const Object*> Candidates::*member,
                   const SearchedSide& side, PartNames names) const {
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
  std::vector<ObjectRename> renames_;
  std::unordered_set<const Object*> taken_;
};

// The index of a constraint has the constraint's name and is renamed with it.
bool follows(const Object& part, const Object& parent) {
  return part.name.kind == "index" && parent.name.kind == "constraint";
}

// Renames the parts before the object itself, because the statements refer to its old name.
void add_parts(const Object& from, const Unpaired& siblings, const Object& to, const Unpaired& other_siblings,
               std::vector<std::string>& statements) {
  const auto parts = siblings.parts_of(from);
  const auto others = other_siblings.parts_of(to);
  for (std::size_t i = 0; i < parts.size() && i < others.size(); ++i) {
    const Object& part = *parts[i];
    const Object& other = *others[i];
    if (own_name(part.name) != own_name(other.name) && can_be_renamed(part.name.kind) && !follows(part, from)) {
      statements.push_back(rename_statement(part, other.name));
    }
    if (std::string sequence = rename_identity_sequence(part, other); !sequence.empty()) {
      statements.push_back(std::move(sequence));
    }
    add_parts(part, siblings, other, other_siblings, statements);
  }
}

// One past the identifier at `at`, including quotes; `at` itself if there is none.
std::size_t end_of_identifier(std::string_view text, std::size_t at) {
  if (at < text.size() && text[at] == '"') {
    const std::size_t close = text.find('"', at + 1);
    return close == std::string_view::npos ? at : close + 1;
  }
  while (at < text.size() && is_identifier_character(text[at])) ++at;
  return at;
}

// One past the second identifier of "app.name"; `first_end` if there is only one.
std::size_t end_of_qualified(std::string_view text, std::size_t first_end) {
  if (first_end >= text.size() || text[first_end] != '.') return first_end;
  const std::size_t end = end_of_identifier(text, first_end + 1);
  return end == first_end + 1 ? first_end : end;
}

std::string qualified(const ObjectName& name) {
  return quote_identifier(name.parts.front()) + "." + quote_identifier(name.parts[own_part(name)]);
}

}  // namespace

std::vector<ObjectRename> find_renames(const Pairing& pairing, ColumnOrder order) {
  if (pairing.left.roots().empty() || pairing.right.roots().empty()) return {};
  RenameSearch search(pairing, order);
  search.find_renamed(PartNames::as_they_are);
  search.find_renamed(PartNames::automatic);
  search.find_moved();
  return search.take();
}

std::vector<std::string> rename_statements(const Object& from, const Unpaired& siblings, const Object& to,
                                           const Unpaired& other_siblings) {
  std::vector<std::string> statements;
  if (schema_of(from.name) == schema_of(to.name)) add_parts(from, siblings, to, other_siblings, statements);
  statements.push_back(rename_statement(from, to.name));
  return statements;
}

NewNames::NewNames(const std::vector<ObjectRename>& renames) {
  for (const auto& [from, to] : renames) {
    if (from->name.kind == "column") {
      columns_[*from->parent][quote_identifier(from->name.parts.back())] = quote_identifier(to->name.parts.back());
    } else if (!schema_of(from->name).empty()) {
      qualified_[qualified(from->name)] = qualified(to->name);
      relations_[quote_identifier(own_name(from->name))] = quote_identifier(own_name(to->name));
    }
  }
}

bool NewNames::explain(const Object& object, std::string_view name, std::string_view left,
                       std::string_view right) const {
  if ((qualified_.empty() && columns_.empty()) || name == "comment" || is_routine(object.name.kind)) return false;
  const auto columns = object.parent ? columns_.find(*object.parent) : columns_.end();
  return renamed(left, columns == columns_.end() ? nullptr : &columns->second) == right;
}

// Translates "app.person", or the column "person.id" of a query.
std::string NewNames::renamed_qualified(std::string_view name, std::size_t first_size) const {
  if (const auto found = qualified_.find(std::string(name)); found != qualified_.end()) return found->second;
  const auto relation = relations_.find(std::string(name.substr(0, first_size)));
  if (relation == relations_.end()) return std::string(name);
  return relation->second + std::string(name.substr(first_size));
}

std::string NewNames::renamed_alone(std::string_view name, const ByOldName* columns) {
  if (columns == nullptr) return std::string(name);
  const auto found = columns->find(std::string(name));
  return found == columns->end() ? std::string(name) : found->second;
}

std::string NewNames::renamed(std::string_view text, const ByOldName* columns) const {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t first_end = end_of_identifier(text, at);
    if (first_end == at) {
      out += text[at++];
      continue;
    }
    const std::size_t end = end_of_qualified(text, first_end);
    out += end != first_end ? renamed_qualified(text.substr(at, end - at), first_end - at)
                            : renamed_alone(text.substr(at, end - at), columns);
    at = end;
  }
  return out;
}

}  // namespace pgmanager::schema
