#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <set>
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

/// The free ordinals of a deployment directory, for hints that suggest a new name. Each one is given once, so that the
/// hints of several findings can be followed together.
class FreeOrdinals {
 public:
  /// The ordinal written by `digits` is in use.
  void use(Ordinal ordinal, std::string_view digits);

  /// An ordinal in the width of the highest one in use, e.g. "00002": that of `wish` if it is free and not a date or
  /// time, otherwise the one after the highest. Nothing if there are no more numbers.
  std::optional<std::string> take(std::string_view wish = {});

  /// Whether the ordinal of `wish` is above the one after the highest. Never true while none is in use.
  bool leaves_gap(std::string_view wish) const;

 private:
  std::set<Ordinal> used_;
  std::size_t width_ = 5;  ///< of the highest one in use
};

/// Whether the digits are not counted but taken from a clock, as other tools number their files: 20261129,
/// 20261129181500, 1796234567890.
bool is_date_or_time(std::string_view digits);

/// An ordinal with leading zeros up to `width` digits.
std::string padded(Ordinal ordinal, std::size_t width);

}  // namespace pgmanager::source
