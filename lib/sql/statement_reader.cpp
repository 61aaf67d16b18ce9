#include "sql/statement_reader.hpp"

#include <charconv>

namespace pgmanager::sql {

namespace {

std::string folded(std::string_view word) {
  std::string result(word);
  for (char& c : result) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return result;
}

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
  const auto trail = [&](int shift) { bytes += static_cast<char>(0x80 | (code >> shift & 0x3f)); };
  if (code < 0x800) {
    bytes += static_cast<char>(0xc0 | code >> 6);
  } else if (code < 0x10000) {
    bytes += static_cast<char>(0xe0 | code >> 12);
    trail(6);
  } else {
    bytes += static_cast<char>(0xf0 | code >> 18);
    trail(12);
    trail(6);
  }
  trail(0);
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
  if (token_.kind == TokenKind::word) return folded(written);
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

}  // namespace pgmanager::sql
