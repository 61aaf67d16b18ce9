#pragma once

#include <utility>
#include <vector>

#include "schema/difference.hpp"
#include "schema/pairing.hpp"

namespace pgmanager::schema {

using Rename = std::pair<const Object*, const Object*>;  ///< left and right

/// The objects that differ only in their name or in their schema: same kind, same position, equal attributes and parts,
/// and no other candidate on either side.
std::vector<Rename> find_renames(const Pairing& pairing, ColumnOrder order);

}  // namespace pgmanager::schema
