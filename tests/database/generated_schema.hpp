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

/// Whether pg_dump and psql transfer the change to another database.
inline bool is_carried_by_a_dump(const SingleChange& change) {
  constexpr const char* lost[] = {
      "INSERT INTO pg_seclabel",                    // its provider is missing: the label cannot be restored
      "UPDATE pg_index SET indisvalid",             // pg_dump omits invalid indexes
      "ALTER EXTENSION pg_trgm UPDATE",             // pg_dump does not write versions
      "ALTER FOREIGN DATA WRAPPER afar VALIDATOR",  // it would check existing options
  };
  return std::ranges::none_of(
      lost, [&](std::string_view start) { return std::string_view(change.alter).starts_with(start); });
}

/// The changes that this server supports, in an order that depends on the seed.
inline std::vector<const SingleChange*> shuffled_changes(int server_version, unsigned seed) {
  std::vector<const SingleChange*> changes;
  for (const SingleChange& change : single_changes()) {
    if (server_version / 10000 >= change.since) changes.push_back(&change);
  }
  std::mt19937 random(seed);
  // std::shuffle differs between libraries.
  for (std::size_t left = changes.size(); left > 1; --left) std::swap(changes[left - 1], changes[random() % left]);
  return changes;
}

/// Makes the change if it is still possible after the previous ones, and returns whether it was.
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

/// Creates a schema that is different for each seed: objects of every kind, and about half of the changes for which
/// `is_wanted` is true. Returns the number of changes made.
inline int make_generated_schema(pg::Connection& connection, unsigned seed,
                                 bool (*is_wanted)(const SingleChange&) = is_carried_by_a_dump) {
  make_every_kind(connection);
  std::mt19937 random(seed);
  int made = 0;
  for (const SingleChange* change : shuffled_changes(connection.server_version(), seed)) {
    if (random() % 2 == 0 && is_wanted(*change) && try_change(connection, *change)) ++made;
  }
  return made;
}

}  // namespace pgmanager::tests
