#pragma once

#include "base/error.hpp"

namespace pgmanager::cli {

/// The exit statuses for scripts. Documented in docs/exit-status.md; never renumbered.
enum ExitStatus : int {
  done = 0,
  internal_error = 1,
  usage = 2,
  source_invalid = 3,
  refused = 4,
  connection = 5,
  sql_failed = 6,
  lock_not_obtained = 7,
  check_found_something = 8,
  hook_failed = 9,
  interrupted = 130,
  terminated = 143,
};

ExitStatus exit_status(base::ErrorCode code);

}  // namespace pgmanager::cli
