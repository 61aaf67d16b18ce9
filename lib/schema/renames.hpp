#pragma once

#include <utility>
#include <vector>

#include "schema/difference.hpp"
#include "schema/pairing.hpp"

namespace pgmanager::schema {

using Rename = std::pair<const Object*, const Object*>;  ///< left and right

/// What is the same on both sides but for its name, or for the schema that it lives in: the same kind, else in the same
/// place, with the same attributes and parts, and no other object on either side that it could be.
std::vector<Rename> find_renames(const Pairing& pairing, ColumnOrder order);

}  // namespace pgmanager::schema
