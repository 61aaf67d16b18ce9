#include "dump/table_text.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <span>
#include <utility>

#include "base/utf8.hpp"
#include "sql/lexer.hpp"
#include "sql/statement_reader.hpp"

namespace pgmanager::dump {

namespace {

using sql::Token;
using sql::TokenKind;

std::vector<Token> tokens_of(std::string_view statement) {
  std::vector<Token> tokens;
  sql::Lexer lexer(statement);
  for (Token token = lexer.next(); token.kind != TokenKind::end; token = lexer.next()) tokens.push_back(token);
  return tokens;
}

/// A statement with its tokens.
struct Tokenized {
  explicit Tokenized(std::string_view statement) : text(statement), tokens(tokens_of(statement)) {}

  bool is(std::size_t token, std::string_view word) const {
    if (token >= tokens.size()) return false;
    const std::string_view written = tokens[token].in(text);
    return tokens[token].kind == TokenKind::word ? sql::is_word(written, word) : written == word;
  }
  std::string_view from(std::size_t token) const {
    return token < tokens.size() ? text.substr(tokens[token].begin) : std::string_view();
  }

  std::string_view text;
  std::vector<Token> tokens;
};

/// "app.person" at `at`, which then is after it.
std::string_view read_name(const Tokenized& statement, std::size_t& at) {
  if (at >= statement.tokens.size()) return {};
  const std::size_t begin = statement.tokens[at++].begin;
  while (statement.is(at, ".")) at += 2;
  return statement.text.substr(begin, statement.tokens[std::min(at, statement.tokens.size()) - 1].end - begin);
}

/// Reads the words, if they come next.
bool take(const Tokenized& statement, std::size_t& at, std::initializer_list<std::string_view> words) {
  std::size_t next = at;
  for (const std::string_view word : words) {
    if (!statement.is(next++, word)) return false;
  }
  at = next;
  return true;
}

/// ALTER TABLE [ONLY] name: the name, and the position of what follows.
std::pair<std::string_view, std::size_t> altered_table(const Tokenized& statement) {
  std::size_t at = 0;
  if (!take(statement, at, {"alter", "table"})) return {};
  take(statement, at, {"only"});
  const std::string_view name = read_name(statement, at);
  return {name, at};
}

std::string unquoted(std::string_view identifier) {
  return sql::StatementReader(identifier).text();
}

/// "app", "person" of "app.person"; the schema is empty if there is none.
std::pair<std::string, std::string> parts_of(std::string_view name) {
  const sql::Name parts = sql::StatementReader(name).name();
  if (parts.empty()) return {};
  return {parts.size() > 1 ? parts.front() : "", parts.back()};
}

/// Whether PostgreSQL gives this name to the sequence of a column. It shortens longer ones.
bool is_usual_sequence(std::string_view sequence, std::string_view table, std::string_view column) {
  constexpr std::size_t longest = 63;
  const auto [table_schema, table_name] = parts_of(table);
  const auto [schema, name] = parts_of(sequence);
  return schema == table_schema && name.size() <= longest &&
         name == fmt::format("{}_{}_seq", table_name, unquoted(column));
}

constexpr std::string_view usual_options[] = {
    "START WITH 1", "INCREMENT BY 1", "NO MINVALUE", "NO MAXVALUE", "CACHE 1",
};

bool is_usual_option(std::string_view line) {
  return line.empty() || std::ranges::find(usual_options, line) != std::end(usual_options);
}

/// The options of a sequence, one in a line each as pg_dump writes them, without those that are usual.
std::vector<std::string> unusual_options(std::string_view lines) {
  std::vector<std::string> options;
  while (!lines.empty()) {
    const std::string_view line = lines.substr(0, lines.find('\n'));
    lines.remove_prefix(std::min(lines.size(), line.size() + 1));
    if (!is_usual_option(base::trimmed(line, " \t\n"))) options.emplace_back(base::trimmed(line, " \t\n"));
  }
  return options;
}

constexpr std::pair<std::string_view, std::string_view> serial_types[] = {
    {"smallint", "smallserial"}, {"integer", "serial"}, {"bigint", "bigserial"}};

}  // namespace

std::optional<TableText> TableText::parse(std::string_view create_table) {
  const Tokenized statement(create_table);
  std::size_t at = 0;
  if (!take(statement, at, {"create"})) return std::nullopt;
  take(statement, at, {"unlogged"});
  take(statement, at, {"foreign"});
  if (!take(statement, at, {"table"})) return std::nullopt;
  TableText table;
  table.table_ = read_name(statement, at);
  if (!statement.is(at, "(")) return std::nullopt;
  table.start_ = base::trimmed(create_table.substr(0, statement.tokens[at].begin), " \t\n");
  std::size_t begin = statement.tokens[at].end;
  for (int depth = 0; at < statement.tokens.size(); ++at) {
    const Token& token = statement.tokens[at];
    const bool is_end = statement.is(at, ")") && depth == 1;
    if (is_end || (statement.is(at, ",") && depth == 1)) {
      const std::string_view element = base::trimmed(create_table.substr(begin, token.begin - begin), " \t\n");
      if (!element.empty()) table.elements_.emplace_back(element);
      begin = token.end;
    }
    if (is_end) {
      table.end_ = create_table.substr(token.end);
      return table;
    }
    if (statement.is(at, "(") || statement.is(at, "[")) ++depth;
    if (statement.is(at, ")") || statement.is(at, "]")) --depth;
  }
  return std::nullopt;
}

std::string* TableText::column(std::string_view name) {
  const auto found = std::ranges::find_if(elements_, [&](const std::string& element) {
    const Tokenized tokenized(element);
    return !tokenized.is(0, "constraint") && !tokenized.tokens.empty() && tokenized.tokens[0].in(element) == name;
  });
  return found == elements_.end() ? nullptr : &*found;
}

bool TableText::add_default(std::string_view statement) {
  const Tokenized tokenized(statement);
  auto [name, at] = altered_table(tokenized);
  if (name != table_ || !take(tokenized, at, {"alter", "column"})) return false;
  const std::string_view column_name = read_name(tokenized, at);
  if (!take(tokenized, at, {"set", "default"})) return false;
  std::string* found = column(column_name);
  if (found == nullptr) return false;
  *found += fmt::format(" DEFAULT {}", tokenized.from(at));
  return true;
}

bool TableText::add_identity(std::string_view statement) {
  const Tokenized tokenized(statement);
  auto [name, at] = altered_table(tokenized);
  if (name != table_ || !take(tokenized, at, {"alter", "column"})) return false;
  const std::string_view column_name = read_name(tokenized, at);
  std::string* found = column(column_name);
  if (found == nullptr || !take(tokenized, at, {"add"})) return false;
  const std::string_view rest = tokenized.from(at);
  const std::size_t open = rest.find(" (\n");
  if (open == std::string_view::npos || !rest.ends_with(')')) return false;
  std::vector<std::string> options = unusual_options(rest.substr(open + 3, rest.size() - open - 4));
  std::erase_if(options, [&](const std::string& option) {
    constexpr std::string_view naming = "SEQUENCE NAME ";
    return option.starts_with(naming) && is_usual_sequence(option.substr(naming.size()), table_, column_name);
  });
  if (found->ends_with(" NOT NULL")) found->resize(found->size() - std::string_view(" NOT NULL").size());
  *found += fmt::format(" {}", rest.substr(0, open));
  if (!options.empty()) *found += fmt::format(" ({})", fmt::join(options, " "));
  return true;
}

bool TableText::add_constraint(std::string_view statement) {
  const Tokenized tokenized(statement);
  auto [name, at] = altered_table(tokenized);
  if (name != table_ || !take(tokenized, at, {"add"}) || !tokenized.is(at, "constraint")) return false;
  // CREATE TABLE ignores these words.
  if (tokenized.text.ends_with(" NOT VALID")) return false;
  elements_.emplace_back(tokenized.from(at));
  return true;
}

bool TableText::add_serial(std::string_view create_sequence, std::string_view owned_by, std::string_view set_default) {
  const Tokenized create(create_sequence);
  std::size_t at = 0;
  if (!take(create, at, {"create", "sequence"})) return false;
  const std::string_view sequence = read_name(create, at);
  std::vector<std::string> options = unusual_options(create.from(at));

  const Tokenized setting(set_default);
  auto [name, in_default] = altered_table(setting);
  if (name != table_ || !take(setting, in_default, {"alter", "column"})) return false;
  const std::string_view column_name = read_name(setting, in_default);
  std::string* found = column(column_name);
  if (found == nullptr || !is_usual_sequence(sequence, table_, column_name)) return false;
  if (owned_by != fmt::format("ALTER SEQUENCE {} OWNED BY {}.{}", sequence, table_, column_name)) return false;
  std::string quoted(sequence);
  for (std::size_t quote = quoted.find('\''); quote != std::string::npos; quote = quoted.find('\'', quote + 2)) {
    quoted.insert(quote, "'");
  }
  if (!set_default.ends_with(fmt::format(" SET DEFAULT nextval('{}'::regclass)", quoted))) return false;
  for (const auto& [type, serial] : serial_types) {
    if (*found != fmt::format("{} {} NOT NULL", column_name, type)) continue;
    // The type of the sequence is that of the column, and not written if it is bigint.
    const bool is_written = std::erase(options, fmt::format("AS {}", type)) > 0;
    if (is_written == (type == "bigint") || !options.empty()) return false;
    *found = fmt::format("{} {}", column_name, serial);
    return true;
  }
  return false;
}

std::string TableText::text() const {
  if (elements_.empty()) return fmt::format("{} (\n){}", start_, end_);
  return fmt::format("{} (\n    {}\n){}", start_, fmt::join(elements_, ",\n    "), end_);
}

}  // namespace pgmanager::dump
