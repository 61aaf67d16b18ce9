#include "sql/statement_words.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "base/utf8.hpp"
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

constexpr std::size_t longest_keyword = 63;  // in bytes, as PostgreSQL cuts identifiers

/// The words that follow CREATE, ALTER and DROP. A longer name precedes its own beginnings.
constexpr auto objects = std::to_array<std::string_view>({
    "ACCESS METHOD",
    "AGGREGATE",
    "CAST",
    "COLLATION",
    "CONVERSION",
    "DATABASE",
    "DEFAULT PRIVILEGES",
    "DOMAIN",
    "EVENT TRIGGER",
    "EXTENSION",
    "FOREIGN DATA WRAPPER",
    "FOREIGN TABLE",
    "FUNCTION",
    "GROUP",
    "INDEX CONCURRENTLY",
    "INDEX",
    "LANGUAGE",
    "LARGE OBJECT",
    "MATERIALIZED VIEW",
    "OPERATOR CLASS",
    "OPERATOR FAMILY",
    "OPERATOR",
    "OWNED",
    "POLICY",
    "PROCEDURE",
    "PUBLICATION",
    "ROLE",
    "ROUTINE",
    "RULE",
    "SCHEMA",
    "SEQUENCE",
    "SERVER",
    "STATISTICS",
    "SUBSCRIPTION",
    "SYSTEM",
    "TABLE",
    "TABLESPACE",
    "TEXT SEARCH CONFIGURATION",
    "TEXT SEARCH DICTIONARY",
    "TEXT SEARCH PARSER",
    "TEXT SEARCH TEMPLATE",
    "TRANSFORM",
    "TRIGGER",
    "TYPE",
    "USER MAPPING",
    "USER",
    "VIEW",
});

/// Names of several words that begin with another verb.
constexpr auto other_names = std::to_array<std::string_view>({
    "COMMIT PREPARED",
    "DISCARD ALL",
    "IMPORT FOREIGN SCHEMA",
    "PREPARE TRANSACTION",
    "REASSIGN OWNED",
    "REINDEX DATABASE",
    "REINDEX INDEX",
    "REINDEX SCHEMA",
    "REINDEX SYSTEM",
    "REINDEX TABLE",
    "ROLLBACK PREPARED",
    "SECURITY LABEL",
    "START TRANSACTION",
    "REFRESH MATERIALIZED VIEW",
});

/// Words between CREATE and the object that are not part of the name.
constexpr auto modifiers =
    std::to_array<std::string_view>({"OR", "REPLACE", "UNIQUE", "TEMP", "TEMPORARY", "UNLOGGED", "GLOBAL", "LOCAL",
                                     "RECURSIVE", "TRUSTED", "PROCEDURAL", "CONSTRAINT", "DEFAULT"});

std::string upper(std::string_view word) {
  std::string result(word);
  for (char& c : result) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  return result;
}

/// A word in upper case; empty for other tokens and for words that are too long to be a keyword.
std::string keyword(const Token& token, std::string_view statement) {
  const bool possible = token.kind == TokenKind::word && token.end - token.begin <= longest_keyword;
  return possible ? upper(token.in(statement)) : std::string();
}

template <typename Names>
bool contains(const Names& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

/// The first of `names` that equals the leading words of `words`; empty if none does.
template <typename Names>
std::string_view find_leading(const Names& names, std::string_view words) {
  const auto leads = [words](std::string_view name) {
    return words.starts_with(name) && (words.size() == name.size() || words[name.size()] == ' ');
  };
  const auto found = std::find_if(names.begin(), names.end(), leads);
  return found == names.end() ? std::string_view() : *found;
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

std::string statement_name(std::string_view statement) {
  Lexer lexer(statement);
  Token first = lexer.next();
  while (first.in(statement) == "(") first = lexer.next();
  const std::string verb = keyword(first, statement);
  if (verb.empty()) return "SQL statement";

  std::string word = keyword(lexer.next(), statement);
  while (verb == "CREATE" && contains(modifiers, word)) word = keyword(lexer.next(), statement);
  std::string words;
  for (int count = 0; count < 3 && !word.empty(); ++count, word = keyword(lexer.next(), statement))
    words += (words.empty() ? "" : " ") + word;

  if (verb == "CREATE" || verb == "ALTER" || verb == "DROP") {
    const std::string_view object = find_leading(objects, words);
    return object.empty() ? verb : verb + " " + std::string(object);
  }
  const std::string_view name = find_leading(other_names, verb + " " + words);
  return name.empty() ? verb : std::string(name);
}

int locks_kept(std::string_view statement) {
  struct Locks {
    std::string_view name;
    int count;
  };
  // Counted in pg_locks on PostgreSQL 15. Columns with identity or constraints with indexes need more.
  constexpr auto of_new_objects = std::to_array<Locks>({{"CREATE TABLE", 4},
                                                        {"CREATE FOREIGN TABLE", 1},
                                                        {"CREATE INDEX", 2},
                                                        {"CREATE MATERIALIZED VIEW", 5},
                                                        {"CREATE SEQUENCE", 1},
                                                        {"CREATE VIEW", 2}});
  const std::string name = statement_name(statement);
  const auto found =
      std::find_if(of_new_objects.begin(), of_new_objects.end(), [&](const Locks& each) { return each.name == name; });
  return found == of_new_objects.end() ? 0 : found->count;
}

// Temporary tables are not created again: their rows would be missing.
bool is_sent_again(std::string_view statement) {
  constexpr std::array<std::string_view, 5> repeated = {"set", "reset", "prepare", "deallocate", "load"};
  Lexer lexer(statement);
  const std::string_view first = lexer.next().in(statement);
  if (is_one_of(first, repeated)) return true;
  if (!is_word(first, "select")) return false;
  std::string_view called = lexer.next().in(statement);
  if (is_word(called, "pg_catalog") && lexer.next().in(statement) == ".") called = lexer.next().in(statement);
  // Its arguments could call a function that must not be called twice.
  return is_word(called, "set_config") && std::count(statement.begin(), statement.end(), '(') == 1;
}

bool may_commit_inside(std::string_view statement) {
  constexpr std::array<std::string_view, 3> words = {"commit", "rollback", "call"};
  const std::string_view first = Lexer(statement).next().in(statement);
  if (is_word(first, "call")) return true;
  if (!is_word(first, "do")) return false;
  const std::string text = base::lowered(statement);
  return std::any_of(words.begin(), words.end(),
                     [&](std::string_view word) { return text.find(word) != std::string::npos; });
}

}  // namespace pgmanager::sql
