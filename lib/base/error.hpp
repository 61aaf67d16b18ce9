#pragma once

#include <any>
#include <exception>
#include <optional>
#include <string>
#include <utility>
#include <variant>

#include "base/location.hpp"

namespace pgmanager::base {

/// Why an error was thrown, for the code that tells the user what to do about it: `lib/` says what happened, the
/// command line has one table from cause to hint (app/cli/hints.hpp). The causes of a module are the alternatives of
/// one std::variant, e.g. cluster::Cause, so that the compiler finds a cause without a hint. The members of an
/// alternative name what the error is about.
class ErrorCause {
 public:
  /// No cause is known, or the message says it all.
  ErrorCause() = default;
  template <typename... Causes>
  ErrorCause(std::variant<Causes...> cause)  // NOLINT(google-explicit-constructor): as if each module had its own Parts
      : value_(std::visit([](auto& held) { return std::any(std::move(held)); }, cause)) {}

  /// Null if it is another cause, or none.
  template <typename Cause>
  const Cause* as() const {
    return std::any_cast<Cause>(&value_);
  }
  explicit operator bool() const { return value_.has_value(); }

 private:
  std::any value_;
};

/// The kind of failure that ended the work. Each kind has one exit status (app/cli/exit_status.hpp); add a kind only if
/// scripts must be able to distinguish it.
enum class ErrorCode {
  internal,        ///< a bug in this program; the message says so
  usage,           ///< the command line or the settings cannot be understood
  source_invalid,  ///< the source tree breaks a rule
  refused,         ///< the instance's state does not allow the work
  connection,      ///< no connection, or the connection was lost
  sql,             ///< the server refused a statement
  lock,            ///< another run holds the lock for longer than the wait allows
  check,           ///< a check found something
  hook,            ///< the run succeeded, but a hook after it failed
  interrupted,     ///< SIGINT
  terminated,      ///< SIGTERM
};

/// The stable name of a code, as JSON output shows it: "internal", "usage", "source-invalid", ...
const char* to_string(ErrorCode code);

/// The exception that `lib/` throws for failures of the environment, e.g. a lost connection or an unreadable file.
/// Problems in the user's tree (see Finding) and partly applied runs (see result::Outcome) are values instead.
///
/// `message` follows PostgreSQL's error message style: lower case, no full stop, names quoted with their kind. `detail`
/// and `hint` are full sentences; the hint names the next command to type. The modules that the command line has hints
/// for (app/cli/hints.hpp) give the cause instead of a hint.
class Error : public std::exception {
 public:
  struct Parts {
    ErrorCode code = ErrorCode::internal;
    std::string message;
    std::string detail;
    std::string hint;      ///< the server's own, or of a module that writes hints
    ErrorCause cause;      ///< if it is known, the command line's hint for it is shown instead
    std::string sqlstate;  ///< five characters, if the server reported one; otherwise empty
    std::string rule;      ///< the id of the refusal in docs/refusals.md; empty if the error is not one of them
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
