#pragma once

#include <any>
#include <utility>
#include <variant>

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

}  // namespace pgmanager::base
