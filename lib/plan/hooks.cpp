#include "plan/hooks.hpp"

#include <algorithm>
#include <iterator>

namespace pgmanager::plan {

using source::Hook;

namespace {

bool deploys(Function function) {
  return function == Function::deployment || function == Function::manual_deployment;
}

}  // namespace

std::optional<Hook> hook_before(Function function) {
  if (function == Function::create) return Hook::before_create;
  return deploys(function) ? std::optional(Hook::before_deployment) : std::nullopt;
}

std::optional<Hook> hook_after(Function function) {
  if (function == Function::create) return Hook::after_create;
  return deploys(function) ? std::optional(Hook::after_deployment) : std::nullopt;
}

std::vector<Hook> hooks_of(Function function, const source::SourceTree& tree) {
  std::vector<Hook> hooks;
  std::copy_if(tree.hooks.begin(), tree.hooks.end(), std::back_inserter(hooks), [&](Hook hook) {
    const bool around = hook == hook_before(function) || hook == hook_after(function);
    return around || (hook == Hook::after_failure && hook_before(function));
  });
  return hooks;
}

bool has_hook(const Plan& plan, std::optional<Hook> hook) {
  return hook && std::find(plan.hooks.begin(), plan.hooks.end(), *hook) != plan.hooks.end();
}

}  // namespace pgmanager::plan
