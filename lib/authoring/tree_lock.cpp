#include "authoring/tree_lock.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>

#include <cerrno>

#include "authoring/causes.hpp"
#include "base/error.hpp"
#include "base/utf8.hpp"

namespace pgmanager::authoring {

TreeLock::TreeLock(const std::filesystem::path& root, const base::StopSignal& stop, std::chrono::milliseconds patience)
    : directory_(::open(root.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)) {
  constexpr std::chrono::milliseconds pause{20};
  const auto deadline = std::chrono::steady_clock::now() + patience;
  while (directory_ && ::flock(directory_.get(), LOCK_EX | LOCK_NB) != 0) {
    if (errno != EWOULDBLOCK && errno != EINTR) return;
    if (std::chrono::steady_clock::now() > deadline) {
      throw base::Error({.code = base::ErrorCode::refused,
                         .message = fmt::format("another process is writing into the source tree in \"{}\"",
                                                base::printable(root.string())),
                         .cause = Cause(causes::TreeLocked{root.string()})});
    }
    stop.wait_for(pause);
    stop.throw_if_requested();
  }
}

}  // namespace pgmanager::authoring
