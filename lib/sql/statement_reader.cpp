#include "sql/statement_reader.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <string_view>
#include <utility>

#include "base/utf8.hpp"

namespace pgmanager::sql {

namespace {

std::string unquoted(std::string_view quoted) {
  std::string result;
  for (std::size_t i = 1; i + 1 < quoted.size(); ++i) {
    result += quoted[i];
    if (quoted[i] == '"') ++i;
  }
  return result;
}

std::string utf8(std::uint32_t code) {
  if (code < 0x80) return {static_cast<char>(code)};
  std::string bytes;
  const auto append_continuation = [&](int shift) { bytes += static_cast<char>(0x80 | (code >> shift & 0x3f)); };
  if (code < 0x800) {
    bytes += static_cast<char>(0xc0 | code >> 6);
  } else if (code < 0x10000) {
    bytes += static_cast<char>(0xe0 | code >> 12);
    append_continuation(6);
  } else {
    bytes += static_cast<char>(0xf0 | code >> 18);
    append_continuation(12);
    append_continuation(6);
  }
  append_continuation(0);
  return bytes;
}

// U&"d\0061ta" with its default escape character: \\, \XXXX and \+XXXXXX. Other text stays unchanged.
std::string without_unicode_escapes(std::string_view text) {
  std::string result;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '\\') {
      result += text[i];
      continue;
    }
    if (text.substr(i + 1).starts_with('\\')) {
      result += text[i++];
      continue;
    }
    const bool is_long = text.substr(i + 1).starts_with('+');
    const std::string_view digits = text.substr(i + (is_long ? 2 : 1), is_long ? 6 : 4);
    std::uint32_t code = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), code, 16);
    if (error != std::errc() || end != digits.data() + digits.size() || code > 0x10ffff) {
      result += text[i];
      continue;
    }
    result += utf8(code);
    i += (is_long ? 1 : 0) + digits.size();
  }
  return result;
}

using Words = std::vector<std::string>;

/// The type names of PostgreSQL's grammar and their names in the catalog. A longer name precedes the names that it ends
/// with.
constexpr auto built_in_types = std::to_array<std::pair<std::string_view, std::string_view>>({
    {"timestamp without time zone", "timestamp"},
    {"timestamp with time zone", "timestamptz"},
    {"time without time zone", "time"},
    {"time with time zone", "timetz"},
    {"national character varying", "varchar"},
    {"national char varying", "varchar"},
    {"character varying", "varchar"},
    {"char varying", "varchar"},
    {"nchar varying", "varchar"},
    {"national character", "bpchar"},
    {"national char", "bpchar"},
    {"bit varying", "varbit"},
    {"double precision", "float8"},
    {"character", "bpchar"},
    {"nchar", "bpchar"},
    {"char", "bpchar"},
    {"smallint", "int2"},
    {"integer", "int4"},
    {"int", "int4"},
    {"bigint", "int8"},
    {"real", "float4"},
    {"float", "float8"},
    {"decimal", "numeric"},
    {"dec", "numeric"},
    {"boolean", "bool"},
});

// The words of one argument, without type modifiers such as (3, 2).
Words read_words(StatementReader& reader) {
  Words words;
  for (int depth = 0; !reader.at_end(); reader.next()) {
    if (depth == 0 && (reader.is(",") || reader.is(")") || reader.is("=") || reader.is("default"))) break;
    if (reader.is(")")) --depth;
    if (reader.is("(")) ++depth;
    if (depth == 0 && !reader.is(")")) words.push_back(reader.is_quoted() ? "\"" + reader.text() : reader.text());
  }
  return words;
}

void pass_over_default(StatementReader& reader) {
  for (int depth = 0; !reader.at_end(); reader.next()) {
    if (depth == 0 && (reader.is(",") || reader.is(")"))) return;
    if (reader.is(")") || reader.is("]")) --depth;
    if (reader.is("(") || reader.is("[")) ++depth;
  }
}

bool take_mode(Words& words, std::string_view mode) {
  if (words.size() < 2 || words.front() != mode) return false;
  words.erase(words.begin());
  return true;
}

bool ends_with(const Words& words, std::string_view name) {
  std::string joined;
  for (auto word = words.rbegin(); word != words.rend() && joined.size() < name.size(); ++word) {
    joined = joined.empty() ? *word : *word + " " + joined;
  }
  return joined == name;
}

