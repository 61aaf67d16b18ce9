#pragma once

#include <algorithm>
#include <iterator>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "every_kind.hpp"
#include "pg/connection.hpp"
#include "single_changes.hpp"

namespace pgmanager::tests {

/// Changes that pg_dump and psql do not carry into another database.
inline bool is_carried_by_a_dump(const SingleChange& change) {
  constexpr const char* lost[] = {
      "INSERT INTO pg_seclabel",                    // of a provider that is not there: the label cannot be given
      "UPDATE pg_index SET indisvalid",             // pg_dump leaves out indexes that are not valid
      "ALTER EXTENSION pg_trgm UPDATE",             // pg_dump does not write versions
      "ALTER FOREIGN DATA WRAPPER afar VALIDATOR",  // of options that were there before it
  };
  return std::ranges::none_of(
      lost, [&](std::string_view start) { return std::string_view(change.alter).starts_with(start); });
}

/// The changes that this server knows, in an order of their own for every seed.
inline std::vector<const SingleChange*> shuffled_changes(int server_version, unsigned seed) {
  std::vector<const SingleChange*> changes;
  for (const SingleChange& change : single_changes) {
    if (server_version / 10000 >= change.since) changes.push_back(&change);
  }
  std::mt19937 random(seed);
  // Not std::shuffle, which every library does its own way.
  for (std::size_t left = changes.size(); left > 1; --left) std::swap(changes[left - 1], changes[random() % left]);
  return changes;
}

/// Whether the change still can be made after those before it; then it is.
inline bool try_change(pg::Connection& connection, const SingleChange& change) {
  connection.script("BEGIN");
  try {
    if (*change.setup != '\0') connection.script(change.setup);
    connection.script(change.alter);
    connection.script("COMMIT");
    return true;
  } catch (const base::Error&) {
    connection.rollback();
    return false;
  }
}

/// A schema that no other seed has: objects of every kind, and about half of the changes one upon the other. Returns
/// how many were made.
inline int make_generated_schema(pg::Connection& connection, unsigned seed) {
  make_every_kind(connection);
  std::mt19937 random(seed);
  int made = 0;
  for (const SingleChange* change : shuffled_changes(connection.server_version(), seed)) {
    if (random() % 2 == 0 && is_carried_by_a_dump(*change) && try_change(connection, *change)) ++made;
  }
  return made;
}

}  // namespace pgmanager::tests
