#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "base/files.hpp"

namespace pgmanager::source {

/// Rows of a COPY block that were left in the file, because a data file may be larger than memory.
struct RowsOnDisk {
  std::size_t begin = 0;     ///< in SqlText::text: start of the line that replaces them and of its copy_data piece
  std::uint64_t offset = 0;  ///< of the first row in the file's bytes
  std::uint64_t size = 0;    ///< in bytes
  std::int64_t lines = 0;    ///< how many line ends they contain
  std::string sha256;        ///< of the rows

  friend bool operator==(const RowsOnDisk&, const RowsOnDisk&) = default;
};

/// All rows of a file that were left on disk, and the file's stamp when they were found.
struct LeftOnDisk {
  base::FileStamp stamp;
  std::vector<RowsOnDisk> rows;  ///< in the order of the text
};

/// The rows of a larger block are left on disk.
inline constexpr std::size_t largest_rows_kept = 64UL * 1024;
/// The rows of smaller blocks are left on disk, too, once this many bytes of rows before them were kept.
inline constexpr std::size_t most_rows_kept = 4UL * 1024 * 1024;
/// The rows of a block of this size need no more memory than the line that would replace them.
inline constexpr std::size_t smallest_rows_left = 128;

/// The line that replaces rows in SqlText::text, and so in the history, with its line end.
inline std::string line_in_place_of(const RowsOnDisk& rows) {
  return "-- " + std::to_string(rows.size) + " bytes of rows, SHA-256 " + rows.sha256 + "\n";
}

}  // namespace pgmanager::source
