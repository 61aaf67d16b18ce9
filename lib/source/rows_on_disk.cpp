#include "source/rows_on_disk.hpp"

#include <fmt/format.h>

namespace pgmanager::source {

std::string line_in_place_of(const RowsOnDisk& rows) {
  return fmt::format("-- {} bytes of rows, SHA-256 {}\n", rows.size, rows.sha256);
}

}  // namespace pgmanager::source
