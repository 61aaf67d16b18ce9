#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace pgmanager::source {

/// The position of a deployment in its directory: 0 to 9223372036854775807, so that it fits PostgreSQL's bigint.
/// Compared as a number: 1-a.sql and 00001-b.sql have the same ordinal.
class Ordinal {
 public:
  constexpr explicit Ordinal(std::int64_t value) : value_(value) {}

  /// Nothing if `digits` does not consist of 1 or more ASCII digits or is too large.
  static std::optional<Ordinal> parse(std::string_view digits);

  constexpr std::int64_t value() const { return value_; }
  constexpr Ordinal next() const { return Ordinal(value_ + 1); }
  friend constexpr auto operator<=>(const Ordinal&, const Ordinal&) = default;

 private:
  std::int64_t value_;
};

std::string to_string(Ordinal ordinal);

}  // namespace pgmanager::source
