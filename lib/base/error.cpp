#include "base/error.hpp"

namespace pgmanager::base {

const char* to_string(ErrorCode code) {
  switch (code) {
    case ErrorCode::internal: return "internal";
    case ErrorCode::usage: return "usage";
    case ErrorCode::source_invalid: return "source-invalid";
    case ErrorCode::refused: return "refused";
    case ErrorCode::connection: return "connection";
    case ErrorCode::sql: return "sql";
    case ErrorCode::lock: return "lock";
    case ErrorCode::check: return "check";
    case ErrorCode::hook: return "hook";
    case ErrorCode::interrupted: return "interrupted";
    case ErrorCode::terminated: return "terminated";
  }
  return "internal";
}

}  // namespace pgmanager::base
