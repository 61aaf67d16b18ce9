#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace pgmanager::base {

/// A place in a file of the source tree, for a person to go to.
struct Location {
  std::string file;         ///< as the user knows it: relative to the root of the source tree
  int line = 0;             ///< from 1; 0: the file as a whole
  int column = 0;           ///< in characters (Unicode code points) from 1; 0: the line as a whole
  std::string source_line;  ///< the text of that line without its line end, or the part around the column; may be empty
  int source_column = 1;    ///< the column that source_line begins at, in characters

  friend bool operator==(const Location&, const Location&) = default;
};

/// Sets source_line and source_column to the part of `line` around its byte `at`, where the column is: 100 characters
/// before it and 200 from it on, so that many places in one long line do not each hold all of it.
void show_line(Location& place, std::string_view line, std::size_t at);

/// The place of byte `offset` (0 to text.size()) in `text`, which must be UTF-8. Lines end at LF, CRLF or a lone CR.
Location locate(std::string file, std::string_view text, std::size_t offset);

/// The two lines that show a location as PostgreSQL's psql does: the source line behind "LINE 3: ", and a caret under
/// the column. Long lines are cut to the part around the caret. Empty where the location has no column. No line end at
/// the end.
std::string excerpt(const Location& location);

}  // namespace pgmanager::base
