#include <gtest/gtest.h>
#include <pg_query.h>

#include <algorithm>
#include <filesystem>
#include <string>

#include "base/files.hpp"
#include "sql/script.hpp"

// Compares the splitter with PostgreSQL's grammar: libpg_query can also report where statements begin and end, for
// texts without an error. The texts are the SQL files of the PostgreSQL installation.

namespace pgmanager::sql {
namespace {

const std::filesystem::path installed_sql = "/usr/share/postgresql/15";

struct ParserSplit {
  PgQuerySplitResult value;
  explicit ParserSplit(const std::string& text) : value(pg_query_split_with_parser(text.c_str())) {}
  ParserSplit(const ParserSplit&) = delete;
  ParserSplit& operator=(const ParserSplit&) = delete;
  ~ParserSplit() { pg_query_free_split_result(value); }
};

/// The text with blanks instead of psql commands, which are not in the grammar, and of @extschema@, which CREATE
/// EXTENSION replaces.
std::string for_the_parser(std::string text) {
  for (const Piece& piece : split(text).pieces) {
    if (piece.kind == PieceKind::psql_command)
      text.replace(piece.begin, piece.end - piece.begin, piece.end - piece.begin, ' ');
  }
  const std::string placeholder = "@extschema@";
  for (std::size_t at = text.find(placeholder); at != std::string::npos; at = text.find(placeholder, at))
    text.replace(at, placeholder.size(), "_extschema_");
  return text;
}

/// The text after the block comment at its beginning; empty if the comment has no end.
std::string_view after_block_comment(std::string_view text) {
  int depth = 0;
  do {
    const bool opens = text.starts_with("/*");
    const bool closes = text.starts_with("*/");
    depth += opens ? 1 : closes ? -1 : 0;
    text.remove_prefix(opens || closes ? 2 : 1);
  } while (depth > 0 && !text.empty());
  return text;
}

bool is_blank_or_comment(std::string_view text) {
  while (!text.empty()) {
    if (text.starts_with("--")) {
      text.remove_prefix(std::min(text.find('\n'), text.size()));
    } else if (text.starts_with("/*")) {
      text = after_block_comment(text);
    } else if (std::string_view(" \t\r\n\f").find(text.front()) != std::string_view::npos) {
      text.remove_prefix(1);
    } else {
      return false;
    }
  }
  return true;
}

/// Compares and returns the number of statements; 0 for a text that the parser rejects.
std::size_t compare_with_parser(const std::string& text) {
  const ParserSplit parsed(text);
  if (parsed.value.error != nullptr) return 0;
  const Script script = split(text);
  EXPECT_EQ(script.unterminated, std::vector<Unterminated>{});
  const auto count = static_cast<std::size_t>(parsed.value.n_stmts);
  EXPECT_EQ(script.pieces.size(), count);
  for (std::size_t i = 0; i < std::min(count, script.pieces.size()); ++i) {
    const Piece& ours = script.pieces[i];
    const auto begin = static_cast<std::size_t>(parsed.value.stmts[i]->stmt_location);
    const auto length = static_cast<std::size_t>(parsed.value.stmts[i]->stmt_len);
    const std::size_t end = length == 0 ? text.size() : begin + length;
    const std::string_view all = text;
    const bool same = begin <= ours.begin && ours.end <= end &&
                      is_blank_or_comment(all.substr(begin, ours.begin - begin)) &&
                      is_blank_or_comment(all.substr(ours.end, end - ours.end));
    EXPECT_TRUE(same) << "parser: " << all.substr(begin, end - begin) << "\nours: " << ours.in(all);
    if (!same) break;
  }
  return count;
}

std::size_t compare_directory(const std::filesystem::path& directory) {
  std::size_t statements = 0;
  for (const auto& [name, type] : base::list_directory(directory)) {
    if (!name.ends_with(".sql")) continue;
    SCOPED_TRACE(name);
    statements += compare_with_parser(for_the_parser(base::read_file(directory / name)));
  }
  return statements;
}

TEST(ParserCrossCheck, SplitsTheInstalledFilesAsTheGrammarDoes) {
  if (!std::filesystem::is_directory(installed_sql / "extension"))
    GTEST_SKIP() << "no directory " << installed_sql << ": install the package postgresql-15 to run this test";
  const std::size_t statements = compare_directory(installed_sql) + compare_directory(installed_sql / "extension");
  RecordProperty("statements", static_cast<int>(statements));
  EXPECT_GT(statements, 3000U);
}

TEST(ParserCrossCheck, SplitsDifficultTextsAsTheGrammarDoes) {
  for (const char* text :
       {"create function f() returns int begin atomic select case when true then 1 end as end; end; select 1",
        "create rule r as on insert to t do also (insert into a values (1); delete from b); select 1",
        "select $a$ $b$ ; $b$ $a$, $$;$$; select a$b$c", "select E'a'\n'\\';b'; select U&'d!0061;' UESCAPE '!'",
        "/* /* ; */ ; */ select 1;;; select j ? 'a;' -- ;\n; select \"a;\"\"b\"",
        "create schema s create table t (a int) create view v as select 1; select (1)",
        "select 1 operator(pg_catalog.+) 2;select -+-1;select 1 +--;\n2;select 3 */* ; */4"}) {
    SCOPED_TRACE(text);
    EXPECT_GT(compare_with_parser(text), 0U);
  }
}

}  // namespace
}  // namespace pgmanager::sql
