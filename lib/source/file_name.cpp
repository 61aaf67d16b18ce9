#include "source/file_name.hpp"

#include <algorithm>

#include "base/utf8.hpp"

namespace pgmanager::source {

namespace {

constexpr std::string_view digits = "0123456789";
constexpr std::string_view sql_suffix = ".sql";

bool has_control_character(std::string_view name) {
  for (std::size_t i = 0; i < name.size(); ++i) {
    const auto byte = static_cast<unsigned char>(name[i]);
    if (byte < 0x20 || byte == 0x7F) return true;
    // U+0080 to U+009F are control characters for terminals, too
    if (byte == 0xC2 && i + 1 < name.size() && static_cast<unsigned char>(name[i + 1]) < 0xA0) return true;
  }
  return false;
}

}  // namespace

std::optional<NumberedName> split_numbered_name(std::string_view name) {
  const std::size_t dash = name.find_first_not_of(digits);
  if (dash == 0 || dash == std::string_view::npos || name[dash] != '-' || dash + 1 == name.size()) return std::nullopt;
  return NumberedName{.digits = name.substr(0, dash), .rest = name.substr(dash + 1)};
}

std::optional<NumberedName> split_deployment_name(std::string_view name) {
  if (!is_sql_name(name)) return std::nullopt;
  return split_numbered_name(name.substr(0, name.size() - sql_suffix.size()));
}

bool is_passed_over(std::string_view name) {
  return name.starts_with('.') || name == "README.md";
}

bool is_sql_name(std::string_view name) {
  return name.ends_with(sql_suffix);
}

std::string_view unwanted_characters(std::string_view name) {
  if (base::find_invalid_utf8(name)) return "bytes that are not UTF-8";
  if (has_control_character(name)) return "a control character";
  if (name.find_first_of("'\"`") != std::string_view::npos) return "a quote";
  if (name.find('\\') != std::string_view::npos) return "a backslash";
  return {};
}

}  // namespace pgmanager::source
