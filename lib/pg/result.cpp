#include "pg/result.hpp"

#include <fmt/format.h>
#include <libpq-fe.h>

#include <charconv>

#include "base/error.hpp"

namespace pgmanager::pg {

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

}  // namespace pgmanager::pg
