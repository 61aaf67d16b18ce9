#include "pg/result.hpp"

#include <fmt/format.h>
#include <libpq-fe.h>

#include <charconv>
#include <cstdlib>
#include <utility>

namespace pgmanager::pg {

namespace {

std::string_view without_newlines_at_end(std::string_view text) {
  return text.substr(0, text.find_last_not_of('\n') + 1);
}

}  // namespace

void Result::Clear::operator()(pg_result* result) const noexcept {
  PQclear(result);
}

Result::Result(pg_result* owned) : result_(owned) {}

int Result::rows() const {
  return PQntuples(result_.get());
}

int Result::columns() const {
  return PQnfields(result_.get());
}

std::string_view Result::column_name(int column) const {
  return PQfname(result_.get(), column);
}

bool Result::is_null(int row, int column) const {
  return PQgetisnull(result_.get(), row, column) == 1;
}

std::string_view Result::text(int row, int column) const {
  return {PQgetvalue(result_.get(), row, column), static_cast<std::size_t>(PQgetlength(result_.get(), row, column))};
}

std::optional<std::string> Result::optional_text(int row, int column) const {
  if (is_null(row, column)) return std::nullopt;
  return std::string(text(row, column));
}

std::int64_t Result::integer(int row, int column) const {
  const std::string_view digits = text(row, column);
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (error != std::errc() || end != digits.data() + digits.size()) {
    throw base::Error({.code = base::ErrorCode::internal,
                       .message = fmt::format("expected an integer from the server, got \"{}\"", digits)});
  }
  return value;
}

const Result& Result::one_row() const {
  if (rows() != 1) {
    throw base::Error({.code = base::ErrorCode::internal,
                       .message = fmt::format("expected one row from the server, got {}", rows())});
  }
  return *this;
}

ServerError::ServerError(ServerMessage message)
    : base::Error({.code = base::ErrorCode::sql,
                   .message = message.message,
                   .detail = message.detail,
                   .hint = message.hint,
                   .sqlstate = message.sqlstate}),
      message_(std::move(message)) {}

ServerMessage server_message(const pg_result* result) {
  const auto field = [&](int code) {
    const char* value = PQresultErrorField(result, code);
    return std::string(value == nullptr ? "" : value);
  };
  ServerMessage message{.severity = field(PG_DIAG_SEVERITY_NONLOCALIZED),
                        .sqlstate = field(PG_DIAG_SQLSTATE),
                        .message = field(PG_DIAG_MESSAGE_PRIMARY),
                        .detail = field(PG_DIAG_MESSAGE_DETAIL),
                        .hint = field(PG_DIAG_MESSAGE_HINT),
                        .context = field(PG_DIAG_CONTEXT),
                        .schema = field(PG_DIAG_SCHEMA_NAME),
                        .table = field(PG_DIAG_TABLE_NAME),
                        .column = field(PG_DIAG_COLUMN_NAME),
                        .data_type = field(PG_DIAG_DATATYPE_NAME),
                        .constraint = field(PG_DIAG_CONSTRAINT_NAME),
                        .position = std::atoi(field(PG_DIAG_STATEMENT_POSITION).c_str()),
                        .internal_query = field(PG_DIAG_INTERNAL_QUERY),
                        .internal_position = std::atoi(field(PG_DIAG_INTERNAL_POSITION).c_str())};
  if (message.message.empty()) message.message = without_newlines_at_end(PQresultErrorMessage(result));
  return message;
}

}  // namespace pgmanager::pg
