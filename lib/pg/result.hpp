#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/error.hpp"

struct pg_result;

namespace pgmanager::pg {

/// The rows of one statement, all values as text.
class Result {
 public:
  explicit Result(pg_result* owned);

  int rows() const;
  int columns() const;
  /// The name of a column; the view lives as long as this Result.
  std::string_view column_name(int column) const;
  bool is_null(int row, int column) const;

  /// The value; empty for null. The view lives as long as this Result.
  std::string_view text(int row, int column) const;
  std::optional<std::string> optional_text(int row, int column) const;
  /// Throws base::Error (internal) if the value is not an integer.
  std::int64_t integer(int row, int column) const;
  bool boolean(int row, int column) const { return text(row, column) == "t"; }

  /// This result if it has exactly one row; throws base::Error (internal) otherwise.
  const Result& one_row() const;

 private:
  struct Clear {
    void operator()(pg_result* result) const noexcept;
  };
  std::unique_ptr<pg_result, Clear> result_;
};

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

/// The server's message with its fields, from a result.
ServerMessage server_message(const pg_result* result);

}  // namespace pgmanager::pg
