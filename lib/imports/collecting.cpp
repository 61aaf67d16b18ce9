#include "imports/collecting.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "base/utf8.hpp"
#include "imports/rules.hpp"
#include "source/tool_file_names.hpp"
#include "sql/lexer.hpp"
#include "sql/script.hpp"

namespace pgmanager::imports {

std::string path_of_first(const Directory& directory, const std::function<bool(const File&)>& holds) {
  const auto found = std::find_if(directory.files.begin(), directory.files.end(), holds);
  return found == directory.files.end() ? "" : found->path;
}

std::string path_of_marked(const Directory& directory, const source::OtherTool& tool) {
  return path_of_first(directory, [&](const File& file) {
    if (!source::is_called_sql(file.name())) return false;
    const auto marker = source::find_section_marker(file.text, sql::split(file.text));
    return marker && marker->tool == &tool;
  });
}

void leave_out(Migrations& migrations, std::string_view file, int line, std::string what, std::string why,
               std::string id) {
  migrations.not_mapped.push_back(
      {.file = std::string(file), .line = line, .what = std::move(what), .why = std::move(why), .id = std::move(id)});
}

std::string without_leading_zeros(std::string_view digits) {
  if (digits.empty()) return "";
  return std::string(digits.substr(std::min(digits.find_first_not_of('0'), digits.size() - 1)));
}

std::string_view leading_digits(std::string_view name) {
  return name.substr(0, name.find_first_not_of("0123456789"));
}

std::string_view without_ending(std::string_view name) {
  return name.substr(0, name.rfind('.'));
}

std::string in_words(std::string_view name) {
  std::string words(name);
  std::replace_if(
      words.begin(), words.end(), [](char c) { return c == '_' || c == '-'; }, ' ');
  words.erase(0, std::min(words.find_first_not_of(' '), words.size()));
  return words;
}

namespace {

// The line ends in the removed part stay.
void remove_statement(std::string& text, const sql::Piece& statement) {
  sql::Lexer lexer(text);
  lexer.seek(statement.end, text.size());
  const sql::Token token = lexer.next();
  const std::size_t end = token.kind == sql::TokenKind::semicolon ? token.end : statement.end;
  std::string line_ends = text.substr(statement.begin, end - statement.begin);
  std::erase_if(line_ends, [](char c) { return c != '\n' && c != '\r'; });
  text.replace(statement.begin, end - statement.begin, line_ends);
}

// Without the empty lines at its ends.
void trim(Sql& sql) {
  while (sql.text.starts_with('\n') || sql.text.starts_with("\r\n")) {
    sql.text.erase(0, sql.text.find('\n') + 1);
    ++sql.first_line;
  }
  while (sql.text.ends_with("\n\n") || sql.text.ends_with("\n\r\n"))
    sql.text.erase(sql.text.rfind('\n', sql.text.size() - 2) + 1);
}

}  // namespace

void remove_statements(Sql& sql, const std::vector<sql::Piece>& statements) {
  if (statements.empty()) return;
  for (auto each = statements.rbegin(); each != statements.rend(); ++each) remove_statement(sql.text, *each);
  trim(sql);
}

void put_in_order(Migrations& migrations, const std::function<bool(const Migration&, const Migration&)>& is_lower,
                  const std::function<std::string(const Migration&)>& version_of) {
  auto& list = migrations.migrations;
  std::stable_sort(list.begin(), list.end(), is_lower);
  for (std::size_t i = 1; i < list.size(); ++i) {
    if (is_lower(list[i - 1], list[i])) continue;
    migrations.problems.push_back(rules::broken(
        rules::duplicate_version, list[i].up.file, 0,
        fmt::format("version {} is used twice, by \"{}\" and \"{}\"", base::printable(version_of(list[i])),
                    base::printable(list[i - 1].old_name), base::printable(list[i].old_name)),
        "Rename or remove one of them, as the tool itself requires."));
  }
}

}  // namespace pgmanager::imports
