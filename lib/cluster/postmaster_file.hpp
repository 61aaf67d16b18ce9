#pragma once

#include <sys/types.h>
#include <optional>
#include <string>
#include <string_view>

namespace pgmanager::cluster {

/// What a running server writes about itself into <data directory>/postmaster.pid. PostgreSQL's
/// src/include/utils/pidfile.h defines the lines.
struct PostmasterFile {
  pid_t pid = 0;                 ///< line 1
  int port = 0;                  ///< line 4
  std::string socket_directory;  ///< line 5
  std::string status;            ///< line 8: "starting", "ready", "stopping" or "standby"; empty before it is known

  friend bool operator==(const PostmasterFile&, const PostmasterFile&) = default;
};

/// Nothing if the text contains no process id. The server writes the following lines one by one while it starts, so a
/// missing line is not an error.
std::optional<PostmasterFile> parse_postmaster_file(std::string_view text);

}  // namespace pgmanager::cluster
