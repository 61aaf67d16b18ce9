#include "source/psql_commands.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <numeric>
#include <optional>
#include <utility>
#include <vector>

#include "base/utf8.hpp"
#include "source/psql_variables.hpp"
#include "source/rules.hpp"
#include "sql/lexer.hpp"

namespace pgmanager::source {

namespace {

using sql::Piece;
using sql::PieceKind;

template <std::size_t Count>
bool is_one_of(std::string_view name, const std::array<std::string_view, Count>& list) {
  return std::find(list.begin(), list.end(), name) != list.end();
}

constexpr std::array<std::string_view, 4> harmless = {"\\restrict", "\\unrestrict", "\\echo", "\\."};
constexpr std::array<std::string_view, 2> sets = {"\\set", "\\unset"};
constexpr std::array<std::string_view, 4> includes = {"\\i", "\\ir", "\\include", "\\include_relative"};
constexpr std::array<std::string_view, 2> connects = {"\\c", "\\connect"};
constexpr std::array<std::string_view, 4> conditions = {"\\if", "\\elif", "\\else", "\\endif"};
constexpr std::array<std::string_view, 3> sends = {"\\g", "\\gx", "\\;"};
constexpr std::array<std::string_view, 2> inputs = {"\\prompt", "\\getenv"};
constexpr std::array<std::string_view, 2> quits = {"\\q", "\\quit"};

const char* hint_for_command(std::string_view name, FileRole role) {
  if (is_one_of(name, includes)) {
    return role != FileRole::deployment ? "Remove the line, and list the file in order.json."
                                        : "Replace the line with the statements of that file.";
  }
  if (is_one_of(name, connects)) {
    return "Remove the line: all files run in the database that --postgres-dsn names.";
  }
  if (is_one_of(name, conditions)) {
    return "Write the condition as SQL: DO $$ BEGIN IF ... THEN ... END IF; END $$;";
  }
  if (is_one_of(name, sends)) return "End the statement with a semicolon in place of the command.";
  if (is_one_of(name, inputs)) return "Remove the line, and set the variable with --set <name>=<value>.";
  if (is_one_of(name, quits)) return "Remove the line: a file always runs to its end.";
  if (name == "\\gexec;" || name == "\\set;" || name == "\\unset;") return "Remove the semicolon.";
  if (name == "\\gset") {
    return "Put the query in parentheses where its result is needed, or use a DO block with SELECT ... INTO.";
  }
  if (name == "\\gdesc") return "Remove the statement and the command: only psql can show the columns of a result.";
  if (name == "\\copy") return "Use COPY ... FROM stdin; with the rows after it and a line \\. at their end.";
  return "Remove the line, or write it as SQL: the file is sent to the server without psql.";
}

// Variables of psql that change how psql runs a file.
struct OwnVariable {
  std::string_view name;
  bool on;  // how this program behaves
  const char* hint;
};

constexpr std::array own_variables = {
    OwnVariable{"AUTOCOMMIT", true, "Remove the line: each file runs in its own transaction."},
    OwnVariable{"ON_ERROR_STOP", true, "Remove the line: the first error always ends the run."},
    OwnVariable{"ON_ERROR_ROLLBACK", false, "Remove the line: the first error always ends the run."},
    OwnVariable{"SINGLELINE", false, "Remove the line: a statement ends at its semicolon, not with its line."},
};

// The value of one of psql's switches as psql reads it; nothing for other words.
std::optional<bool> as_switch(std::string_view value) {
  constexpr std::array<std::string_view, 5> on = {"", "on", "true", "yes", "1"};
  constexpr std::array<std::string_view, 4> off = {"off", "false", "no", "0"};
  const auto is_value = [value](std::string_view word) { return sql::is_word(value, word); };
  if (std::any_of(on.begin(), on.end(), is_value)) return true;
  if (std::any_of(off.begin(), off.end(), is_value)) return false;
  return std::nullopt;
}

class Commands {
 public:
  Commands(std::string_view text, FileRole role, Locator& locator, base::Findings& findings)
      : text_(text), role_(role), locator_(locator), findings_(findings) {}

  std::vector<Piece> extract(const std::vector<Piece>& pieces) {
    for (const Piece& piece : pieces) {
      if (piece.kind == PieceKind::psql_command) {
        read_line(piece);
      } else {
        kept_.push_back(piece);
      }
      statement_open_ = piece.kind == PieceKind::statement && !ends_with_semicolon(piece);
    }
    return std::move(kept_);
  }

 private:
  bool ends_with_semicolon(const Piece& statement) const {
    sql::Lexer lexer(text_);
    lexer.seek(statement.end, text_.size());
    return lexer.next().kind == sql::TokenKind::semicolon;
  }

  // Stops at the first command that is refused, because only psql knows how the line continues after it.
  void read_line(const Piece& line) {
    const std::string_view up_to_line_end = text_.substr(0, line.end);
    std::size_t at = line.begin;
    while (at < line.end) {
      const ScannedCommand command = scan_command(up_to_line_end, at, {});
      if (!accept(command, at)) return;
      at = next_command(command.end, line.end);
    }
  }

