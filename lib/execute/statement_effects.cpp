#include "execute/statement_effects.hpp"

#include <algorithm>
#include <cctype>
#include <initializer_list>

#include "sql/concurrent_index.hpp"
#include "sql/lexer.hpp"
#include "sql/statement_class.hpp"

namespace pgmanager::execute {

namespace {

bool mentions(std::string_view text, std::string_view lower_case) {
  const auto same = [](char a, char b) { return std::tolower(static_cast<unsigned char>(a)) == b; };
  return std::search(text.begin(), text.end(), lower_case.begin(), lower_case.end(), same) != text.end();
}

}  // namespace

// Temporary tables are not created again: their rows would be missing.
bool is_sent_again(std::string_view statement) {
  sql::Lexer lexer(statement);
  const std::string_view first = lexer.next().in(statement);
  const auto is_one_of = [first](std::initializer_list<const char*> words) {
    return std::any_of(words.begin(), words.end(), [first](const char* word) { return sql::is_word(first, word); });
  };
  if (is_one_of({"set", "reset", "prepare", "deallocate", "load"})) return true;
  if (!is_one_of({"select"})) return false;
  std::string_view called = lexer.next().in(statement);
  if (sql::is_word(called, "pg_catalog") && lexer.next().in(statement) == ".") called = lexer.next().in(statement);
  // Its arguments could call a function that must not be called twice.
  return sql::is_word(called, "set_config") && std::count(statement.begin(), statement.end(), '(') == 1;
}

bool may_commit_inside(std::string_view statement) {
  const std::string_view first = sql::Lexer(statement).next().in(statement);
  if (sql::is_word(first, "call")) return true;
  return sql::is_word(first, "do") &&
         (mentions(statement, "commit") || mentions(statement, "rollback") || mentions(statement, "call"));
}

bool commits_itself(std::string_view statement) {
  return sql::classify({statement}).front() != sql::StatementClass::ordinary;
}

bool may_leave_invalid_index(std::string_view statement) {
  using Kind = sql::ConcurrentIndex::Kind;
  const auto concurrent = sql::concurrent_index(statement);
  return concurrent && concurrent->kind != Kind::drop_index && concurrent->kind != Kind::detach_partition;
}

}  // namespace pgmanager::execute
