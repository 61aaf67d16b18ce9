#pragma once

#include <cstddef>
#include <string_view>

namespace pgmanager::sql {

/// Whether a text is complete or goes on in a part that is not known yet.
enum class TextEnd { here, later };

/// Looks for the line \. that ends the rows behind a COPY ... FROM stdin, in portions of any size.
class CopyRows {
 public:
  struct Found {
    std::size_t rows = 0;  ///< so many bytes from the beginning of the portion are rows
    std::size_t next = 0;  ///< behind the line \. when that was found, else behind the rows
    bool ended = false;    ///< the line \. is there
  };

  /// The first portion begins with the first row; each other one where the rows of the portion before it ended.
  Found find_end(std::string_view portion, TextEnd end);

 private:
  bool inside_line_ = false;  // the last portion ended in the middle of a row
};

}  // namespace pgmanager::sql