  bool accept(const ScannedCommand& command, std::size_t begin) {
    if (command.name == "\\gexec") return accept_gexec(command, begin);
    const bool is_set = is_one_of(command.name, sets);
    if (!is_set && !is_one_of(command.name, harmless)) return refuse_unknown(command.name, begin);
    if (statement_open_) {
      return refuse(rules::psql_command_in_statement, begin,
                    fmt::format("psql command {} is inside a statement", command.name),
                    "End the statement before it with a semicolon.");
    }
    if (!is_set) return true;
    if (!check_arguments(command, begin)) return false;
    const std::size_t last = text_.find_last_not_of(" \t\f", command.end - 1);
    kept_.push_back({.kind = PieceKind::psql_command, .begin = begin, .end = last + 1});
    return true;
  }

  bool refuse_unknown(std::string_view name, std::size_t begin) {
    return refuse(rules::psql_command, begin, fmt::format("psql command {} cannot be used here", base::printable(name)),
                  hint_for_command(name, role_));
  }

  bool accept_gexec(const ScannedCommand& command, std::size_t begin) {
    if (!command.arguments.empty() || command.problem != ArgumentProblem::none) {
      return refuse(rules::gexec_argument, begin, "psql command \\gexec takes no arguments",
                    "Remove everything after it on the line, including a comment.");
    }
    if (kept_.empty() || kept_.back().kind != PieceKind::statement) {
      return refuse(rules::gexec_without_query, begin, "psql command \\gexec has no query before it",
                    "Write it directly after a query whose results are statements, e.g. SELECT format('ANALYZE %I', "
                    "relname) FROM pg_class \\gexec");
    }
    statement_open_ = false;
    kept_.push_back({.kind = PieceKind::psql_command, .begin = begin, .end = begin + command.name.size()});
    return true;
  }

  bool check_arguments(const ScannedCommand& command, std::size_t begin) {
    const auto wrong = [&](std::string message, const char* hint) {
      return refuse(rules::set_command, begin, std::move(message), hint);
    };
    if (command.problem == ArgumentProblem::backquote) {
      return wrong(fmt::format("psql command {} has backquotes, but no shell is run", command.name),
                   "Set the variable with --set <name>=<value>; write an ordinary backquote in single quotes.");
    }
    if (command.problem == ArgumentProblem::nul_byte) {
      return wrong("value of a psql variable contains a NUL byte", "Remove the escape sequence for it.");
    }
    if (command.problem == ArgumentProblem::unterminated) {
      return wrong(fmt::format("unterminated quote in psql command {}", command.name), "Close it on the same line.");
    }
    if (command.arguments.empty()) {
      return wrong(fmt::format("psql command {} without the name of a variable", command.name),
                   command.name == "\\set" ? "Write \\set <name> <value>." : "Write \\unset <name>.");
    }
    return check_name(command, begin) && check_own_variable(command, begin);
  }

  bool check_name(const ScannedCommand& command, std::size_t begin) {
    const std::string& name = command.arguments.front();
    if (!sql::is_variable_name(name)) {
      return refuse(rules::set_command, begin, fmt::format("invalid variable name \"{}\"", base::printable(name)),
                    "Write letters, digits and underscores, without quotes, semicolons and other variables.");
    }
    if (command.name == "\\set" || command.arguments.size() == 1) return true;
    return refuse(rules::set_command, begin, "psql command \\unset takes one name",
                  "Write one \\unset on a line of its own for each variable.");
  }

  bool check_own_variable(const ScannedCommand& command, std::size_t begin) {
    const auto& arguments = command.arguments;
    const auto own = std::find_if(own_variables.begin(), own_variables.end(),
                                  [&](const OwnVariable& each) { return each.name == arguments.front(); });
    if (own == own_variables.end()) return true;
    const std::string value = std::accumulate(arguments.begin() + 1, arguments.end(), std::string());
    if ((command.name == "\\unset" ? false : as_switch(value)) == own->on) return true;
    return refuse(rules::set_command, begin, fmt::format("psql variable \"{}\" cannot be changed", own->name),
                  own->hint);
  }

  // Where the next command of the line starts, or the end of the line. After \\ psql continues with SQL.
  std::size_t next_command(std::size_t command_end, std::size_t line_end) {
    if (command_end >= line_end || !text_.substr(command_end, 2).starts_with("\\\\")) return command_end;
    sql::Lexer lexer(text_);
    lexer.seek(command_end + 2, line_end);
    const sql::Token token = lexer.next();
    if (token.kind == sql::TokenKind::backslash) return token.begin;
    if (token.kind != sql::TokenKind::end || lexer.unterminated()) {
      refuse(rules::psql_command, command_end, "SQL on the line of a psql command", "Write it on a line of its own.");
    }
    return line_end;
  }

  // Returns false, for callers to return.
  bool refuse(std::string_view rule, std::size_t begin, std::string message, std::string hint) {
    findings_.push_back(rules::broken(rule, locator_.at(begin), std::move(message), std::move(hint)));
    return false;
  }

  std::string_view text_;
  FileRole role_;
  Locator& locator_;
  base::Findings& findings_;
  std::vector<Piece> kept_;
  bool statement_open_ = false;  // the statement before the line has no semicolon
};

}  // namespace

void extract_psql_commands(std::string_view text, sql::Script& script, FileRole role, Locator& locator,
                           base::Findings& findings) {
  script.pieces = Commands(text, role, locator, findings).extract(script.pieces);
}

}  // namespace pgmanager::source
