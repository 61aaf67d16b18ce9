#pragma once

#include <chrono>
#include <filesystem>

#include "base/owned_fd.hpp"
#include "base/stop_signal.hpp"

namespace pgmanager::authoring {

/// Excludes other programs that write into the same source tree, from choosing a free ordinal until the files are
/// written. It locks the root directory and creates no file. If the file system does not support locks or the root
/// cannot be opened, it excludes no program: code that reads the root reports such errors.
class TreeLock {
 public:
  /// Waits for another holder. Throws base::Error (refused) after `patience` and on a stop request.
  TreeLock(const std::filesystem::path& root, const base::StopSignal& stop,
           std::chrono::milliseconds patience = std::chrono::seconds(10));

 private:
  base::OwnedFd directory_;
};

}  // namespace pgmanager::authoring
