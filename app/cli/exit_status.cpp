#include "cli/exit_status.hpp"

namespace pgmanager::cli {

ExitStatus exit_status(base::ErrorCode code) {
  switch (code) {
    case base::ErrorCode::internal:
      return ExitStatus::internal_error;
    case base::ErrorCode::usage:
      return ExitStatus::usage;
    case base::ErrorCode::source_invalid:
      return ExitStatus::source_invalid;
    case base::ErrorCode::refused:
      return ExitStatus::refused;
    case base::ErrorCode::connection:
      return ExitStatus::connection;
    case base::ErrorCode::sql:
      return ExitStatus::sql_failed;
    case base::ErrorCode::lock:
      return ExitStatus::lock_not_obtained;
    case base::ErrorCode::check:
      return ExitStatus::check_found_something;
    case base::ErrorCode::hook:
      return ExitStatus::hook_failed;
    case base::ErrorCode::interrupted:
      return ExitStatus::interrupted;
    case base::ErrorCode::terminated:
      return ExitStatus::terminated;
  }
  return ExitStatus::internal_error;
}

}  // namespace pgmanager::cli
