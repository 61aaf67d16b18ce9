#include "dump/mentions.hpp"

#include <string_view>

#include "sql/lexer.hpp"
#include "sql/statement_reader.hpp"

namespace pgmanager::dump {

namespace {

/// The inside of a string as pg_dump writes the text of a function: '...' or $tag$...$tag$.
std::string_view inside(std::string_view string) {
  const std::size_t edge = string.starts_with('$') ? string.find('$', 1) + 1 : 1;
  return string.size() < 2 * edge ? std::string_view() : string.substr(edge, string.size() - 2 * edge);
}

void add_words(std::string_view text, std::set<std::string>& words) {
  for (sql::StatementReader reader(text); !reader.at_end(); reader.next()) words.insert(reader.text());
}

void add_declared_words(std::string_view text, std::set<std::string>& words) {
  bool is_declaration = false;
  for (sql::StatementReader reader(text); !reader.at_end(); reader.next()) {
    if (reader.is("declare")) is_declaration = true;
    if (reader.is("begin")) is_declaration = false;
    if (is_declaration) words.insert(reader.text());
  }
}

}  // namespace

std::set<std::string> words_checked_at_creation(const std::vector<std::string>& statements) {
  std::set<std::string> words;
  if (statements.empty()) return words;
  const std::string& statement = statements.front();
  const sql::Name language = sql::StatementReader(statement).after("language");
  const bool is_sql = language == sql::Name{"sql"};
  if (!is_sql && language != sql::Name{"plpgsql"}) return words;
  sql::Lexer lexer(statement);
  for (sql::Token token = lexer.next(); token.kind != sql::TokenKind::end; token = lexer.next()) {
    if (token.kind != sql::TokenKind::string) continue;
    const std::string_view text = inside(token.in(statement));
    is_sql ? add_words(text, words) : add_declared_words(text, words);
  }
  return words;
}

}  // namespace pgmanager::dump
