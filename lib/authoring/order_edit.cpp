#include "authoring/order_edit.hpp"

#include <fmt/format.h>

#include <vector>

#include "authoring/causes.hpp"
#include "base/error.hpp"
#include "source/order_file.hpp"
#include "source/ordinal.hpp"

namespace pgmanager::authoring {

namespace {

/// A string in the JSON text, including its quotes.
struct Span {
  std::size_t begin = 0;
  std::size_t end = 0;
};

// A text without findings is a flat object of strings: every second string is a value.
std::vector<Span> strings_of(std::string_view text) {
  std::vector<Span> strings;
  for (std::size_t at = text.find('"'); at != std::string_view::npos; at = text.find('"', at)) {
    const std::size_t begin = at++;
    while (text[at] != '"') at += text[at] == '\\' ? 2U : 1U;
    strings.push_back({.begin = begin, .end = ++at});
  }
  return strings;
}

std::string_view between(std::string_view text, std::size_t begin, std::size_t end) {
  return text.substr(begin, end - begin);
}

std::string next_key(std::string_view text) {
  base::Findings none;
  source::FreeOrdinals keys;
  keys.use(source::Ordinal(0), "0");  // so that the first key is 1
  const auto entries = source::parse_order_json("order.json", text, none);
  for (const source::OrderEntry& entry : entries.value()) {
    if (const auto number = source::Ordinal::parse(entry.key)) keys.use(*number, entry.key);
  }
  if (const auto key = keys.take()) return *key;
  throw base::Error({.code = base::ErrorCode::refused,
                     .message = "no number is left in order.json",
                     .cause = Cause(causes::NoKeyLeft{})});
}

/// The text between two entries, including the comma.
std::string separator_of(std::string_view text, const std::vector<Span>& strings) {
  const std::size_t count = strings.size();
  if (count > 2) return std::string(between(text, strings[count - 3].end, strings[count - 2].begin));
  const std::string_view lead = between(text, text.find('{') + 1, strings.front().begin);
  return lead.find('\n') == std::string_view::npos ? ", " : fmt::format(",{}", lead);
}

std::string with_first_entry(std::string text, const std::string& entry) {
  const std::size_t begin = text.find('{') + 1;
  const std::string_view inside = between(text, begin, text.rfind('}'));
  const bool is_windows = inside.find("\r\n") != std::string_view::npos;
  const bool has_lines = inside.find('\n') != std::string_view::npos;
  text.insert(begin, has_lines ? fmt::format("{}    {}", is_windows ? "\r\n" : "\n", entry) : entry);
  return text;
}

}  // namespace

std::string with_entry(const std::string& text, const std::string& file) {
  if (text.empty()) return fmt::format("{{\n    \"1\": \"{}\"\n}}\n", file);
  const std::vector<Span> strings = strings_of(text);
  const std::string key = next_key(text);
  if (strings.empty()) return with_first_entry(text, fmt::format("\"{}\": \"{}\"", key, file));
  const Span& last_key = strings[strings.size() - 2];
  const Span& last_value = strings.back();
  const std::string_view colon = between(text, last_key.end, last_value.begin);
  const std::string entry = fmt::format("{}\"{}\"{}\"{}\"", separator_of(text, strings), key, colon, file);
  return std::string(text).insert(last_value.end, entry);
}

}  // namespace pgmanager::authoring
