#include "source/section_markers.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string>

#include "sql/letter_case.hpp"
#include "sql/lexer.hpp"

namespace pgmanager::source {

namespace {

constexpr std::string_view white_space = " \t\f\v";

bool is_blank(char c) {
  return white_space.find(c) != std::string_view::npos;
}

std::string_view trimmed(std::string_view text) {
  text.remove_prefix(std::min(text.find_first_not_of(white_space), text.size()));
  return text.substr(0, text.find_last_not_of(white_space) + 1);
}

// "-- Revert project:change from pg", the first line of sqitch's files; the same line with "Deploy" does no harm.
bool is_sqitch_header(std::string_view content, std::string_view verb, std::string_view preposition) {
  if (!content.starts_with(verb)) return false;
  const std::string_view change = trimmed(content.substr(verb.size()));
  const std::size_t blank = change.find_first_of(white_space);
  return blank != std::string_view::npos && trimmed(change.substr(blank)) == fmt::format("{} pg", preposition);
}

bool begins_with_word(std::string_view text, std::string_view word) {
  return text.starts_with(word) && (text.size() == word.size() || is_blank(text[word.size()]));
}

// `comment`: a line from its two dashes on.
const OtherTool* tool_of_marker(std::string_view comment) {
  if (comment.starts_with("---- create above / drop below ----") || comment.starts_with("---- tern:"))
    return &known_tools::tern;
  const std::string written(trimmed(comment.substr(2)));
  const std::string content = sql::lowered(written);
  if (begins_with_word(content, "migrate:up") || begins_with_word(content, "migrate:down")) return &known_tools::dbmate;
  if (begins_with_word(content, "+goose")) return &known_tools::goose;
  if (begins_with_word(content, "+migrate")) return &known_tools::sql_migrate;
  if (begins_with_word(content, "liquibase formatted sql")) return &known_tools::liquibase;
  if (begins_with_word(content, "changeset") && content.find(':') != std::string::npos) return &known_tools::liquibase;
  if (begins_with_word(content, "//@undo")) return &known_tools::mybatis;
  if (begins_with_word(content, "rambler up") || begins_with_word(content, "rambler down"))
    return &known_tools::rambler;
  const std::string_view words =
      trimmed(std::string_view(content).substr(std::min(content.find_first_not_of(" \t-"), content.size())));
  if (words == "up migration" || words == "down migration") return &known_tools::node_pg_migrate;
  return is_sqitch_header(written, "Revert ", "from") ? &known_tools::sqitch : nullptr;
}

// Whether byte `at`, where a line seems to be a comment, is in a comment and not in a string or in rows.
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

}  // namespace

std::optional<SectionMarker> find_section_marker(std::string_view text, const sql::Script& script) {
  std::size_t at = text.find("--");
  while (at != std::string_view::npos) {
    const std::size_t end = std::min(text.find_first_of("\r\n", at), text.size());
    const std::size_t before = at == 0 ? at : text.find_last_not_of(white_space, at - 1);
    const bool begins_line =
        at == 0 || before == std::string_view::npos || text[before] == '\n' || text[before] == '\r';
    const std::string_view line = trimmed(text.substr(at, end - at));
    const OtherTool* tool = begins_line ? tool_of_marker(line) : nullptr;
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
  const std::string_view header = trimmed(first.substr(2));
  return is_sqitch_header(header, "Deploy ", "to") || is_sqitch_header(header, "Verify ", "on");
}

}  // namespace pgmanager::source
