#include "source/transaction_rules.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <string_view>
#include <vector>

#include "source/rules.hpp"
#include "source/statements.hpp"
#include "sql/lexer.hpp"
#include "sql/statement_class.hpp"

namespace pgmanager::source {

namespace {

using sql::StatementClass;

struct Classified {
  std::size_t piece = 0;  // index in the script
  StatementClass kind = StatementClass::ordinary;
};

bool is_control(const Classified& statement) {
  return statement.kind != StatementClass::ordinary && statement.kind != StatementClass::no_transaction;
}

bool is_no_transaction(const Classified& statement) {
  return statement.kind == StatementClass::no_transaction;
}

std::vector<Classified> classify_statements(const SqlText& file, sql::Variables variables) {
  const std::vector<Statement> statements = statements_of(file, variables, nullptr);
  std::vector<std::string_view> texts;
  texts.reserve(statements.size());
  for (const Statement& statement : statements) texts.push_back(statement.sql);
  const std::vector<StatementClass> classes = sql::classify(texts);
  std::vector<Classified> classified;
  for (std::size_t i = 0; i < file.script.pieces.size(); ++i) {
    if (file.script.pieces[i].kind != sql::PieceKind::statement) continue;
    classified.push_back({.piece = i, .kind = classes[classified.size()]});
  }
  return classified;
}

// BEGIN ISOLATION LEVEL SERIALIZABLE means more than the transaction that the file gets anyway.
bool is_plain_begin(const SqlText& file, const Classified& statement) {
  const std::string words = sql::canonical_tokens(file.script.pieces[statement.piece].in(file.text));
  return words == "begin" || words == "begin work" || words == "begin transaction" || words == "start transaction";
}

// The COMMIT of "SELECT ...; COMMIT \gexec" is no end of a wrapped file: psql would run what it returns.
bool has_gexec(const SqlText& file, const Classified& statement) {
  const auto& pieces = file.script.pieces;
  const std::size_t next = statement.piece + 1;
  return next < pieces.size() && pieces[next].kind == sql::PieceKind::psql_command &&
         pieces[next].in(file.text) == "\\gexec";
}

bool is_wrapped(const SqlText& file, const std::vector<Classified>& statements) {
  return statements.size() >= 2 && statements.front().kind == StatementClass::begin &&
         is_plain_begin(file, statements.front()) && statements.back().kind == StatementClass::commit &&
         std::none_of(statements.begin() + 1, statements.end() - 1, is_control) &&
         !has_gexec(file, statements.front()) && !has_gexec(file, statements.back());
}

void unwrap(SqlText& file, std::vector<Classified>& statements) {
  const auto piece_at = [&](std::size_t index) {
    return file.script.pieces.begin() + static_cast<std::ptrdiff_t>(index);
  };
  file.script.pieces.erase(piece_at(statements.back().piece));
  file.script.pieces.erase(piece_at(statements.front().piece));
  statements.pop_back();
  statements.erase(statements.begin());
  for (Classified& statement : statements) --statement.piece;
}

class Reporter {
 public:
  Reporter(const SqlText& file, Locator& locator, base::Findings& findings)
      : file_(file), locator_(locator), findings_(findings) {}

  void control(const Classified& statement) {
    add(rules::transaction_control, statement, fmt::format("{} inside a file of the tree", name(statement)),
        "Take it out: each file already runs in a transaction of its own; savepoints are allowed.");
  }

  void in_create(const Classified& statement) {
    const std::string concurrently = name(statement);
    const bool has_plain_form = concurrently.find("CONCURRENTLY") != std::string::npos;
    add(rules::no_transaction_in_create, statement, cannot_run(statement),
        has_plain_form
            ? "Use the plain form, without CONCURRENTLY: create runs in one transaction on an empty database."
            : "Take it out, or use a plain form of it: create runs in one transaction on an empty database.");
  }

  void in_block(const Classified& statement) {
    add(rules::no_transaction_in_block, statement, cannot_run(statement),
        "Take BEGIN and COMMIT out of the file, and move other statements to a deployment of their own.");
  }

  void mixed(const Classified& statement) {
    add(rules::mixed_transaction, statement,
        cannot_run(statement) + ", but other statements of the file have to run inside one",
        "Move it to a deployment of its own; or let every statement of the file be committed by itself: write the line "
        "-- postgres-manager: no-transaction at its beginning.");
  }

  void control_in_no_transaction(const Classified& statement) {
    add(rules::transaction_control, statement,
        fmt::format("{} inside a file that runs without a transaction", name(statement)),
        "Take it out: each statement is committed by itself; or take out the directive.");
  }

