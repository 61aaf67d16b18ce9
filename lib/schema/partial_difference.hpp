#pragma once

#include <optional>

#include "schema/difference.hpp"

namespace pgmanager::schema {

/// The side of a comparison that contains the object.
enum class Side { left, right };

/// The difference for an object that both sides have, but only `side` describes (is_partial). Nothing if none of its
/// attributes are compared.
std::optional<ObjectDifference> partial_difference(const Object& object, Side side, ColumnOrder order);

}  // namespace pgmanager::schema
