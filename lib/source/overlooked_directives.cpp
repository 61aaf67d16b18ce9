#include "source/overlooked_directives.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>

#include "base/utf8.hpp"
#include "source/directives.hpp"
#include "source/rules.hpp"

namespace pgmanager::source {

namespace {

constexpr std::string_view blanks = " \t\f\v";
constexpr std::string_view line_ends = "\r\n";
constexpr std::string_view as_it_should_be = "postgres-manager:";

bool same_letter(char a, char b) {
  return std::tolower(static_cast<unsigned char>(a)) == std::tolower(static_cast<unsigned char>(b));
}

std::string_view without_blanks_before(std::string_view text) {
  return text.substr(std::min(text.find_first_not_of(blanks), text.size()));
}

// Takes `word` from the beginning of `text`, in whatever case; false: it does not begin with it.
bool take_word(std::string_view& text, std::string_view word) {
  if (text.size() < word.size() || !std::equal(word.begin(), word.end(), text.begin(), same_letter)) return false;
  text.remove_prefix(word.size());
  return true;
}

std::string_view line_from(std::string_view text, std::size_t offset) {
  return text.substr(offset, std::min(text.find_first_of(line_ends, offset), text.size()) - offset);
}

// What stands on the line before `offset`, without the blanks behind it.
std::string_view line_before(std::string_view text, std::size_t offset) {
  const std::string_view before = text.substr(0, offset);
  const std::string_view line = before.substr(before.find_last_of(line_ends) + 1);
  return line.substr(0, line.find_last_not_of(blanks) + 1);
}

// The directive in a line that begins like one, without what closes a block comment; nothing when it is only prose that
// begins with the program's name.
std::optional<std::string_view> directive_in(std::string_view line) {
  if (!take_word(line, "postgres")) return std::nullopt;
  if (!line.empty() && std::string_view("-_ ").find(line.front()) != std::string_view::npos) line.remove_prefix(1);
  if (!take_word(line, "manager")) return std::nullopt;
  line = without_blanks_before(line);
  const bool has_colon = take_word(line, ":");
  line = without_blanks_before(line.substr(0, line.find("*/")));
  line = line.substr(0, line.find_last_not_of(blanks) + 1);
  const std::string_view first = line.substr(0, line.find_first_of(" \t="));
  if (!has_colon && !is_directive_name(first)) return std::nullopt;
  return line;
}

// What stands on its line before the first word of a comment; inside a block comment that is nothing, or a star.
bool begins_comment(std::string_view opening) {
  return opening.ends_with("--") || opening.ends_with("/*") ||
         opening.find_first_not_of(" \t*") == std::string_view::npos;
}

bool is_in_piece(const sql::Script& script, std::size_t offset) {
  const auto behind = std::upper_bound(script.pieces.begin(), script.pieces.end(), offset,
                                       [](std::size_t at, const sql::Piece& piece) { return at < piece.begin; });
  return behind != script.pieces.begin() && offset < std::prev(behind)->end;
}

}  // namespace

void report_overlooked_directives(std::string_view text, const sql::Script& script, Locator& locator,
                                  base::Findings& findings) {
  constexpr std::string_view word = "manager";
  constexpr std::size_t longest_before = std::string_view("postgres-").size();
  auto found = std::search(text.begin(), text.end(), word.begin(), word.end(), same_letter);
  if (found == text.end()) return;

  const std::vector<WrittenDirective> heeded = find_directives(text);
  const auto is_heeded = [&](std::size_t offset) {
    return std::any_of(heeded.begin(), heeded.end(), [&](const WrittenDirective& each) {
      return offset > each.offset && offset <= each.offset + line_from(text, each.offset).size();
    });
  };
  for (; found != text.end(); found = std::search(found + 1, text.end(), word.begin(), word.end(), same_letter)) {
    const auto at = static_cast<std::size_t>(found - text.begin());
    for (const std::size_t length : {longest_before, longest_before - 1}) {
      if (at < length || is_heeded(at) || is_in_piece(script, at)) continue;
      const std::size_t begin = at - length;
      const std::string_view opening = line_before(text, begin);
      if (!begins_comment(opening)) continue;
      const auto directive = directive_in(line_from(text, begin));
      if (!directive) continue;
      const bool well_formed = opening.ends_with("--") && text.substr(begin).starts_with(as_it_should_be);
      findings.push_back(rules::broken(
          rules::overlooked_directive, locator.at(begin),
          well_formed ? "directive stands behind the beginning of the file" : "directive is not written as one",
          fmt::format("Write it on a line of its own, before everything but comments: -- {} {}", as_it_should_be,
                      base::printable(*directive))));
      break;
    }
  }
}

}  // namespace pgmanager::source
