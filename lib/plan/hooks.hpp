#pragma once

#include <optional>
#include <vector>

#include "plan/plan.hpp"

namespace pgmanager::plan {

/// The hook that runs before the first file, and the one that runs after the last file if all went well. Nothing: the
/// function has no such hook.
std::optional<source::Hook> hook_before(Function function);
std::optional<source::Hook> hook_after(Function function);

/// The hooks of the tree that such a run may call, for Plan::hooks.
std::vector<source::Hook> hooks_of(Function function, const source::SourceTree& tree);

bool has_hook(const Plan& plan, std::optional<source::Hook> hook);

}  // namespace pgmanager::plan
