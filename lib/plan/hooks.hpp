#pragma once

#include <optional>
#include <vector>

#include "plan/plan.hpp"

namespace pgmanager::plan {

/// The hook that runs before the first file, or behind the last one if all went well. Nothing: the function has none.
std::optional<source::Hook> hook_before(Function function);
std::optional<source::Hook> hook_after(Function function);

/// Those of the tree that such a run may come to, for Plan::hooks.
std::vector<source::Hook> hooks_of(Function function, const source::SourceTree& tree);

bool has_hook(const Plan& plan, std::optional<source::Hook> hook);

}  // namespace pgmanager::plan
