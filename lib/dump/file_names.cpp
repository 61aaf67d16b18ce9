#include "dump/file_names.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>
#include <utility>

#include "authoring/given_names.hpp"
#include "base/sha256.hpp"
#include "base/utf8.hpp"

namespace pgmanager::dump {

namespace {

constexpr std::size_t longest = 120;  // in bytes, without prefix and ".sql"

bool is_plain(std::string_view name) {
  return !name.empty() &&
         std::ranges::all_of(name, [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; });
}

constexpr std::pair<char, std::string_view> symbols[] = {
    {'<', "lt"},    {'>', "gt"},    {'=', "eq"},    {'!', "not"},  {'+', "plus"}, {'-', "minus"},
    {'*', "times"}, {'/', "slash"}, {'~', "tilde"}, {'@', "at"},   {'#', "hash"}, {'%', "per"},
    {'^', "caret"}, {'&', "and"},   {'|', "or"},    {'`', "tick"}, {'?', "ask"},
};

/// "lt-eq" for "<=".
std::string words_for(std::string_view operator_name) {
  std::string words;
  for (const char c : operator_name) {
    const auto* found = std::ranges::find(symbols, c, [](const auto& symbol) { return symbol.first; });
    if (found == std::end(symbols)) return "";
    words += fmt::format("{}{}", words.empty() ? "" : "-", found->second);
  }
  return words;
}

std::string safe(std::string_view name) {
  if (is_plain(name)) return std::string(name);
  const std::string words = authoring::change_name(name);
  return words.empty() ? words_for(name) : words;
}

/// A beginning of the text that does not end within a character, and a checksum of all of it.
std::string shortened(const std::string& text, const std::string& whole) {
  if (text.size() <= longest) return text;
  std::size_t size = longest;
  while (size > 0 && (static_cast<unsigned char>(text[size]) & 0xC0) == 0x80) --size;
  return fmt::format("{}-{}", text.substr(0, size), base::sha256_hex(whole).substr(0, 8));
}

std::string with_schema(const Unit& unit, const std::string& name) {
  return unit.schema.empty() || unit.schema == "public" ? name : fmt::format("{}.{}", safe(unit.schema), name);
}

}  // namespace

FileNames::FileNames(const std::vector<std::string>& taken) {
  for (const std::string& name : taken) take(name);
}

bool FileNames::take(const std::string& name) {
  return taken_.insert(base::lowered(name)).second;
}

std::string FileNames::choose(const Unit& unit) {
  // "CAST (app.pair AS text)" of type CAST
  const std::string label = unit.type + " ";
  const std::string name = unit.name.starts_with(label) ? unit.name.substr(label.size()) : unit.name;
  const std::string own = name.substr(0, is_routine(unit.type) ? name.find('(') : std::string::npos);
  const auto file = [&](const std::string& chosen) {
    return fmt::format("{}{}.sql", prefix_of(unit.type),
                       shortened(with_schema(unit, chosen), unit.schema + "." + unit.name));
  };
  const std::string shortest = safe(own).empty() ? "object" : safe(own);
  if (std::string chosen = file(shortest); take(chosen)) return chosen;
  const std::string arguments = safe(name.substr(own.size()));
  const std::string longer = arguments.empty() ? shortest : fmt::format("{}-{}", shortest, arguments);
  std::string chosen = file(longer);
  for (int number = 2; !take(chosen); ++number) chosen = file(fmt::format("{}-{}", longer, number));
  return chosen;
}

}  // namespace pgmanager::dump
