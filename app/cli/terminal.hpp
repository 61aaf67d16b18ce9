#pragma once

#include <iosfwd>

namespace pgmanager::cli {

/// Where the program writes: results to `output`; progress, notices and errors to `errors`.
struct Terminal {
  std::ostream& output;
  std::ostream& errors;
  bool errors_on_terminal = false;  ///< use live progress, colours and lines that do not wrap
  bool output_on_terminal = false;
};

}  // namespace pgmanager::cli
