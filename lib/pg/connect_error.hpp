#pragma once

#include <string>

#include "base/error.hpp"

namespace pgmanager::pg {

/// Why there is no connection. With several hosts the last one's answer counts, as in libpq.
enum class ConnectCause {
  unknown_host,        ///< the host name cannot be resolved
  no_listener,         ///< no process accepts connections there, or the host cannot be reached
  no_answer,           ///< no answer until the timeout or the deadline
  not_ready,           ///< the server is starting, recovering or shutting down (57P03)
  no_connection_left,  ///< all connections are in use (53300)
  no_password,         ///< the server requires one and none is given
  no_service,          ///< the named service cannot be read
  no_tls,              ///< both sides do not agree on TLS, or do not trust each other
  wrong_server,        ///< servers answered, but none is of the kind that target_session_attrs requires
  refused,             ///< any other answer of the server, e.g. 28P01, 28000, 3D000
};

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
