#pragma once

#include <filesystem>
#include <string>

namespace pgmanager::verify {

/// A new directory, removed with its contents on destruction.
class TemporaryDirectory {
 public:
  /// `name` says what it is for: "base". Throws base::Error (usage) if it cannot be created.
  explicit TemporaryDirectory(const std::string& name);
  ~TemporaryDirectory();
  TemporaryDirectory(const TemporaryDirectory&) = delete;
  TemporaryDirectory& operator=(const TemporaryDirectory&) = delete;

  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

}  // namespace pgmanager::verify
