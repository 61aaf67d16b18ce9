#pragma once

#include <vector>

#include "schema/difference.hpp"
#include "schema/pairing.hpp"

namespace pgmanager::schema {

/// Adds the tables, views and types whose columns are in another order. Columns that only one side has do not count as
/// reordering.
void find_reordered(const SchemaSnapshot& left, const SchemaSnapshot& right, const Pairing& pairing,
                    std::vector<ObjectDifference>& differences);

}  // namespace pgmanager::schema
