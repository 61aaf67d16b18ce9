#include "pg/result.hpp"

#include <fmt/format.h>
#include <libpq-fe.h>

#include <bit>
#include <charconv>
#include <cstdlib>
#include <utility>

namespace pgmanager::pg {

namespace {

std::string_view without_newlines_at_end(std::string_view text) {
  return text.substr(0, text.find_last_not_of('\n') + 1);
}

[[noreturn]] void fail(std::string message) {
  throw base::Error({.code = base::ErrorCode::internal, .message = std::move(message)});
}

template <typename Number>
Number parsed(std::string_view digits, std::string_view expected) {
  Number value{};
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (error != std::errc() || end != digits.data() + digits.size()) {
    fail(fmt::format("expected {} from the server, got \"{}\"", expected, digits));
  }
  return value;
}

}  // namespace

bool Value::is_null() const {
  return PQgetisnull(result_, row_, column_) == 1;
}

std::string_view Value::text() const {
  return {PQgetvalue(result_, row_, column_), static_cast<std::size_t>(PQgetlength(result_, row_, column_))};
}

std::optional<std::string> Value::optional_string() const {
  if (is_null()) return std::nullopt;
  return string();
}

template <std::signed_integral Integer>
Integer Value::integer() const {
  return parsed<Integer>(text(), "an integer");
}

template int Value::integer() const;
template std::int64_t Value::integer() const;

double Value::number() const {
  return parsed<double>(text(), "a number");
}

Value Row::operator[](const ColumnName& name) const {
  return {result_->result_.get(), number_, result_->find(name)};
}

Value Row::operator[](const Column& column) const {
  return {result_->result_.get(), number_, column.number_};
}

void Result::Clear::operator()(pg_result* result) const noexcept {
  PQclear(result);
}

Result::Result(pg_result* owned) : result_(owned) {
  const std::vector<Column> all = columns();
  places_.resize(std::bit_ceil(2 * all.size()));
  for (const Column& column : all) {
    const std::uint64_t hash = ColumnName::hash_of(column.name());
    std::size_t at = hash & (places_.size() - 1);
    while (places_[at].column >= 0) at = (at + 1) & (places_.size() - 1);
    places_[at] = {.hash = hash, .column = column.number_};
  }
}

// Different names have different hashes: a collision of 64 bits is less likely than a defect of the memory.
int Result::find(const ColumnName& name) const {
  for (std::size_t at = name.hash();; ++at) {
    const Place& place = places_[at & (places_.size() - 1)];
    if (place.column < 0) fail(fmt::format("the rows from the server have no column \"{}\"", name.name()));
    if (place.hash == name.hash()) return place.column;
  }
}

std::size_t Result::size() const {
  return static_cast<std::size_t>(PQntuples(result_.get()));
}

Row Result::one_row() const& {
  if (size() != 1) fail(fmt::format("expected one row from the server, got {}", size()));
  return {*this, 0};
}

Column Result::only_column() const {
  const std::vector<Column> all = columns();
  if (all.size() != 1) fail(fmt::format("expected one column from the server, got {}", all.size()));
  return all.front();
}

Value Result::one_value() const {
  return one_row()[only_column()];
}

std::vector<std::string> Result::one_column() const {
  const Column column = only_column();
  std::vector<std::string> values;
  values.reserve(size());
  for (const Row row : *this) values.push_back(row[column].string());
  return values;
}

std::vector<Column> Result::columns() const {
  std::vector<Column> all;
  for (int number = 0; number < PQnfields(result_.get()); ++number) {
    const char* name = PQfname(result_.get(), number);
    all.push_back({number, name == nullptr ? "" : name});  // The answer to COPY has columns without names.
  }
  return all;
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
