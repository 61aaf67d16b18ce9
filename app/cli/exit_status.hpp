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

constexpr ExitStatus exit_status(base::ErrorCode code) {
  switch (code) {
    case base::ErrorCode::internal: return ExitStatus::internal_error;
    case base::ErrorCode::usage: return ExitStatus::usage;
    case base::ErrorCode::source_invalid: return ExitStatus::source_invalid;
    case base::ErrorCode::refused: return ExitStatus::refused;
    case base::ErrorCode::connection: return ExitStatus::connection;
    case base::ErrorCode::sql: return ExitStatus::sql_failed;
    case base::ErrorCode::lock: return ExitStatus::lock_not_obtained;
    case base::ErrorCode::check: return ExitStatus::check_found_something;
    case base::ErrorCode::hook: return ExitStatus::hook_failed;
    case base::ErrorCode::interrupted: return ExitStatus::interrupted;
    case base::ErrorCode::terminated: return ExitStatus::terminated;
  }
  return ExitStatus::internal_error;
}

}  // namespace pgmanager::cli
