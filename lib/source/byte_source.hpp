#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string_view>

#include "base/files.hpp"

namespace pgmanager::source {

/// The bytes of a file, in memory or on disk.
struct ByteSource {
  /// Fills `to` with at most `size` bytes from byte `offset` on; fewer only at the end of the file.
  std::function<std::size_t(std::uint64_t offset, char* to, std::size_t size)> read_at;
  /// How much is read at once, at least 8 bytes.
  std::size_t portion = 0;
};

/// Small files are read in one portion.
std::size_t portion_for(std::uint64_t file_size);

/// `bytes` must outlive it.
ByteSource bytes_in_memory(std::string_view bytes);

/// `file` must outlive it.
ByteSource bytes_in_file(const base::OpenFile& file, std::uint64_t size);

/// Passes bytes [begin, end) of the source to `take` in portions of at most 64 KiB; fewer if the source ends before.
void read_range(const ByteSource& source, std::uint64_t begin, std::uint64_t end,
                const std::function<void(std::string_view)>& take);

}  // namespace pgmanager::source
