#include "source/ordinal.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <limits>
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

namespace {

constexpr Ordinal largest(std::numeric_limits<std::int64_t>::max());

}  // namespace

void FreeOrdinals::use(Ordinal ordinal, std::string_view digits) {
  if (used_.empty() || ordinal >= *used_.rbegin()) width_ = digits.size();
  used_.insert(ordinal);
}

std::optional<std::string> FreeOrdinals::take(std::string_view wish) {
  std::optional<Ordinal> ordinal = is_date_or_time(wish) ? std::nullopt : Ordinal::parse(wish);
  if (!ordinal || used_.contains(*ordinal)) {
    if (used_.contains(largest)) return std::nullopt;
    ordinal = used_.empty() ? Ordinal(0) : used_.rbegin()->next();
  }
  used_.insert(*ordinal);
  return padded(*ordinal, width_);
}

bool FreeOrdinals::leaves_gap(std::string_view wish) const {
  const auto ordinal = Ordinal::parse(wish);
  return ordinal && !used_.empty() && *used_.rbegin() < *ordinal && used_.rbegin()->next() < *ordinal;
}

bool is_date_or_time(std::string_view digits) {
  constexpr std::size_t shortest = 8;  // 20261129
  return digits.size() >= shortest && digits.front() != '0';
}

std::string padded(Ordinal ordinal, std::size_t width) {
  return fmt::format("{:0>{}}", to_string(ordinal), width);
}

}  // namespace pgmanager::source
