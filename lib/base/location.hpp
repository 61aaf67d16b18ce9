#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace pgmanager::base {

/// A place in a file of the source tree, shown to the user.
struct Location {
  std::string file;         ///< as the user knows it: relative to the root of the source tree
  int line = 0;             ///< from 1; 0: the file as a whole
  int column = 0;           ///< in characters (Unicode code points) from 1; 0: the line as a whole
  std::string source_line;  ///< the text of that line without its line end, or the part around the column; may be empty
  int source_column = 1;    ///< the column at which source_line begins, in characters

  friend bool operator==(const Location&, const Location&) = default;
};

/// Sets source_line and source_column to the part of `line` around byte `at`: 100 characters before it and 200
/// characters from it on. This limits memory use when many places are in one long line.
void show_line(Location& place, std::string_view line, std::size_t at);

/// The place of byte `offset` (0 to text.size()) in `text`, which must be UTF-8. Lines end at LF, CRLF or a lone CR.
Location locate(std::string file, std::string_view text, std::size_t offset);

/// The two lines with which psql shows a location: the source line after "LINE 3: ", and a caret under the column. Long
/// lines are cut to the part around the caret. Empty if the location has no column. The second line has no line end.
std::string excerpt(const Location& location);

}  // namespace pgmanager::base
