#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "base/error.hpp"
#include "pg/causes.hpp"

struct pg_conn;

namespace pgmanager::pg {

/// A failure to connect. For callers that do not need the cause it is an Error like any other (code connection).
class ConnectError : public base::Error {
 public:
  ConnectError(ConnectCause cause, std::string reason, Parts parts)
      : Error(std::move(parts)), cause_(cause), reason_(std::move(reason)) {}

  ConnectCause cause() const { return cause_; }
  /// The message of the server or of libpq, one line, for display only: it may be translated. May be empty.
  const std::string& reason() const { return reason_; }

 private:
  ConnectCause cause_;
  std::string reason_;
};

/// How far an attempt to connect came, which libpq reports as a value; the cause of the failure is only in its message.
struct ConnectProgress {
  bool at_tls = false;    ///< it failed while both sides negotiated TLS
  bool answered = false;  ///< a server accepted the connection, perhaps one of several
};

/// Throws ConnectError, with the cause as far as libpq reports it.
[[noreturn]] void fail_to_connect(const pg_conn* connection, const ConnectProgress& progress);
/// The same if the server was silent for this time.
[[noreturn]] void fail_without_answer(const pg_conn* connection, std::chrono::steady_clock::duration waited);

/// The failure in libpq's message, because libpq does not report it as a value. The messages are not translated,
/// because the program sets no locale. Nothing if the message is about something else.
std::optional<TlsFailure> tls_failure(std::string_view reason);

}  // namespace pgmanager::pg
