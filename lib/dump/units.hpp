#pragma once

#include <set>
#include <string>
#include <vector>

#include "dump/archive.hpp"
#include "dump/kinds.hpp"

namespace pgmanager::dump {

/// What becomes one file: an object with what belongs to it, or what must come later than the object that it belongs
/// to.
struct Unit {
  Kind kind = Kind::other;
  std::string type;                ///< pg_dump's word for the type of the first entry
  std::string schema;              ///< of the object; empty: none
  std::string name;                ///< of the object, for the name of the file
  std::vector<Entry> entries;      ///< in the order in which they run; the object itself is usually the first one
  std::set<std::size_t> needs;     ///< the units that must come before, by their index
  std::set<std::size_t> mentions;  ///< those that the text of a function mentions: before it, if that is possible
  /// A function whose text mentions objects that come after it, so that the server must not check the text.
  bool is_unchecked = false;
  /// A materialized view that cannot be filled when it is created.
  bool is_unfilled = false;
};

/// Whether the unit contains only parts of an object that must come later than the object.
bool has_later_parts(const Unit& unit);

/// Joins entries (those of read_archive) to units. Every entry is in one unit, except those that PostgreSQL repeats by
/// itself. Pure.
std::vector<Unit> make_units(std::vector<Entry> entries);

}  // namespace pgmanager::dump
