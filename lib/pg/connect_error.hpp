#pragma once

#include <string>

#include "base/error.hpp"

namespace pgmanager::pg {

/// Why no connection came about. With several hosts the last one's answer counts, as it does for libpq.
enum class ConnectCause {
  unknown_host,        ///< its name leads nowhere
  no_listener,         ///< nobody accepts connections there, or the way there failed
  no_answer,           ///< silence until the timeout or the deadline
  not_ready,           ///< the server starts, recovers or shuts down (57P03)
  no_connection_left,  ///< all connections are taken (53300)
  no_password,         ///< the server wants one and there is none
  no_service,          ///< the service that is named cannot be read
  no_tls,              ///< the two sides do not agree on TLS, or do not trust each other
  wrong_server,        ///< servers answered, and none is what target_session_attrs asks for
  refused,             ///< any other answer of the server, e.g. 28P01, 28000, 3D000
};

/// No connection came about. An Error like any other (code connection) for who does not ask for the cause.
class ConnectError : public base::Error {
 public:
  ConnectError(ConnectCause cause, std::string said, Parts parts)
      : Error(std::move(parts)), cause_(cause), said_(std::move(said)) {}

  ConnectCause cause() const { return cause_; }
  /// The words of the server or of libpq, one line, for people only: they may be translated. May be empty.
  const std::string& said() const { return said_; }

 private:
  ConnectCause cause_;
  std::string said_;
};

}  // namespace pgmanager::pg
