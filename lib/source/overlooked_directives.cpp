#include "source/overlooked_directives.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <string>

#include "base/nearest_word.hpp"
#include "base/utf8.hpp"
#include "source/directives.hpp"
#include "source/rules.hpp"

namespace pgmanager::source {

namespace {

constexpr std::string_view blanks = " \t\f\v";
constexpr std::string_view line_ends = "\r\n";
constexpr std::string_view end_of_block_comment = "*/";

constexpr std::size_t longest_name = 20;  // in letters

bool is_ascii_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

// Digits count as letters: after a date or a number the text is prose.
bool is_separator(char c) {
  return static_cast<unsigned char>(c) < 0x80 && !is_ascii_letter(c) && !(c >= '0' && c <= '9');
}

// Removes non-letters from the start of `text`: ASCII ones, and the blanks, dashes and signs that word processors
// insert instead (U+0080 to U+00BF and U+2000 to U+2FFF, which contain no letters that matter here).
std::string_view take_separators(std::string_view& text) {
  std::size_t at = 0;
  while (at < text.size()) {
    if (is_separator(text[at])) {
      ++at;
    } else if (text[at] == '\xC2') {
      at += 2;
    } else if (text[at] == '\xE2') {
      at += 3;
    } else {
      break;
    }
  }
  const std::string_view taken = text.substr(0, at);
  text.remove_prefix(taken.size());
  return taken;
}

// Removes the letters at the start of `text` and adds them to `word`, in lower case.
bool take_letters(std::string_view& text, std::string& word) {
  std::size_t at = 0;
  for (; at < text.size() && is_ascii_letter(text[at]); ++at) word += static_cast<char>(text[at] | 0x20);
  text.remove_prefix(at);
  return at > 0;
}

// Words before it ("see postgres-manager: repeat") make a sentence.
bool is_like_name_of_program(const std::string& letters) {
  return letters.front() == 'p' && !base::nearest_word(letters, {"postgresmanager", "pgmanager"}).empty();
}

// At most 40 bytes: a line may be long, and no directive's name is.
std::string_view first_word(std::string_view text) {
  text = text.substr(0, 40);
  text = text.substr(0, text.find(end_of_block_comment));
  return text.substr(0, text.find_first_of(" \t\f\v=,;:"));
}

bool is_made_of_directives(std::string_view text) {
  while (!text.empty()) {
    if (!is_directive_name(first_word(text))) return false;
    text.remove_prefix(std::min(text.find_first_of(blanks), text.size()));
    text.remove_prefix(std::min(text.find_first_not_of(blanks), text.size()));
  }
  return true;
}

bool is_the_word_repeat(std::string_view text) {
  std::string letters;
  return take_letters(text, letters) && letters == "repeat";
}

// The directives after a name like the program's at the start of `text`, without the end of a block comment; nothing
// for prose. "postgres-manager repeats ..." is prose, and so is "postgres-manager repeat offenders".
std::optional<std::string_view> directive_in(std::string_view text) {
  std::string name;
  std::string_view between;
  do {
    if (!take_letters(text, name) || name.size() > longest_name) return std::nullopt;
    between = take_separators(text);
    if (between.empty()) return std::nullopt;
  } while (!is_directive_name(first_word(text)));
  if (!is_like_name_of_program(name)) return std::nullopt;
  text = text.substr(0, text.find(end_of_block_comment));
  text = text.substr(0, text.find_last_not_of(blanks) + 1);
  const bool may_be_prose = is_the_word_repeat(text) && between.find(':') == std::string_view::npos;
  if (may_be_prose && !is_made_of_directives(text)) return std::nullopt;
  return text;
}

class Search {
 public:
  Search(std::string_view text, Locator& locator, base::Findings& findings)
      : text_(text), locator_(locator), findings_(findings) {}

  // Between pieces there are only comments, white space and semicolons, so a text that starts with a letter is a
  // comment.
  void look_between(std::size_t begin, std::size_t end, bool is_first) {
    while (begin < end) {
      // Do not search beyond `end`: a hundred thousand pieces may be on one line.
      const std::size_t line_end = std::min(text_.substr(0, end).find_first_of(line_ends, begin), end);
      look_at_line(text_.substr(begin, line_end - begin), is_first);
      begin = line_end + 1;
    }
  }

 private:
  // On one line a comment may follow another that ends there.
  void look_at_line(std::string_view line, bool is_first) {
    while (!look_at_comment(line, is_first)) {
      // Remove all comment ends among the separators at once, since the same content follows: one line may have a
      // hundred thousand comments.
      take_separators(line);
      const std::size_t closed = line.find(end_of_block_comment);
      if (closed == std::string_view::npos) return;
      line.remove_prefix(closed + end_of_block_comment.size());
    }
  }

  // False: the comment does not start like a directive.
  bool look_at_comment(std::string_view comment, bool is_first) {
    comment.remove_prefix(std::min(comment.find_first_not_of(" \t\f\v;"), comment.size()));
    std::string_view content = comment;
    take_separators(content);
    const auto directive = directive_in(content);
    if (!directive) return false;
    if (is_heeded(content)) return true;
    const bool is_after_statement = !is_first && !find_directives(comment).empty();
    findings_.push_back(rules::broken(
        rules::overlooked_directive, locator_.at(offset_of(content)),
        is_after_statement ? "directive is not at the beginning of the file" : "directive is written incorrectly",
        fmt::format("Write it on its own line, before everything except comments: -- postgres-manager: {}",
                    base::printable(*directive))));
    return true;
  }

  bool is_heeded(std::string_view content) {
    if (!heeded_) heeded_ = find_directives(text_);
    return std::any_of(heeded_->begin(), heeded_->end(), [&](const WrittenDirective& each) {
      const std::size_t offset = offset_of(content);
      return each.offset < offset && offset <= offset_of(each.text);
    });
  }

  std::size_t offset_of(std::string_view part) const { return static_cast<std::size_t>(part.data() - text_.data()); }

  std::string_view text_;
  Locator& locator_;
  base::Findings& findings_;
  std::optional<std::vector<WrittenDirective>> heeded_;  // read when something is found, because few files have any
};

}  // namespace

void report_overlooked_directives(std::string_view text, const sql::Script& script, Locator& locator,
                                  base::Findings& findings) {
  Search search(text, locator, findings);
  std::size_t begin = 0;
  for (const sql::Piece& piece : script.pieces) {
    search.look_between(begin, piece.begin, begin == 0);
    begin = std::max(begin, piece.end);
  }
  search.look_between(begin, text.size(), begin == 0);
}

}  // namespace pgmanager::source
