#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace pgmanager::sql {

/// The kind of a piece, which decides how it is run.
enum class PieceKind {
  statement,     ///< one SQL statement, without the surrounding comments and without its semicolon
  copy_data,     ///< the rows after a COPY ... FROM stdin statement, without the line that ends them
  psql_command,  ///< a backslash command of psql up to the end of its line, e.g. "\connect other"
};

/// A part of the text: bytes [begin, end).
struct Piece {
  PieceKind kind = PieceKind::statement;
  std::size_t begin = 0;  ///< statement: first byte of its first token (leading comments are left out)
  std::size_t end = 0;    ///< one past the last byte

  std::string_view in(std::string_view text) const { return text.substr(begin, end - begin); }
  friend bool operator==(const Piece&, const Piece&) = default;
};

/// An element of the text that has no end.
struct Unterminated {
  /// "quoted string", "quoted identifier", "dollar-quoted string", "bit string", "hexadecimal string", "comment",
  /// "COPY data", "BEGIN ATOMIC body", "parenthesis of CREATE RULE", "statement on the line of COPY FROM stdin"
  std::string what;
  std::size_t opened = 0;  ///< the byte where it begins; of COPY data, the first byte of the first row

  friend bool operator==(const Unterminated&, const Unterminated&) = default;
};

/// A SQL file as psql would read it: pieces in the order in which they run. That is the order of the text, with one
/// exception: the data of a COPY ... FROM stdin come directly after the statement, even if the statement's line
/// contains more SQL. White space, comments and lone semicolons are not pieces, so a file of comments has none. The
/// data of a COPY are always a piece, even without rows.
struct Script {
  std::vector<Piece> pieces;
  std::vector<Unterminated> unterminated;  ///< at most one: the text after it cannot be read
};

/// Splits `text` (UTF-8 without byte order mark) by psql's rules: quotes, dollar quotes, nested comments, BEGIN ATOMIC
/// bodies, the parentheses of CREATE RULE, COPY data and standard_conforming_strings = off are understood. Never fails
/// on invalid SQL: it becomes a statement, which the server will refuse. docs/sql-reading.md describes the rules and
/// how they were checked.
Script split(std::string_view text);

/// Whether the text is complete or a later part continues it.
enum class TextEnd { here, later };

/// Finds the line \. that ends the rows after a COPY ... FROM stdin, in portions of any size.
class CopyRows {
 public:
  struct Found {
    std::size_t rows = 0;  ///< number of bytes from the beginning of the portion that are rows
    std::size_t next = 0;  ///< the offset after the line \. if it was found, otherwise after the rows
    bool ended = false;    ///< the line \. was found
  };

  /// The first portion begins with the first row; each later one where the rows of the previous portion ended.
  Found find_end(std::string_view portion, TextEnd end);

 private:
  bool inside_line_ = false;  // the last portion ended in the middle of a row
};

/// The state that splitting a part of a text needs from the previous parts.
struct SplitState {
  bool standard_strings = true;  ///< standard_conforming_strings
};

/// A part of a text, split as far as later text cannot change the result.
struct SplitPart {
  Script script;             ///< offsets into the part; `unterminated` only where the text ends
  std::size_t size = 0;      ///< number of bytes split; the next part begins after them
  bool rows_follow = false;  ///< the last piece is a COPY ... FROM stdin whose rows begin at the next byte. The rows
                             ///< and the line \. belong to no part: the caller finds their end (CopyRows)
};

/// Splits a text part by part, for texts that do not fit into memory; the pieces are the same as those of split(). The
/// first part begins with the text, each later one where the caller continues; `state` is passed through all calls. If
/// more text follows and nothing was split, no statement is complete yet: call again with a longer part. If the line of
/// a COPY statement contains more SQL, its rows must be in the same part.
SplitPart split_part(std::string_view part, TextEnd end, SplitState& state);

/// The tokens of the text with one blank between any two: comments and white space are removed, unquoted words are in
/// lower case (ASCII only), everything else (strings, quoted identifiers, COPY data, psql commands and variables) is
/// unchanged. Statements are separated by " ;"; the parts of a continued string, psql commands and COPY data are
/// separate lines. Two texts with equal tokens do the same, so an edit that keeps the tokens is not a change. Empty for
/// a file of comments.
std::string canonical_tokens(std::string_view text);

}  // namespace pgmanager::sql
