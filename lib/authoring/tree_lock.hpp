#pragma once

#include <chrono>
#include <filesystem>

#include "base/owned_fd.hpp"
#include "base/stop_signal.hpp"

namespace pgmanager::authoring {

/// Keeps others that write into the same source tree away, from looking for a free ordinal until the files are there.
/// It is a lock on the root directory and leaves no file behind. Where the file system knows no locks, or the root
/// cannot be opened, it keeps nobody away: what is wrong with the root is said by whoever reads it.
class TreeLock {
 public:
  /// Waits while another one has it. Throws base::Error (refused) after `patience`, and when stopped.
  TreeLock(const std::filesystem::path& root, const base::StopSignal& stop,
           std::chrono::milliseconds patience = std::chrono::seconds(10));

 private:
  base::OwnedFd directory_;
};

}  // namespace pgmanager::authoring
