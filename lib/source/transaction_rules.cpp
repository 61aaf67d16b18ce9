#include "source/transaction_rules.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <string_view>
#include <vector>

#include "source/rules.hpp"

namespace pgmanager::source {

namespace {

using sql::StatementClass;

struct Statement {
  std::size_t piece = 0;  // index in the script
  StatementClass kind = StatementClass::ordinary;
};

bool is_control(const Statement& statement) {
  return statement.kind != StatementClass::ordinary && statement.kind != StatementClass::no_transaction;
}

bool is_no_transaction(const Statement& statement) {
  return statement.kind == StatementClass::no_transaction;
}

std::vector<Statement> classify_statements(const SqlFile& file) {
  const std::vector<StatementClass> classes = sql::classify(file.text, file.script);
  std::vector<Statement> statements;
  for (std::size_t i = 0; i < classes.size(); ++i) {
    if (file.script.pieces[i].kind == sql::PieceKind::statement) statements.push_back({.piece = i, .kind = classes[i]});
  }
  return statements;
}

// BEGIN ISOLATION LEVEL SERIALIZABLE means more than the transaction that the file gets anyway.
bool is_plain_begin(const SqlFile& file, const Statement& statement) {
  const std::string words = sql::canonical_tokens(file.script.pieces[statement.piece].in(file.text));
  return words == "begin" || words == "begin work" || words == "begin transaction" || words == "start transaction";
}

bool is_wrapped(const SqlFile& file, const std::vector<Statement>& statements) {
  return statements.size() >= 2 && statements.front().kind == StatementClass::begin &&
         is_plain_begin(file, statements.front()) && statements.back().kind == StatementClass::commit &&
         std::none_of(statements.begin() + 1, statements.end() - 1, is_control);
}

void unwrap(SqlFile& file, std::vector<Statement>& statements) {
  const auto piece_at = [&](std::size_t index) {
    return file.script.pieces.begin() + static_cast<std::ptrdiff_t>(index);
  };
  file.script.pieces.erase(piece_at(statements.back().piece));
  file.script.pieces.erase(piece_at(statements.front().piece));
  statements.pop_back();
  statements.erase(statements.begin());
  for (Statement& statement : statements) --statement.piece;
}

class Reporter {
 public:
  Reporter(const SqlFile& file, Locator& locator, base::Findings& findings)
      : file_(file), locator_(locator), findings_(findings) {}

  void control(const Statement& statement) {
    add(rules::transaction_control, statement, fmt::format("{} inside a file of the tree", name(statement)),
        "Take it out: each file already runs in a transaction of its own; savepoints are allowed.");
  }

  void in_create(const Statement& statement) {
    const std::string concurrently = name(statement);
    const bool has_plain_form = concurrently.find("CONCURRENTLY") != std::string::npos;
    add(rules::no_transaction_in_create, statement, cannot_run(statement),
        has_plain_form
            ? "Use the plain form, without CONCURRENTLY: create runs in one transaction on an empty database."
            : "Take it out, or use a plain form of it: create runs in one transaction on an empty database.");
  }

  void in_block(const Statement& statement) {
    add(rules::no_transaction_in_block, statement, cannot_run(statement),
        "Take BEGIN and COMMIT out of the file, and move other statements to a deployment of their own.");
  }

  void mixed(const Statement& statement) {
    add(rules::mixed_transaction, statement,
        cannot_run(statement) + ", but other statements of the file have to run inside one",
        "Move it to a deployment of its own.");
  }

 private:
  std::string_view text(const Statement& statement) const {
    return file_.script.pieces[statement.piece].in(file_.text);
  }
  std::string name(const Statement& statement) const { return sql::statement_name(text(statement)); }
  std::string cannot_run(const Statement& statement) const {
    return fmt::format("{} cannot run inside a transaction block", name(statement));
  }

  void add(std::string_view rule, const Statement& statement, std::string message, const char* hint) {
    findings_.push_back(
        rules::broken(rule, locator_.at(file_.script.pieces[statement.piece].begin), std::move(message), hint));
  }

  const SqlFile& file_;
  Locator& locator_;
  base::Findings& findings_;
};

}  // namespace

void apply_transaction_rules(SqlFile& file, FileRole role, Locator& locator, base::Findings& findings) {
  std::vector<Statement> statements = classify_statements(file);
  const bool wrapped = is_wrapped(file, statements);
  if (wrapped) unwrap(file, statements);

  const auto controls = std::count_if(statements.begin(), statements.end(), is_control);
  const auto without = std::count_if(statements.begin(), statements.end(), is_no_transaction);
  const bool only_without = without > 0 && without + controls == std::ssize(statements);
  Reporter report(file, locator, findings);
  for (const Statement& statement : statements) {
    if (is_control(statement)) report.control(statement);
    if (!is_no_transaction(statement)) continue;
    if (role == FileRole::create) {
      report.in_create(statement);
    } else if (wrapped) {
      report.in_block(statement);
    } else if (!only_without) {
      report.mixed(statement);
    }
  }
  if (only_without && !wrapped && role == FileRole::deployment) {
    file.transaction_mode = TransactionMode::without_transaction;
  }
}

}  // namespace pgmanager::source
