#include "source/ordinal.hpp"

#include <algorithm>
#include <charconv>
#include <system_error>

namespace pgmanager::source {

std::optional<Ordinal> Ordinal::parse(std::string_view digits) {
  // from_chars alone would accept a minus sign.
  const bool only_digits = std::all_of(digits.begin(), digits.end(), [](char c) { return c >= '0' && c <= '9'; });
  if (digits.empty() || !only_digits) return std::nullopt;
  std::int64_t value = 0;
  const auto parsed = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (parsed.ec != std::errc()) return std::nullopt;
  return Ordinal(value);
}

std::string to_string(Ordinal ordinal) {
  return std::to_string(ordinal.value());
}

}  // namespace pgmanager::source
