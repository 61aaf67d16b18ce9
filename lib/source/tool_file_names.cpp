#include "source/tool_file_names.hpp"

#include <algorithm>
#include <vector>

#include "base/utf8.hpp"

namespace pgmanager::source {

namespace {

constexpr std::string_view digits = "0123456789";

// The numbers of a version without leading zeros; they may be larger than any integer type.
std::vector<std::string_view> numbers_of(std::string_view version) {
  std::vector<std::string_view> numbers;
  while (!version.empty()) {
    std::string_view number = version.substr(0, version.find_first_of("._"));
    version.remove_prefix(std::min(number.size() + 1, version.size()));
    number.remove_prefix(std::min(number.find_first_not_of('0'), number.size()));
    numbers.push_back(number);
  }
  return numbers;
}

}  // namespace

bool is_called_sql(std::string_view name) {
  return base::lowered(name).ends_with(".sql");
}

std::optional<VersionedName> golang_migrate_name(std::string_view name) {
  const std::size_t end = name.find_first_not_of(digits);
  if (end == 0 || end == std::string_view::npos || (name[end] != '_' && name[end] != '-')) return std::nullopt;
  for (const Half half : {Half::applies, Half::reverts}) {
    const std::string_view suffix = half == Half::reverts ? ".down.sql" : ".up.sql";
    if (!base::lowered(name).ends_with(suffix) || name.size() <= end + 1 + suffix.size()) continue;
    return VersionedName{.version = name.substr(0, end),
                         .rest = name.substr(end + 1, name.size() - suffix.size() - end - 1),
                         .half = half};
  }
  return std::nullopt;
}

std::optional<VersionedName> flyway_name(std::string_view name) {
  const std::size_t separator = name.find("__");
  if (!is_called_sql(name) || separator == std::string_view::npos || name.size() <= separator + 6) return std::nullopt;
  const std::string_view version = name.substr(1, separator - 1);
  const bool is_version = !version.empty() && version.find_first_not_of("0123456789._") == std::string_view::npos &&
                          digits.find(version.front()) != std::string_view::npos;
  const char kind = base::lower(name.front());
  if (kind == 'r' ? !version.empty() : !(is_version && (kind == 'v' || kind == 'u' || kind == 'b'))) {
    return std::nullopt;
  }
  return VersionedName{.version = version,
                       .rest = name.substr(separator + 2, name.size() - separator - 6),
                       .half = kind == 'v'   ? Half::applies
                               : kind == 'u' ? Half::reverts
                                             : Half::neither};
}

bool is_lower_version(std::string_view a, std::string_view b) {
  const auto numbers_a = numbers_of(a);
  const auto numbers_b = numbers_of(b);
  return std::lexicographical_compare(
      numbers_a.begin(), numbers_a.end(), numbers_b.begin(), numbers_b.end(),
      [](std::string_view x, std::string_view y) { return x.size() != y.size() ? x.size() < y.size() : x < y; });
}

}  // namespace pgmanager::source
