#include "source/byte_source.hpp"

#include <algorithm>
#include <cstring>
#include <string>

namespace pgmanager::source {

namespace {

constexpr std::size_t mebibyte = 1024UL * 1024;
constexpr std::size_t usual_portion = 256UL * 1024;
constexpr std::size_t range_portion = 64UL * 1024;

}  // namespace

std::size_t portion_for(std::uint64_t file_size) {
  if (file_size > mebibyte) return usual_portion;
  return static_cast<std::size_t>(file_size) + 8;  // more than the file has, so that the first read reaches its end
}

ByteSource bytes_in_memory(std::string_view bytes) {
  const auto read_at = [bytes](std::uint64_t offset, char* to, std::size_t size) {
    const std::string_view found = bytes.substr(std::min<std::uint64_t>(offset, bytes.size()), size);
    if (!found.empty()) std::memcpy(to, found.data(), found.size());
    return found.size();
  };
  return {.read_at = read_at, .portion = portion_for(bytes.size())};
}

ByteSource bytes_in_file(const base::OpenFile& file, std::uint64_t size) {
  const auto read_at = [&file](std::uint64_t offset, char* to, std::size_t count) {
    return file.read_at(offset, to, count);
  };
  return {.read_at = read_at, .portion = portion_for(size)};
}

void read_range(const ByteSource& source, std::uint64_t begin, std::uint64_t end,
                const std::function<void(std::string_view)>& take) {
  std::string portion(static_cast<std::size_t>(std::min<std::uint64_t>(end - begin, range_portion)), '\0');
  while (begin < end) {
    const auto size = static_cast<std::size_t>(std::min<std::uint64_t>(end - begin, portion.size()));
    const std::size_t got = source.read_at(begin, portion.data(), size);
    if (got > 0) take(std::string_view(portion).substr(0, got));
    if (got < size) return;
    begin += got;
  }
}

}  // namespace pgmanager::source
