#pragma once

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

namespace pgmanager::tests {

/// All stories, in the order of their names.
inline std::vector<std::filesystem::path> story_files() {
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(PGMANAGER_STORIES)) {
    if (entry.path().extension() == ".story") files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

inline std::string content_of(const std::filesystem::path& file) {
  std::ifstream stream(file, std::ios::binary);
  stream.exceptions(std::ios::failbit);
  return {std::istreambuf_iterator<char>(stream), {}};
}

}  // namespace pgmanager::tests
