#pragma once

#include <cstddef>
#include <string_view>

namespace pgmanager::sql {

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

}  // namespace pgmanager::sql
