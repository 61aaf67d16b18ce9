#pragma once

#include <cstddef>
#include <set>
#include <vector>

#include "dump/units.hpp"

/// Questions about which units come before which. The units are named by their index.
namespace pgmanager::dump {

/// Which relations between units count.
enum class Follow { needs, needs_and_mentions };

/// The earliest place of each unit: no earlier than what it needs. A function can come early.
std::vector<Kind> floors_of(const std::vector<Unit>& units, Follow follow);

/// What tables, and everything that comes before tables, need, directly or through others.
std::set<std::size_t> needed_by_tables(const std::vector<Unit>& units, Follow follow);

/// Whether `from` needs or mentions `to`, directly or through others, or is the same unit.
bool reaches(const std::vector<Unit>& units, std::size_t from, std::size_t to);

}  // namespace pgmanager::dump
