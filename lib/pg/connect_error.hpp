#pragma once

#include <string>

#include "base/error.hpp"
#include "pg/causes.hpp"

namespace pgmanager::pg {

/// A failure to connect. For callers that do not need the cause it is an Error like any other (code connection).
class ConnectError : public base::Error {
 public:
  ConnectError(ConnectCause cause, std::string said, Parts parts)
      : Error(std::move(parts)), cause_(cause), said_(std::move(said)) {}

  ConnectCause cause() const { return cause_; }
  /// The message of the server or of libpq, one line, for display only: it may be translated. May be empty.
  const std::string& said() const { return said_; }

 private:
  ConnectCause cause_;
  std::string said_;
};

}  // namespace pgmanager::pg
