#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "base/files.hpp"

namespace pgmanager::source {

/// Rows of a COPY block that were left in the file, because a data file may be larger than the memory.
struct RowsOnDisk {
  std::size_t begin = 0;     ///< in SqlText::text, of the line that stands for them; its copy_data piece begins there
  std::uint64_t offset = 0;  ///< of the first row in the file's bytes
  std::uint64_t size = 0;    ///< in bytes
  std::int64_t lines = 0;    ///< how many line ends they have
  std::string sha256;        ///< of the rows

  friend bool operator==(const RowsOnDisk&, const RowsOnDisk&) = default;
};

/// All of a file, and how the file was when they were found.
struct LeftOnDisk {
  base::FileStamp stamp;
  std::vector<RowsOnDisk> rows;  ///< in the order of the text
};

/// The rows of a larger block are left on disk.
inline constexpr std::size_t largest_rows_kept = 64UL * 1024;
/// So are those of smaller blocks once the file has so many rows before them, in bytes, that were kept.
inline constexpr std::size_t most_rows_kept = 4UL * 1024 * 1024;
/// The rows of a block of this size take no more room than the line that would stand in their place.
inline constexpr std::size_t smallest_rows_left = 128;

/// The line that stands for rows in SqlText::text and so in the history, with its line end.
std::string line_in_place_of(const RowsOnDisk& rows);

}  // namespace pgmanager::source
