#pragma once

#include <sys/types.h>
#include <optional>
#include <string>
#include <string_view>

namespace pgmanager::cluster {

/// What a running server says about itself in <data directory>/postmaster.pid. The lines are fixed in PostgreSQL's
/// src/include/utils/pidfile.h.
struct PostmasterFile {
  pid_t pid = 0;                 ///< line 1
  int port = 0;                  ///< line 4
  std::string socket_directory;  ///< line 5
  std::string status;            ///< line 8: "starting", "ready", "stopping" or "standby"; empty before it is known

  friend bool operator==(const PostmasterFile&, const PostmasterFile&) = default;
};

/// Nothing when there is no process id in it. The lines below come one by one while a server starts, so a missing one
/// is no error.
std::optional<PostmasterFile> parse_postmaster_file(std::string_view text);

}  // namespace pgmanager::cluster
