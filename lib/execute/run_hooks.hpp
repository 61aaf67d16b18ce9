#pragma once

#include <functional>

#include "base/error.hpp"
#include "plan/plan.hpp"
#include "result/outcome.hpp"

namespace pgmanager::execute {

/// Functions that are called before and after the files of a run, outside of the database and while the lock is held.
/// They are not called for a dry run, a refused plan or an empty plan. Each may be empty, and throws base::Error if it
/// fails.
struct RunHooks {
  /// Called before any statement is sent. If it throws, none is sent.
  std::function<void(const plan::Plan&)> before;
  /// Called after the run, whether it was successful or not. An exception becomes Outcome::hook_error.
  std::function<void(const result::Outcome&)> after;
  /// Called after `before` if an error occurred that is not an outcome, e.g. the connection was lost before the first
  /// file. An exception becomes a detail of that error.
  std::function<void(const plan::Plan&, const base::Error&)> after_error;
};

}  // namespace pgmanager::execute
