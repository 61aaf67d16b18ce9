#pragma once

#include <optional>

#include "schema/difference.hpp"

namespace pgmanager::schema {

/// Which side of a comparison says something.
enum class Side { left, right };

/// What one side says of an object that both have (is_partial). Nothing where it is not to be compared.
std::optional<ObjectDifference> partial_difference(const Object& object, Side side, ColumnOrder order);

}  // namespace pgmanager::schema
