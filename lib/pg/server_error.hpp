#pragma once

#include <string>

#include "base/error.hpp"

namespace pgmanager::pg {

/// All fields of an error or a notice of the server. Empty: the server did not send it.
/// https://www.postgresql.org/docs/current/protocol-error-fields.html
struct ServerMessage {
  std::string severity;  ///< not translated: "ERROR", "FATAL", "PANIC", "WARNING", "NOTICE", ...
  std::string sqlstate;
  std::string message;
  std::string detail;
  std::string hint;
  std::string context;
  std::string schema;
  std::string table;
  std::string column;
  std::string data_type;
  std::string constraint;
  int position = 0;            ///< in characters from 1, into the statement that was sent; 0: unknown
  std::string internal_query;  ///< the failed query inside a function
  int internal_position = 0;   ///< in characters from 1, into internal_query
};

/// The server rejected a statement. Decisions use server().sqlstate, never the text.
class ServerError : public base::Error {
 public:
  explicit ServerError(ServerMessage message);
  const ServerMessage& server() const { return message_; }

 private:
  ServerMessage message_;
};

}  // namespace pgmanager::pg
