#pragma once

#include <string>

#include "diff/writing.hpp"

/// Statements whose success depends on the rows of a table get a comment with the query that counts the rows in the
/// way.
namespace pgmanager::diff {

/// Whether the table that the object is part of is there before, and so may have rows.
bool may_have_rows(const Writing& writing);

/// "-- Fails while a row has no value: SELECT ...\n" for ALTER COLUMN ... SET NOT NULL.
std::string rows_without_value(const Writing& column);

/// The same for a new constraint; empty if no rows can be in the way.
std::string rows_against(const Writing& constraint);

/// For a new column without a default that is NOT NULL.
std::string any_rows(const Writing& column);

}  // namespace pgmanager::diff
