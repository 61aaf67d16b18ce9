#pragma once

#include <cstddef>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "source/ordinal.hpp"

namespace pgmanager::source {

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