  void directive_in_create(const Directives& directives) {
    add_to_file(rules::directive_in_create,
                fmt::format("directive \"{}\" cannot be used in {}/", directives.repeat ? "repeat" : "no-transaction",
                            directory()),
                fmt::format("Take it out: the files of {}/ run in a transaction{}.", directory(),
                            directory() == "create" ? ", on an empty database" : ""));
  }

  void repeat_of(std::size_t statements) {
    add_to_file(rules::repeat_one_statement, fmt::format("directive \"repeat\" in a file of {} statements", statements),
                "Leave the one statement in it that is to be run until it touches no row, and move the others.");
  }

  void repeat_without_end(const Classified& statement) {
    add(rules::repeat_one_statement, statement, fmt::format("directive \"repeat\" with {}", name(statement)),
        "Repeat an INSERT, UPDATE, DELETE or MERGE: it is run until it touches no row.");
  }

  std::string_view text(const Classified& statement) const {
    return file_.script.pieces[statement.piece].in(file_.text);
  }

 private:
  std::string name(const Classified& statement) const { return sql::statement_name(text(statement)); }
  std::string cannot_run(const Classified& statement) const {
    return fmt::format("{} cannot run inside a transaction block", name(statement));
  }

  std::string_view directory() const { return std::string_view(file_.path).substr(0, file_.path.find('/')); }

  void add_to_file(std::string_view rule, std::string message, std::string hint) {
    findings_.push_back(rules::broken(rule, in_file(file_.path), std::move(message), std::move(hint)));
  }

  void add(std::string_view rule, const Classified& statement, std::string message, const char* hint) {
    findings_.push_back(
        rules::broken(rule, locator_.at(file_.script.pieces[statement.piece].begin), std::move(message), hint));
  }

  const SqlText& file_;
  Locator& locator_;
  base::Findings& findings_;
};

}  // namespace

namespace {

// Only of these the number of rows comes to an end. Behind WITH it is the first verb outside of parentheses that
// counts: a SELECT there returns a row for ever.
bool changes_rows(std::string_view statement) {
  sql::Lexer lexer(statement);
  int depth = 0;
  for (sql::Token token = lexer.next(); token.kind != sql::TokenKind::end; token = lexer.next()) {
    const std::string_view text = token.in(statement);
    if (text == "(") ++depth;
    if (text == ")") --depth;
    if (depth != 0 || token.kind != sql::TokenKind::word) continue;
    const auto is = [&](const char* word) { return sql::is_word(text, word); };
    if (is("insert") || is("update") || is("delete") || is("merge")) return true;
    if (is("select") || is("do") || is("call") || is("values") || is("table")) return false;
  }
  return false;
}

// With `no-transaction` and `repeat` every statement is committed by itself, whatever it is.
void apply_directives(ReadSqlFile& read, FileRole role, const std::vector<Classified>& statements, Reporter& report) {
  for (const Classified& statement : statements) {
    if (is_control(statement)) report.control_in_no_transaction(statement);
  }
  if (role != FileRole::deployment) report.directive_in_create(read.file.directives);
  if (read.file.directives.repeat && statements.size() != 1) {
    report.repeat_of(statements.size());
  } else if (read.file.directives.repeat && !changes_rows(report.text(statements.front()))) {
    report.repeat_without_end(statements.front());
  }
  read.file.transaction_mode = TransactionMode::without_transaction;
}

}  // namespace

void apply_transaction_rules(ReadSqlFile& read, FileRole role, const sql::Variables& variables, Locator& locator,
                             base::Findings& findings) {
  SqlText& file = read.text;
  std::vector<Classified> statements = classify_statements(file, variables);
  Reporter report(file, locator, findings);
  if (read.file.directives.no_transaction || read.file.directives.repeat) {
    return apply_directives(read, role, statements, report);
  }
  const bool wrapped = is_wrapped(file, statements);
  if (wrapped) unwrap(file, statements);

  const auto controls = std::count_if(statements.begin(), statements.end(), is_control);
  const auto without = std::count_if(statements.begin(), statements.end(), is_no_transaction);
  const bool only_without = without > 0 && without + controls == std::ssize(statements);
  for (const Classified& statement : statements) {
    if (is_control(statement)) report.control(statement);
    if (!is_no_transaction(statement)) continue;
    if (role != FileRole::deployment) {
      report.in_create(statement);
    } else if (wrapped) {
      report.in_block(statement);
    } else if (!only_without) {
      report.mixed(statement);
    }
  }
  if (only_without && !wrapped && role == FileRole::deployment) {
    read.file.transaction_mode = TransactionMode::without_transaction;
  }
}

}  // namespace pgmanager::source
