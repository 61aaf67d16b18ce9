#pragma once

#include <vector>

#include "diff/fates.hpp"

namespace pgmanager::diff {

/// The tables and types whose columns would be in another order than in the new schema: ALTER TABLE adds columns at the
/// end only.
std::vector<Refusal> unreachable_orders(const Facts& facts, const Fates& fates);

}  // namespace pgmanager::diff
