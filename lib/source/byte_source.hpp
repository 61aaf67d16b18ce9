#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string_view>

#include "base/files.hpp"

namespace pgmanager::source {

/// The bytes of a file, wherever they are.
struct ByteSource {
  /// Fills `to` with at most `size` bytes from byte `offset` on; fewer only at the end.
  std::function<std::size_t(std::uint64_t offset, char* to, std::size_t size)> read_at;
  /// How much is read at once, at least 8 bytes.
  std::size_t portion = 0;
};

/// Small files are read in one go.
std::size_t portion_for(std::uint64_t file_size);

/// `bytes` must outlive it.
ByteSource bytes_in_memory(std::string_view bytes);

/// `file` must outlive it.
ByteSource bytes_in_file(const base::OpenFile& file, std::uint64_t size);

/// Hands bytes [begin, end) of the source to `take` in portions of at most 64 KiB; fewer where the source ends before.
void read_range(const ByteSource& source, std::uint64_t begin, std::uint64_t end,
                const std::function<void(std::string_view)>& take);

}  // namespace pgmanager::source
