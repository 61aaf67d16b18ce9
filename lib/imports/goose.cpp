#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <utility>

#include "base/utf8.hpp"
#include "imports/collecting.hpp"
#include "imports/marked_text.hpp"
#include "imports/placeholders.hpp"
#include "imports/rules.hpp"
#include "imports/tools.hpp"
#include "source/tool_file_names.hpp"

// goose: <version>_<name>.sql with "-- +goose Up", "Down", "StatementBegin", "StatementEnd", "NO TRANSACTION" and
// "ENVSUB ON". The table goose_db_version holds the version as a number.
// https://github.com/pressly/goose/blob/main/internal/sqlparser/parser.go
//
// sql-migrate: *.sql with the same markers, which begin with "+migrate"; "notransaction" follows Up and Down. The table
// gorp_migrations holds the names of the files. https://github.com/rubenv/sql-migrate/blob/master/sqlparse/sqlparse.go

namespace pgmanager::imports {

namespace {

// The word after "+goose " or "+migrate ", in lower case; empty: it is not a marker.
std::string command_of(std::string_view content, std::string_view prefix) {
  if (!content.starts_with(prefix)) return "";
  std::string_view command = content.substr(prefix.size());
  if (!command.starts_with(' ') && !command.starts_with('\t')) return "";
  command.remove_prefix(std::min(command.find_first_not_of(" \t"), command.size()));
  return base::lowered(command);
}

Mark mark_of(std::string_view content, std::string_view prefix) {
  const std::string command = command_of(content, prefix);
  if (command == "up" || command.starts_with("up ")) return Mark::up;
  if (command == "down" || command.starts_with("down ")) return Mark::down;
  if (command == "statementbegin") return Mark::statement_begin;
  if (command == "statementend") return Mark::statement_end;
  return command.empty() ? Mark::none : Mark::other;
}

bool is_name_character(char c) {
  return (base::lower(c) >= 'a' && base::lower(c) <= 'z') || (c >= '0' && c <= '9') || c == '_';
}

// ${NAME:?message} or $NAME, which goose replaces, too; empty: it is a placeholder with or without a default, or the
// dollar sign begins something else, such as $1, $$ or $body$.
std::string other_form_at(std::string_view text, std::size_t at) {
  std::size_t end = at + 1;
  const bool has_brace = text.substr(end).starts_with('{');
  if (has_brace) ++end;
  const std::size_t name = end;
  while (end < text.size() && is_name_character(text[end])) ++end;
  if (end == name || (text[name] >= '0' && text[name] <= '9')) return "";
  if (!has_brace) {
    const bool is_quote = text.substr(end).starts_with('$') || (at > 0 && text[at - 1] == '$');
    return is_quote ? "" : std::string(text.substr(at, end - at));
  }
  const std::size_t close = text.find_first_of("}\n", end);
  if (close == end || close == std::string_view::npos || text[close] != '}') return "";
  if (text.substr(end).starts_with(":-") || text[end] == '-') return "";
  return std::string(text.substr(at, close + 1 - at));
}

class Reader {
 public:
  Reader(Tool tool, std::string_view prefix, const sql::Variables& values)
      : prefix_(prefix), values_(values), result_{.tool = tool} {}

  void add(const File& file, Identity identity) {
    const MarkedText text(file);
    Sections sections = read_sections(
        text, [this](std::string_view content) { return mark_of(content, prefix_); }, result_.problems);
    if (sections.first(Mark::up) == nullptr) {
      result_.problems.push_back(rules::broken(rules::sections, file.path, 0,
                                               fmt::format("file has no marker \"-- {} Up\"", prefix_),
                                               "Write it before the statements that apply the change."));
      return;
    }
    const std::string_view name = without_ending(file.name());
    Migration migration{.identity = std::move(identity),
                        .title = in_words(name.substr(leading_digits(name).size())),
                        .old_name = file.path,
                        .up = std::move(sections.up)};
    if (sections.undo) migration.undo.push_back(std::move(*sections.undo));
    read_options(sections, migration);
    result_.migrations.push_back(std::move(migration));
  }

  Migrations& result() { return result_; }

 private:
  void read_options(const Sections& sections, Migration& migration) {
    for (const FoundMark& found : sections.marks) {
      const std::string command = command_of(found.comment.content, prefix_);
      if (command == "no transaction") {
        migration.no_transaction = migration.undo_no_transaction = true;
      } else if (command == "up notransaction") {
        migration.no_transaction = true;
      } else if (command == "down notransaction") {
        migration.undo_no_transaction = true;
      } else if (found.mark == Mark::other && !command.starts_with("envsub ")) {
        leave_out(result_, migration.up.file, static_cast<int>(found.comment.line) + 1,
                  fmt::format("annotation \"{}\"", base::printable(found.comment.content)), "It is not known.");
      }
    }
    replace_variables(sections, migration);
  }

