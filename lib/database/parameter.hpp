#pragma once

#include <fmt/format.h>

#include <concepts>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

#include "pg/connection.hpp"

namespace pgmanager::database {

template <typename Type>
concept Number = std::is_arithmetic_v<Type> && !std::same_as<Type, bool>;

/// The value of a named parameter of a query: a member of the struct that the build makes for the query, e.g.
/// {.path = file.path, .statements = 3}. It has no default, so that none can be forgotten; std::nullopt is null.
class Parameter {
 public:
  Parameter(std::nullopt_t /*null*/) {}
  Parameter(std::string value) : value_(std::move(value)) {}
  Parameter(std::string_view value) : value_(value) {}
  Parameter(const char* value) : value_(value) {}
  template <Number Value>
  Parameter(Value value) : value_(fmt::format("{}", value)) {}
  template <typename Value>
  Parameter(const std::optional<Value>& value) {
    if (value) *this = Parameter(*value);
  }

  std::optional<std::string> take() && { return std::move(value_); }

 private:
  std::optional<std::string> value_;
};

/// The values for $1, $2, ...
template <typename... Rest>
pg::Parameters in_order(Parameter&& first, Rest&&... rest) {
  pg::Parameters all;
  all.reserve(1 + sizeof...(rest));
  all.push_back(std::move(first).take());
  (all.push_back(std::forward<Rest>(rest).take()), ...);
  return all;
}

}  // namespace pgmanager::database
