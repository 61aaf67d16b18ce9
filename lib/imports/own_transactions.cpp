#include "imports/own_transactions.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "imports/collecting.hpp"
#include "sql/script.hpp"
#include "sql/statement_class.hpp"

namespace pgmanager::imports {

namespace {

using sql::StatementClass;

struct Classified {
  sql::Piece piece;
  StatementClass kind = StatementClass::ordinary;
};

std::vector<Classified> statements_of(std::string_view text) {
  std::vector<Classified> statements;
  std::vector<std::string_view> texts;
  for (const sql::Piece& piece : sql::split(text).pieces) {
    if (piece.kind != sql::PieceKind::statement) continue;
    statements.push_back({.piece = piece});
    texts.push_back(piece.in(text));
  }
  const std::vector<StatementClass> classes = sql::classify(texts);
  for (std::size_t i = 0; i < statements.size(); ++i) statements[i].kind = classes[i];
  return statements;
}

bool is_control(const Classified& statement) {
  return statement.kind != StatementClass::ordinary && statement.kind != StatementClass::no_transaction;
}

// A BEGIN with modes needs more than the transaction that the file gets anyway.
bool is_plain(std::string_view text, const Classified& statement) {
  constexpr std::array<std::string_view, 4> plain = {"begin", "begin work", "begin transaction", "start transaction"};
  return statement.kind != StatementClass::begin ||
         std::find(plain.begin(), plain.end(), sql::canonical_tokens(statement.piece.in(text))) != plain.end();
}

// The statements that open and close transactions, if they alternate; otherwise none.
std::vector<Classified> pairs_in(std::string_view text, const std::vector<Classified>& statements) {
  std::vector<Classified> controls;
  std::copy_if(statements.begin(), statements.end(), std::back_inserter(controls), is_control);
  for (std::size_t i = 0; i < controls.size(); ++i) {
    const auto expected = i % 2 == 0 ? StatementClass::begin : StatementClass::commit;
    if (controls[i].kind != expected || !is_plain(text, controls[i])) return {};
  }
  return controls.size() % 2 == 0 ? controls : std::vector<Classified>();
}

int line_of(const Sql& sql, std::size_t offset) {
  return sql.first_line +
         static_cast<int>(std::count(sql.text.begin(), sql.text.begin() + static_cast<std::ptrdiff_t>(offset), '\n'));
}

}  // namespace

Unwrapped without_own_transactions(Sql sql, bool no_transaction) {
  const std::vector<Classified> statements = statements_of(sql.text);
  const std::vector<Classified> pairs = pairs_in(sql.text, statements);
  Unwrapped result;
  if (!pairs.empty()) {
    const bool is_whole = pairs.size() == 2 && is_control(statements.front()) && is_control(statements.back());
    result.was_wrapped = is_whole;
    const auto without = std::count_if(statements.begin(), statements.end(), [](const Classified& each) {
      return each.kind == StatementClass::no_transaction;
    });
    if (!is_whole) {
      result.changes.push_back({.file = sql.file,
                                .line = line_of(sql, pairs.front().piece.begin),
                                .what = "BEGIN and COMMIT around a part of the file",
                                .why = no_transaction || without > 0 ? "Each statement is committed by itself."
                                                                     : "The whole file is one transaction.",
                                .id = {}});
    }
  }
  std::vector<sql::Piece> controls;
  for (const Classified& control : pairs) controls.push_back(control.piece);
  remove_statements(sql, controls);
  result.has_changed = !controls.empty();
  result.sql = std::move(sql);
  return result;
}

}  // namespace pgmanager::imports
