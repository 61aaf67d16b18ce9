#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "sql/copy_rows.hpp"

namespace pgmanager::sql {

/// What a piece of a SQL file is to whoever runs it.
enum class PieceKind {
  statement,     ///< one SQL statement, without the comments around it and without its semicolon
  copy_data,     ///< the rows behind a COPY ... FROM stdin statement, without the line that ends them
  psql_command,  ///< a backslash command of psql up to the end of its line, e.g. "\connect other"
};

/// A part of the text that was split: bytes [begin, end).
struct Piece {
  PieceKind kind = PieceKind::statement;
  std::size_t begin = 0;  ///< statement: first byte of its first token (leading comments are left out)
  std::size_t end = 0;    ///< one past the last byte

  std::string_view in(std::string_view text) const { return text.substr(begin, end - begin); }
  friend bool operator==(const Piece&, const Piece&) = default;
};

/// Something in the text that has no end.
struct Unterminated {
  /// "quoted string", "quoted identifier", "dollar-quoted string", "bit string", "hexadecimal string", "comment",
  /// "COPY data", "BEGIN ATOMIC body", "parenthesis of CREATE RULE", "statement on the line of COPY FROM stdin"
  std::string what;
  std::size_t opened = 0;  ///< the byte where it begins; of COPY data, the first byte of the first row

  friend bool operator==(const Unterminated&, const Unterminated&) = default;
};

/// A SQL file as psql would read it: pieces in the order in which they run. That is the order of the text, except that
/// the data of a COPY ... FROM stdin always come directly behind it, also where the statement's line goes on with more
/// SQL. Blank pieces (only white space, comments or a lone semicolon) are no pieces, so a file of comments has none;
/// the data of a COPY are always a piece, even when there are no rows.
struct Script {
  std::vector<Piece> pieces;
  std::vector<Unterminated> unterminated;  ///< at most one: nothing behind it can be read
};

/// Splits `text` (UTF-8 without byte order mark) by psql's rules, never by looking for semicolons: quotes, dollar
/// quotes, nested comments, BEGIN ATOMIC bodies, the parentheses of CREATE RULE, COPY data and
/// standard_conforming_strings = off are all understood. Never fails on odd input: what is no SQL becomes a statement
/// for the server to judge. The rules and how they were checked: docs/sql-reading.md.
Script split(std::string_view text);

/// What the splitting of a part of a text has to know of the parts before it.
struct SplitState {
  bool standard_strings = true;  ///< standard_conforming_strings
};

/// A part of a text, split as far as nothing that follows can change it.
struct SplitPart {
  Script script;             ///< offsets into the part; `unterminated` only where the text ends
  std::size_t size = 0;      ///< so many bytes are split; the next part begins behind them
  bool rows_follow = false;  ///< the next byte begins the rows of the COPY ... FROM stdin that is the last piece. They
                             ///< and the line \. belong to no part: the caller finds their end (CopyRows)
};

/// Splits a text part by part, for texts that are larger than the memory; the pieces are those of split(). The first
/// part begins with the text, each other one where the caller goes on; `state` goes through all calls. When the text
/// ends later and nothing was split, no statement is complete: call again with a longer part. Only where a COPY
/// statement's line goes on with more SQL its rows are part of the part.
SplitPart split_part(std::string_view part, TextEnd end, SplitState& state);

/// The text's tokens with one blank between any two: comments and white space are gone, unquoted words are in lower
/// case (ASCII only), everything else (strings, quoted identifiers, COPY data, psql commands and variables) is as
/// written. " ;" stands between statements; the parts of a continued string, psql commands and COPY data are lines of
/// their own. Two texts with equal tokens do the same, so an edit that leaves the tokens alone is no change. Empty for
/// a file of comments.
std::string canonical_tokens(std::string_view text);

}  // namespace pgmanager::sql