void replace_built_in(Words& words) {
  const auto interval = std::find(words.begin(), words.end(), "interval");
  if (interval != words.end()) words.erase(interval + 1, words.end());  // interval day to second
  for (const auto& [written, name] : built_in_types) {
    if (!ends_with(words, written)) continue;
    words.resize(words.size() - static_cast<std::size_t>(std::count(written.begin(), written.end(), ' ') + 1));
    words.emplace_back(name);
    return;
  }
}

// Treats int[], int[3] and int array[3] the same.
bool take_array(Words& words) {
  const auto begin = std::find_if(words.begin(), words.end(), [](const auto& w) { return w == "[" || w == "array"; });
  if (begin == words.end() || begin == words.begin()) return false;
  words.erase(begin, words.end());
  return true;
}

RoutineArgument argument_of(Words words) {
  RoutineArgument argument;
  argument.is_output = take_mode(words, "out");
  for (const std::string_view mode : {"inout", "in", "out", "variadic"}) take_mode(words, mode);
  argument.is_of_a_column = std::find(words.begin(), words.end(), "%") != words.end();
  argument.is_array = take_array(words);
  replace_built_in(words);
  while (!words.empty()) {
    std::string& word = words.back();
    argument.type.insert(argument.type.begin(), word.starts_with('"') ? word.substr(1) : word);
    words.pop_back();
    if (words.size() < 2 || words.back() != ".") break;
    words.pop_back();
  }
  return argument;
}

bool may_be_same(const RoutineArgument& a, const RoutineArgument& b) {
  if (a.is_of_a_column || b.is_of_a_column) return true;
  return a.is_array == b.is_array && is_same(a.type, b.type);
}

}  // namespace

bool is_same(const Name& a, const Name& b) {
  if (a.empty() || b.empty() || a.back() != b.back()) return false;
  return a.size() == 1 || b.size() == 1 || a[a.size() - 2] == b[b.size() - 2];
}

bool StatementReader::is(std::string_view word) const {
  return token_.kind == TokenKind::word ? is_word(token_.in(text_), word) : token_.in(text_) == word;
}

bool StatementReader::take(std::string_view word) {
  if (!is(word)) return false;
  next();
  return true;
}

std::string StatementReader::text() const {
  const std::string_view written = token_.in(text_);
  if (token_.kind == TokenKind::word) return base::lowered(written);
  if (!is_quoted()) return std::string(written);
  return written.front() == '"' ? unquoted(written) : without_unicode_escapes(unquoted(written.substr(2)));
}

Name StatementReader::name() {
  Name parts;
  do {
    if (token_.kind == TokenKind::punctuation || at_end()) break;
    parts.push_back(text());
    next();
  } while (take("."));
  return parts;
}

Name StatementReader::after(std::string_view word) {
  while (!at_end() && !is(word)) next();
  if (!take(word)) return {};
  take("only");
  return name();
}

std::optional<std::vector<RoutineArgument>> read_arguments(StatementReader& reader) {
  if (!reader.take("(")) return std::nullopt;
  std::vector<RoutineArgument> arguments;
  while (!reader.at_end() && !reader.is(")")) {
    Words words = read_words(reader);
    pass_over_default(reader);
    if (!words.empty()) arguments.push_back(argument_of(std::move(words)));
    reader.take(",");
  }
  reader.take(")");
  return arguments;
}

bool may_be_same(const std::vector<RoutineArgument>& dropped, const std::vector<RoutineArgument>& created) {
  const auto equal = [](const auto& one, const auto& other) {
    return std::equal(one.begin(), one.end(), other.begin(), other.end(),
                      [](const auto& a, const auto& b) { return may_be_same(a, b); });
  };
  const auto inputs_of = [](std::vector<RoutineArgument> arguments) {
    std::erase_if(arguments, [](const RoutineArgument& argument) { return argument.is_output; });
    return arguments;
  };
  // PostgreSQL ignores the output arguments in DROP FUNCTION; DROP PROCEDURE may list them without their mode.
  return equal(inputs_of(dropped), inputs_of(created)) || equal(dropped, created);
}

}  // namespace pgmanager::sql
