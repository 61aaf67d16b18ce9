#pragma once

#include <functional>

#include "base/error.hpp"
#include "plan/plan.hpp"
#include "result/outcome.hpp"

namespace pgmanager::execute {

/// What happens around the files of a run, outside of the database and while the lock is held. Not called for a dry
/// run, for a plan that was refused, or where there is nothing to do. Each may be empty, and throws base::Error when it
/// fails.
struct RunHooks {
  /// Nothing was sent yet, and nothing is when it throws.
  std::function<void(const plan::Plan&)> before;
  /// The run was done or has failed half way. What it throws becomes Outcome::hook_error.
  std::function<void(const result::Outcome&)> after;
  /// `before` was called, and then there was an error that is no outcome: the connection was lost before the first
  /// file, say. What it throws is told as a detail of that error.
  std::function<void(const plan::Plan&, const base::Error&)> after_error;
};

}  // namespace pgmanager::execute