  // Variables of the environment, between ENVSUB ON and ENVSUB OFF.
  void replace_variables(const Sections& sections, Migration& migration) {
    const auto counts = [&](int line) {
      bool is_on = false;
      for (const FoundMark& found : sections.marks) {
        if (static_cast<int>(found.comment.line) + 1 >= line) break;
        const std::string command = command_of(found.comment.content, prefix_);
        if (command.starts_with("envsub ")) is_on = command == "envsub on";
      }
      return is_on;
    };
    std::vector<Sql*> parts = {&migration.up};
    for (Sql& undo : migration.undo) parts.push_back(&undo);
    for (Sql* part : parts) {
      report_other_forms(*part, counts);
      replace_placeholders(*part, values_, result_.variables, result_.problems, counts);
    }
  }

  void report_other_forms(const Sql& sql, const std::function<bool(int line)>& counts) {
    for (std::size_t at = sql.text.find('$'); at != std::string::npos; at = sql.text.find('$', at + 1)) {
      const std::string form = other_form_at(sql.text, at);
      const auto begin = sql.text.begin() + static_cast<std::ptrdiff_t>(at);
      const int line = sql.first_line + static_cast<int>(std::count(sql.text.begin(), begin, '\n'));
      if (form.empty() || !counts(line)) continue;
      result_.problems.push_back(rules::broken(
          rules::placeholder, sql.file, line,
          fmt::format("variable {} of the environment cannot become a psql variable", base::printable(form)),
          "Write it as ${NAME}, or write the value."));
    }
  }

  std::string_view prefix_;
  const sql::Variables& values_;
  Migrations result_;
};

// Names that both begin with digits are ordered by their numbers, others by their bytes.
bool is_lower_id(const Migration& a, const Migration& b) {
  const std::string_view number_a = leading_digits(a.identity.id);
  const std::string_view number_b = leading_digits(b.identity.id);
  if (!number_a.empty() && !number_b.empty()) {
    if (source::is_lower_version(number_a, number_b)) return true;
    if (source::is_lower_version(number_b, number_a)) return false;
  }
  return a.identity.id < b.identity.id;
}

}  // namespace

std::string recognise_goose(const Directory& directory) {
  return path_of_marked(directory, source::known_tools::goose);
}

Migrations read_goose(const Directory& directory, const sql::Variables& values) {
  Reader reader(Tool::goose, "+goose", values);
  Migrations& result = reader.result();
  for (const File& file : directory.files) {
    const std::string_view version = leading_digits(file.name());
    const bool is_versioned = !version.empty() && file.name().substr(version.size()).starts_with('_');
    if (file.is_on_top() && is_versioned && file.name().ends_with(".sql")) {
      reader.add(file, {.id = without_leading_zeros(version)});
    } else if (file.is_on_top() && is_versioned && file.name().ends_with(".go") && !file.name().ends_with("_test.go")) {
      leave_out(result, file.path, 0, "migration in Go", "Write its effect as SQL into a deployment.",
                without_leading_zeros(version));
    } else if (source::is_called_sql(file.name())) {
      leave_out(result, file.path, 0, "file that goose ignores",
                "The names of its files are <version>_<name>.sql, directly in the directory.");
    }
  }
  put_in_order(
      result,
      [](const Migration& a, const Migration& b) { return source::is_lower_version(a.identity.id, b.identity.id); },
      [](const Migration& migration) { return migration.identity.id; });
  return std::move(result);
}

std::string recognise_sql_migrate(const Directory& directory) {
  return path_of_marked(directory, source::known_tools::sql_migrate);
}

Migrations read_sql_migrate(const Directory& directory, const sql::Variables& values) {
  Reader reader(Tool::sql_migrate, "+migrate", values);
  Migrations& result = reader.result();
  for (const File& file : directory.files) {
    if (!source::is_called_sql(file.name())) continue;
    if (file.is_on_top()) {
      reader.add(file, {.id = file.path});
    } else {
      leave_out(result, file.path, 0, "file that sql-migrate ignores",
                "It reads no directories below that of the migrations.");
    }
  }
  put_in_order(result, is_lower_id, [](const Migration& migration) { return migration.identity.id; });
  return std::move(result);
}

}  // namespace pgmanager::imports
