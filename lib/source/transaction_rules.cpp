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
#include "sql/statement_words.hpp"

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
  const std::vector<StatementClass> classes = sql::classify(texts_of(statements));
  std::vector<Classified> classified;
  for (std::size_t i = 0; i < file.script.pieces.size(); ++i) {
    if (file.script.pieces[i].kind != sql::PieceKind::statement) continue;
    classified.push_back({.piece = i, .kind = classes[classified.size()]});
  }
  return classified;
}

// "isolation level serializable" of BEGIN ISOLATION LEVEL SERIALIZABLE, which requires more than the transaction that
// the file gets anyway; empty for a plain BEGIN.
std::string modes_of_begin(std::string_view begin) {
  const std::string words = sql::canonical_tokens(begin);
  for (const std::string_view plain : {"begin work", "begin transaction", "start transaction", "begin"}) {
    if (words == plain) return "";
    if (words.starts_with(plain) && words[plain.size()] == ' ') return words.substr(plain.size() + 1);
  }
  return words;
}

bool is_plain_begin(const SqlText& file, const Classified& statement) {
  return modes_of_begin(file.script.pieces[statement.piece].in(file.text)).empty();
}

bool is_begin(const Classified& statement) {
  return statement.kind == StatementClass::begin;
}

// In the form of SET TRANSACTION.
std::string in_upper_case(std::string modes) {
  std::transform(modes.begin(), modes.end(), modes.begin(),
                 [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
  for (std::size_t at = modes.find(" ,"); at != std::string::npos; at = modes.find(" ,", at)) modes.erase(at, 1);
  return modes;
}

// The COMMIT of "SELECT ...; COMMIT \gexec" does not end a wrapped file: psql would run its result.
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
    const std::string modes = is_begin(statement) ? in_upper_case(modes_of_begin(text(statement))) : "";
    const bool can_set_them = !modes.empty() && !is_in_create();
    add(rules::transaction_control, statement, fmt::format("{} inside a file of the tree", name(statement)),
        can_set_them
            ? fmt::format(
                  "Write SET TRANSACTION {} as the first statement of the file instead, and remove the COMMIT: {}.",
                  modes, has_transaction())
            : hint_for_control(name(statement)));
  }

  // Reports several pairs of BEGIN and COMMIT. `second` starts the second pair.
  void several_transactions(const Classified& second, std::size_t count) {
    add(rules::transaction_control, second, fmt::format("file has {} transactions", count),
        directory() == "undo"
            ? "An undo file is one transaction: remove BEGIN and COMMIT; or let each statement be committed by itself: "
              "replace them with the line -- postgres-manager: no-transaction at its beginning."
        : is_in_create() ? fmt::format("Remove BEGIN and COMMIT: {}.", has_transaction())
                         : fmt::format("Write each transaction into its own file: {}.", has_transaction()));
  }

  std::string hint_for_control(const std::string& control) const {
    if (control == "PREPARE TRANSACTION")
      return "Remove it: the transaction of a file is committed with its history row.";
    if (control.ends_with(" PREPARED")) {
      return "Run it with psql instead: it ends a transaction that was prepared elsewhere, on one instance.";
    }
    return fmt::format("Remove it: {}; savepoints are allowed.", has_transaction());
  }

  void in_create(const Classified& statement) {
    const std::string concurrently = name(statement);
    const bool has_plain_form = concurrently.find("CONCURRENTLY") != std::string::npos;
    const std::string why = directory() == "create" ? "create runs in one transaction on an empty database"
                                                    : std::string(has_transaction());
    add(rules::no_transaction_in_create, statement, cannot_run(statement),
        fmt::format(
            "{}: {}.",
            has_plain_form ? "Use the plain form, without CONCURRENTLY" : "Remove it, or use a plain form of it", why));
  }

  void in_block(const Classified& statement) {
    add(rules::no_transaction_in_block, statement, cannot_run(statement),
        directory() == "undo"
            ? "Remove BEGIN and COMMIT from the file; if it has other statements, too, replace them with the line -- "
              "postgres-manager: no-transaction."
            : fmt::format("Remove BEGIN and COMMIT from the file, and move other statements to {} of their own.",
                          kind_of_file()));
  }

  void mixed(const Classified& statement) {
    add(rules::mixed_transaction, statement,
        cannot_run(statement) + ", but other statements of the file must run inside one",
        directory() == "undo"
            ? "Let every statement of the file be committed by itself: write the line -- postgres-manager: "
              "no-transaction at its beginning."
            : fmt::format("Move it to {} of its own; or let every statement of the file be committed by itself: write "
                          "the line -- postgres-manager: no-transaction at its beginning.",
                          kind_of_file()));
  }

  void control_in_no_transaction(const Classified& statement) {
    add(rules::transaction_control, statement,
        fmt::format("{} inside a file that runs without a transaction", name(statement)),
        "Remove it: each statement is committed by itself; or remove the directive.");
  }

  void directive_in_create(const Directives& directives) {
    add_to_file(rules::directive_in_create,
                fmt::format("directive \"{}\" cannot be used in {}/", directives.repeat ? "repeat" : "no-transaction",
                            directory()),
                fmt::format("Remove it: the files of {}/ run in a transaction{}.", directory(),
                            directory() == "create" ? ", on an empty database" : ""));
  }

  void repeat_of(std::size_t statements) {
    add_to_file(rules::repeat_one_statement, fmt::format("directive \"repeat\" in a file of {} statements", statements),
                "Leave only the statement that is to run until it affects no row, and move the others.");
  }

  void repeat_without_end(const Classified& statement) {
    add(rules::repeat_one_statement, statement, fmt::format("directive \"repeat\" with {}", name(statement)),
        "Repeat an INSERT, UPDATE, DELETE or MERGE: it runs until it affects no row.");
  }

  std::string_view text(const Classified& statement) const {
    return file_.script.pieces[statement.piece].in(file_.text);
  }

 private:
  std::string name(const Classified& statement) const { return sql::statement_name(text(statement)); }
  std::string cannot_run(const Classified& statement) const {
    return fmt::format("{} cannot run inside a transaction block", name(statement));
  }

  bool is_in_create() const { return directory() == "create" || directory() == "test-data"; }
  std::string has_transaction() const {
    return is_in_create() ? fmt::format("the files of {}/ already run in a transaction", directory())
                          : "each file already runs in its own transaction";
  }
  const char* kind_of_file() const { return directory() == "manual-deployment" ? "a file" : "a deployment"; }

  std::string_view directory() const { return std::string_view(file_.path).substr(0, file_.path.find('/')); }

  void add_to_file(std::string_view rule, std::string message, std::string hint) {
    findings_.push_back(rules::broken(rule, in_file(file_.path), std::move(message), std::move(hint)));
  }

  void add(std::string_view rule, const Classified& statement, std::string message, std::string hint) {
    findings_.push_back(rules::broken(rule, locator_.at(file_.script.pieces[statement.piece].begin), std::move(message),
                                      std::move(hint)));
  }

  const SqlText& file_;
  Locator& locator_;
  base::Findings& findings_;
};

}  // namespace

namespace {

// Only statements that change rows affect no row at some point. After WITH the first verb outside of parentheses
// counts: a SELECT there returns rows forever.
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

// With `no-transaction` and `repeat` every statement is committed by itself.
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

// Reports BEGIN and COMMIT that alternate more than once. False: they do not.
bool report_several_transactions(const std::vector<Classified>& statements, Reporter& report) {
  std::vector<const Classified*> begins;
  bool open = false;
  for (const Classified& statement : statements) {
    if (!is_control(statement)) continue;
    const auto expected = open ? StatementClass::commit : StatementClass::begin;
    if (statement.kind != expected) return false;
    if (!open) begins.push_back(&statement);
    open = !open;
  }
  if (open || begins.size() < 2) return false;
  report.several_transactions(*begins[1], begins.size());
  return true;
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

  const bool several = report_several_transactions(statements, report);
  const auto controls = std::count_if(statements.begin(), statements.end(), is_control);
  const auto without = std::count_if(statements.begin(), statements.end(), is_no_transaction);
  const bool only_without = without > 0 && without + controls == std::ssize(statements);
  for (const Classified& statement : statements) {
    if (is_control(statement) && !several) report.control(statement);
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
