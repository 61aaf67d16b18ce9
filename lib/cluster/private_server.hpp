#pragma once

#include <filesystem>
#include <optional>
#include <string>

namespace pgmanager::cluster {

/// Where --local keeps its server, below the current directory.
inline constexpr const char* default_directory = ".postgres-manager/server";

/// Where the server programs (initdb, pg_ctl, postgres) are.
struct ServerPrograms {
  std::filesystem::path directory;
};

/// Finds them: `preferred` (--postgres-bin) and nothing else when given; then `pg_config --bindir`, PATH and the
/// highest version below /usr/lib/postgresql. Throws base::Error (refused) that lists the places looked at and names
/// the Debian package to install.
ServerPrograms find_server_programs(const std::optional<std::filesystem::path>& preferred);

/// A running private server: reachable only through a Unix socket that nobody but its owner can open.
struct PrivateServer {
  std::filesystem::path directory;  ///< holds the data directory, the log file and (where it fits) the socket
  std::filesystem::path socket_directory;
  int port = 5432;           ///< part of the socket's name only: nothing listens on TCP
  bool started_now = false;  ///< false: it was already running

  /// A libpq connection string (key=value form) for the superuser "postgres"; no password is needed.
  std::string dsn(const std::string& database = "postgres") const;
};

/// Starts the server in `directory` (made and initialised when missing), or finds it running already. Root cannot run
/// PostgreSQL: as root everything is done with the rights of the directory's owner, or of the user "postgres" (else
/// "nobody") when root owns it. Where that user cannot reach `directory` (a checkout below /root), the server lives in
/// a new directory below /var/tmp and `directory` becomes a symbolic link to it. Two programs that start the same
/// server at once both get it. Throws base::Error (refused) with the end of the server's log when it does not start,
/// when `directory` holds something else, and when its data are of another major version than the programs.
PrivateServer start_private_server(const std::filesystem::path& directory, const ServerPrograms& programs);

/// Stops the server in `directory` (open transactions are rolled back); the data stay. Returns false when none was
/// running there. Throws base::Error (refused) when it does not stop.
bool stop_private_server(const std::filesystem::path& directory, const ServerPrograms& programs);

/// A server in a new temporary directory, without durability (fsync off), stopped and removed when its owner goes. The
/// directory is below TMPDIR if that is set, else in memory (/dev/shm) if there are 2 GiB free, else below /tmp. The
/// constructor throws base::Error (refused); the destructor never throws. A process that is killed leaves both behind.
class EphemeralServer {
 public:
  explicit EphemeralServer(const ServerPrograms& programs);
  ~EphemeralServer();
  EphemeralServer(const EphemeralServer&) = delete;
  EphemeralServer& operator=(const EphemeralServer&) = delete;

  const PrivateServer& server() const { return server_; }

 private:
  ServerPrograms programs_;
  PrivateServer server_;
};

}  // namespace pgmanager::cluster
