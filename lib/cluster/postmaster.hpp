#pragma once

#include <sys/types.h>

#include <optional>
#include <string>
#include <string_view>

#include "cluster/private_server.hpp"
#include "cluster/server_home.hpp"

namespace pgmanager::cluster {

/// Whether committed data survives a crash of the machine. Without durability everything is several times faster.
enum class Durability { full, none };

/// Makes sure that the home has a data directory that the programs can run: removes the remains of an interrupted
/// initialisation, and initialises a missing directory. Throws base::Error (refused) if initdb fails, or if the data
/// directory belongs to another major version.
void make_data_directory(const ServerHome& home, const ServerPrograms& programs, Durability durability);

/// The last lines of a text (a log, a program's output) without the final line end, as the detail of an error.
std::string last_lines(const std::string& text);

/// What a running server writes about itself into <data directory>/postmaster.pid. PostgreSQL's
/// src/include/utils/pidfile.h defines the lines.
struct PostmasterFile {
  pid_t pid = 0;                 ///< line 1
  int port = 0;                  ///< line 4
  std::string socket_directory;  ///< line 5
  std::string listen_address;    ///< line 6: the first one; empty: it does not listen on TCP
  std::string status;            ///< line 8: "starting", "ready", "stopping" or "standby"; empty before it is known

  friend bool operator==(const PostmasterFile&, const PostmasterFile&) = default;
};

/// Nothing if the text contains no process id. The server writes the following lines one by one while it starts, so a
/// missing line is not an error.
std::optional<PostmasterFile> parse_postmaster_file(std::string_view text);

/// pg_ctl's shutdown modes: both roll back open transactions; `immediate` writes nothing and leaves recovery to the
/// next start, so it is for servers that will be deleted.
enum class ShutdownMode { fast, immediate };

/// Starts the server in `home`, or finds it running. Must not run in two programs at once: callers hold a HomeLock.
PrivateServer start_postmaster(const ServerHome& home, const ServerPrograms& programs, Durability durability,
                               const ServerOptions& options);

/// Returns false if no server was running. Throws base::Error (refused) if it does not stop.
bool stop_postmaster(const ServerHome& home, const ServerPrograms& programs, ShutdownMode mode);

/// Quotes a word for the shell in which pg_ctl runs postgres.
std::string shell_quoted(std::string_view text);

/// Quotes an entry of unix_socket_directories, which is a list of names: commas and spaces separate, double quotes
/// protect.
std::string list_quoted(std::string_view text);

}  // namespace pgmanager::cluster
