#pragma once

#include <exception>
#include <optional>
#include <string>

#include "base/location.hpp"

namespace pgmanager::base {

/// What kind of failure ended the work. Each kind has one exit status (app/cli/exit_status.hpp), so a kind is added
/// only where a script must be able to tell it from the others.
enum class ErrorCode {
  internal,        ///< a bug of ours; the message says so
  usage,           ///< the command line or the settings cannot be understood
  source_invalid,  ///< the source tree breaks a rule
  refused,         ///< the instance's state does not allow the work
  connection,      ///< no connection, or the connection was lost
  sql,             ///< the server refused a statement
  lock,            ///< another run holds the lock for longer than we wait
  check,           ///< a check found something
  hook,            ///< the run is done, but a hook behind it failed
  interrupted,     ///< SIGINT
  terminated,      ///< SIGTERM
};

/// The stable name of a code, as JSON output shows it: "internal", "usage", "source-invalid", ...
const char* to_string(ErrorCode code);

/// A failure of the surroundings: what `lib/` throws. It is not for findings about the user's tree (see Finding), and
/// not for a run that stopped half way (see result::Outcome); those are values.
///
/// `message` follows PostgreSQL's error message style: lower case, no full stop, names quoted with their kind.
/// `detail` and `hint` are whole sentences; the hint names the next command to type.
class Error : public std::exception {
 public:
  struct Parts {
    ErrorCode code = ErrorCode::internal;
    std::string message;
    std::string detail;
    std::string hint;
    std::string sqlstate;  ///< five characters where the server said it, else empty
    std::string rule;      ///< of a refusal that docs/refusals.md lists: its id, else empty
    std::optional<Location> location;
  };

  explicit Error(Parts parts) : parts_(std::move(parts)) {}

  const char* what() const noexcept override { return parts_.message.c_str(); }
  const Parts& parts() const { return parts_; }
  ErrorCode code() const { return parts_.code; }

 private:
  Parts parts_;
};

}  // namespace pgmanager::base
