#include "source/known_tools.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string>

#include "base/utf8.hpp"
#include "sql/lexer.hpp"

namespace pgmanager::source {

namespace {

constexpr std::string_view line_blanks = " \t\f\v";

bool is_blank(char c) {
  return line_blanks.find(c) != std::string_view::npos;
}

// "-- Revert project:change from pg" is the first line of sqitch's files; the same line with "Deploy" is harmless.
bool is_sqitch_header(std::string_view content, std::string_view verb, std::string_view preposition) {
  if (!content.starts_with(verb)) return false;
  const std::string_view change = base::trimmed(content.substr(verb.size()), line_blanks);
  const std::size_t blank = change.find_first_of(line_blanks);
  return blank != std::string_view::npos &&
         base::trimmed(change.substr(blank), line_blanks) == fmt::format("{} pg", preposition);
}

bool begins_with_word(std::string_view text, std::string_view word) {
  return text.starts_with(word) && (text.size() == word.size() || is_blank(text[word.size()]));
}

// /^\s*--[\s-]*down\s+migration/im, and the same with "up"; anything may follow on the line.
bool is_of_node_pg_migrate(std::string_view content) {
  std::string_view words = content.substr(std::min(content.find_first_not_of(" \t\f\v-"), content.size()));
  const std::size_t end = words.starts_with("up") ? 2 : words.starts_with("down") ? 4 : 0;
  words.remove_prefix(end);
  return end != 0 && !words.empty() && is_blank(words.front()) &&
         base::trimmed(words, line_blanks).starts_with("migration");
}

// /^(#|--).*!Downs.*$/, and the same with "Ups"; here it must be a separate word.
bool is_of_play(std::string_view comment) {
  for (const std::string_view word : {"!Ups", "!Downs"}) {
    const std::size_t at = comment.find(word);
    if (at == std::string_view::npos) continue;
    const std::string_view rest = comment.substr(at + word.size());
    if (rest.empty() || base::lower(rest.front()) < 'a' || base::lower(rest.front()) > 'z') return true;
  }
  return false;
}

// "==== UP ====", with any number of blanks.
bool is_of_shmig(std::string_view content) {
  constexpr std::string_view bar = "====";
  if (!content.starts_with(bar) || !content.ends_with(bar) || content.size() < 2 * bar.size()) return false;
  const std::string_view word = base::trimmed(content.substr(bar.size(), content.size() - 2 * bar.size()), line_blanks);
  return word == "up" || word == "down";
}

// `comment`: a line, from its two dashes on.
const OtherTool* tool_of_marker(std::string_view comment) {
  if (comment.starts_with("---- create above / drop below ----") || comment.starts_with("---- tern:"))
    return &known_tools::tern;
  const std::string written(base::trimmed(comment.substr(2), line_blanks));
  const std::string content = base::lowered(written);
  if (begins_with_word(content, "migrate:up") || begins_with_word(content, "migrate:down")) return &known_tools::dbmate;
  if (begins_with_word(content, "+goose")) return &known_tools::goose;
  if (begins_with_word(content, "+migrate")) return &known_tools::sql_migrate;
  if (begins_with_word(content, "liquibase formatted sql")) return &known_tools::liquibase;
  if (begins_with_word(content, "changeset") && content.find(':') != std::string::npos) return &known_tools::liquibase;
  if (begins_with_word(content, "//@undo")) return &known_tools::mybatis;
  if (begins_with_word(content, "rambler up") || begins_with_word(content, "rambler down"))
    return &known_tools::rambler;
  if (is_of_node_pg_migrate(content)) return &known_tools::node_pg_migrate;
  if (is_of_play(comment)) return &known_tools::play;
  if (is_of_shmig(content)) return &known_tools::shmig;
  return is_sqitch_header(written, "Revert ", "from") ? &known_tools::sqitch : nullptr;
}

// Whether byte `at`, on a line that looks like a comment, is in a comment and not in a string or in rows.
bool is_in_comment(std::string_view text, const sql::Script& script, std::size_t at) {
  const auto piece = std::upper_bound(script.pieces.begin(), script.pieces.end(), at,
                                      [](std::size_t offset, const sql::Piece& each) { return offset < each.end; });
  if (piece == script.pieces.end() || at < piece->begin) return true;
  if (piece->kind != sql::PieceKind::statement) return false;
  sql::Lexer lexer(text);
  lexer.seek(piece->begin, piece->end);
  sql::Token token = lexer.next();
  while (token.kind != sql::TokenKind::end && token.end <= at) token = lexer.next();
  return token.kind == sql::TokenKind::end || token.begin > at;
}

// Whether the line has nothing before byte `at`, or only the "#" with which Play starts its markers.
bool begins_line(std::string_view text, std::size_t at) {
  const auto without_trailing_blanks = [](std::string_view part) {
    return part.substr(0, part.find_last_not_of(line_blanks) + 1);
  };
  std::string_view before = without_trailing_blanks(text.substr(0, at));
  if (before.ends_with('#')) before = without_trailing_blanks(before.substr(0, before.size() - 1));
  return before.empty() || before.back() == '\n' || before.back() == '\r';
}

}  // namespace

std::string OtherTool::advice() const {
  if (!is_imported) return std::string(parts);
  return fmt::format("Take over the whole directory of the tool: postgres-manager help import. By hand: {}", parts);
}

std::optional<SectionMarker> find_section_marker(std::string_view text, const sql::Script& script) {
  std::size_t at = text.find("--");
  while (at != std::string_view::npos) {
    const std::size_t end = std::min(text.find_first_of("\r\n", at), text.size());
    const std::string_view line = base::trimmed(text.substr(at, end - at), line_blanks);
    const OtherTool* tool = begins_line(text, at) ? tool_of_marker(line) : nullptr;
    if (tool != nullptr && is_in_comment(text, script, at)) {
      return SectionMarker{.tool = tool, .line = line, .offset = at};
    }
    at = text.find("--", end);
  }
  return std::nullopt;
}

bool is_sqitch_file(std::string_view text) {
  const std::string_view first = text.substr(0, text.find_first_of("\r\n"));
  if (!first.starts_with("--")) return false;
  const std::string_view header = base::trimmed(first.substr(2), line_blanks);
  return is_sqitch_header(header, "Deploy ", "to") || is_sqitch_header(header, "Verify ", "on");
}

}  // namespace pgmanager::source
