#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "imports/directory.hpp"
#include "imports/migrations.hpp"

namespace pgmanager::imports {

/// A line comment that has a line to itself.
struct CommentLine {
  std::size_t line = 0;      ///< index from 0
  std::string_view content;  ///< after the dashes, without blanks around it
};

/// The text of a file, its lines, and those that are comments: SQL decides what a comment is, so that a line of a
/// string, of the body of a function or of rows of COPY is none.
class MarkedText {
 public:
  /// `file` must outlive it.
  explicit MarkedText(const File& file);

  const File& file() const { return *file_; }
  /// With their line ends; without a byte order mark.
  const std::vector<std::string_view>& lines() const { return lines_; }
  const std::vector<CommentLine>& comments() const { return comments_; }

  /// Whether there is SQL in one of the lines [begin, end).
  bool has_sql(std::size_t begin, std::size_t end) const;
  /// The index of the first line from `begin` on that contains SQL; lines().size() if there is none.
  std::size_t first_sql(std::size_t begin) const;

 private:
  void find_comments();
  void add_comment(std::size_t at);
  void mark_sql(std::size_t begin, std::size_t end);
  std::size_t line_at(std::size_t offset) const;

  const File* file_;
  std::string_view text_;
  std::vector<std::string_view> lines_;
  std::vector<std::size_t> begins_;  // of the lines
  std::vector<bool> is_sql_;
  std::vector<CommentLine> comments_;
};

/// The lines of a text that belong to a part; a line may be replaced.
class Part {
 public:
  explicit Part(const MarkedText& text) : text_(&text), lines_(text.lines().size()) {}

  void keep(std::size_t begin, std::size_t end);
  void keep(std::size_t line) { keep(line, line + 1); }
  /// `instead`: without a line end.
  void replace(std::size_t line, std::string instead) { lines_[line] = std::move(instead); }
  bool has_sql() const;

  /// Without empty lines at its ends.
  Sql sql() const;

 private:
  const MarkedText* text_;
  std::vector<std::optional<std::string>> lines_;
};

/// The whole text.
Sql whole(const MarkedText& text);

/// A text with one empty line in place of several; those in strings and rows stay.
std::string with_single_empty_lines(const std::string& text);

/// What a marker of another tool does.
enum class Mark {
  none,             ///< an ordinary comment
  up,               ///< what follows applies the change
  down,             ///< what follows reverts it
  statement_begin,  ///< what follows is one statement, whatever semicolons it has
  statement_end,
  other,  ///< an option of the tool: the line is left out
};

/// A marker that was found.
struct FoundMark {
  Mark mark = Mark::none;
  CommentLine comment;
};

/// A file that contains both halves of a change.
struct Sections {
  Sql up;
  std::optional<Sql> undo;  ///< nothing: there is no marker, or only comments follow it
  std::vector<FoundMark> marks;

  /// The first marker of this kind; null: there is none.
  const FoundMark* first(Mark mark) const;
};

/// Divides a text at its markers, as `mark_of` recognises them by the content of a comment. Comments before the first
/// marker belong to the part that applies the change. A statement between statement_begin and statement_end gets a
/// semicolon if it has none. What stands before the first marker, a missing one, and several of a kind are findings.
Sections read_sections(const MarkedText& text, const std::function<Mark(std::string_view content)>& mark_of,
                       base::Findings& findings);

}  // namespace pgmanager::imports
