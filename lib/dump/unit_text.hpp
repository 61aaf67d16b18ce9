#pragma once

#include <set>
#include <string>

#include "dump/units.hpp"

namespace pgmanager::dump {

/// What need not be written.
struct TextOptions {
  std::string owner;  ///< the role that runs create: it owns what it creates
  /// Extensions whose comment is the one that CREATE EXTENSION sets.
  std::set<std::string> usual_comments{};
  /// Materialized views (schema, a dot, name) that are created without rows. All others are filled when they are
  /// created, because they cannot be read before.
  std::set<std::string> without_rows{};
};

/// The text of the unit's file. Pure.
std::string text_of(const Unit& unit, const TextOptions& options);

/// The roles that the statement names: its grantees, the new owner, ...; not PUBLIC, and not the predefined roles.
std::set<std::string> roles_in(const std::string& statement);

}  // namespace pgmanager::dump
