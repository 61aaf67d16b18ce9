#pragma once

#include <algorithm>
#include <string_view>

#include "database/single_change.hpp"

namespace pgmanager::diff::tests {

/// Changes that no statement makes, or none that the server would run here.
inline constexpr const char* exceptions[] = {
    "INSERT INTO pg_seclabel",         // the provider is not loaded
    "UPDATE pg_index SET indisvalid",  // only a failure makes an index invalid
    "ALTER EXTENSION pg_trgm UPDATE",  // there is no way back to an earlier version
    "CREATE SUBSCRIPTION far",         // nobody can read its password
    "ALTER SUBSCRIPTION far CONNECTION",
    "ALTER DOMAIN app.positive DROP CONSTRAINT is_positive",  // cannot be added in the transaction that dropped it
    // Values of a removed label, or rows in another order, need a decision.
    "ALTER TYPE app.mood ADD VALUE",
    "ALTER TYPE app.mood RENAME VALUE",
    "ALTER TYPE app.pair RENAME ATTRIBUTE",
    "ALTER TABLE app.person DROP COLUMN feels",
    "ALTER TABLE app.person RENAME COLUMN feels",
    "ALTER TABLE app.person ALTER COLUMN name_length DROP EXPRESSION",
};

inline bool is_exception(const pgmanager::tests::SingleChange& change) {
  return std::ranges::any_of(exceptions,
                             [&](std::string_view start) { return std::string_view(change.alter).starts_with(start); });
}

}  // namespace pgmanager::diff::tests
