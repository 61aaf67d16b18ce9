#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

#include "base/location.hpp"
#include "source/rows_on_disk.hpp"

namespace pgmanager::source {

/// base::locate for many places of one text: it continues from the last place instead of the start, so that a file with
/// a hundred thousand findings is still read once. Fastest if the offsets ascend. Columns are correct if the text
/// before them is UTF-8.
class Locator {
 public:
  /// All arguments must outlive the locator. `left_out` are rows of the file that are not in the text; their lines
  /// count.
  Locator(std::string_view file, std::string_view text, std::span<const RowsOnDisk> left_out = {});

  /// Line, column and source line of byte `offset` (0 to text.size()).
  base::Location at(std::size_t offset);

  /// Only the line, without a column.
  base::Location line_at(std::size_t offset);

 private:
  void go_to_line_of(std::size_t offset);
  void begin_line(std::size_t offset);
  int lines_of_this_line();

  std::string_view file_;
  std::string_view text_;
  std::span<const RowsOnDisk> left_out_;
  std::size_t passed_ = 0;  ///< number of those before the line
  int line_ = 1;
  std::size_t line_begin_ = 0;
  std::size_t line_end_ = 0;    ///< without the line end
  std::size_t next_begin_ = 0;  ///< with it
  std::size_t counted_ = 0;     ///< end of the part of the line whose characters are counted
  int characters_ = 0;
};

/// How many lines end in `text`: at LF, CRLF or a lone CR.
std::int64_t count_line_ends(std::string_view text);

/// `line` with every malformed byte replaced by one U+FFFD, so that columns stay correct and JSON output stays UTF-8.
std::string well_formed(std::string_view line);

/// A longer line of the source is not read again for display.
inline constexpr std::size_t longest_source_line = 64UL * 1024;

/// The location of a whole file, by its path relative to the root.
base::Location in_file(std::string_view path);

}  // namespace pgmanager::source
