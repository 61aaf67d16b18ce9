#include "sql/session_effect.hpp"

#include <algorithm>
#include <array>

#include "sql/lexer.hpp"

namespace pgmanager::sql {

namespace {

constexpr std::array<std::string_view, 8> definitions = {"create", "drop",     "comment",  "grant",
                                                         "revoke", "reassign", "security", "alter"};
constexpr std::array<std::string_view, 7> changes = {"insert",   "update",  "delete", "merge",
                                                     "truncate", "refresh", "analyze"};
// Words with which a definition or a change can also affect the session.
constexpr std::array<std::string_view, 3> suspicious = {"temp", "temporary", "set_config"};
// A definition with one of these words may compute values for a table or a column.
constexpr std::array<std::string_view, 4> queries = {"select", "default", "using", "execute"};
// Objects that store a query or a default without running it.
constexpr std::array<std::string_view, 9> stored = {"view",    "or",     "function", "procedure", "rule",
                                                    "trigger", "policy", "domain",   "index"};

template <std::size_t Count>
bool is_one_of(std::string_view word, const std::array<std::string_view, Count>& words) {
  return std::any_of(words.begin(), words.end(), [&](std::string_view each) { return is_word(word, each); });
}

// pg_temp, "pg_temp", pg_temp_3
bool names_temporary_schema(std::string_view token) {
  if (token.starts_with('"')) token.remove_prefix(1);
  constexpr std::string_view name = "pg_temp";
  return is_word(token.substr(0, name.size()), name);
}

}  // namespace

SessionEffect session_effect(std::string_view statement) {
  Lexer lexer(statement);
  const std::string_view first = lexer.next().in(statement);
  const bool defines = is_one_of(first, definitions);
  if (!defines && !is_one_of(first, changes)) return SessionEffect::anything;
  const bool creates = is_word(first, "create");
  bool runs_queries = !defines || is_word(first, "alter");
  SessionEffect effect = defines ? SessionEffect::none : SessionEffect::functions;
  std::size_t position = 1;
  for (Token token = lexer.next(); token.kind != TokenKind::end; token = lexer.next(), ++position) {
    const std::string_view word = token.in(statement);
    if (names_temporary_schema(word)) return SessionEffect::anything;
    if (token.kind != TokenKind::word) continue;
    if (is_one_of(word, suspicious)) return SessionEffect::anything;
    if (position == 1 && creates) runs_queries = !is_one_of(word, stored);
    const bool is_default = is_word(word, "default") && creates;  // of a new object: not computed yet
    if (runs_queries && !is_default && is_one_of(word, queries)) effect = SessionEffect::functions;
  }
  return effect;
}

}  // namespace pgmanager::sql
