#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace pgmanager::cluster {

/// The default directory of the server of --local, relative to the current directory.
inline constexpr const char* default_directory = ".postgres-manager/server";

/// The location of the server programs (initdb, pg_ctl, postgres).
class ServerPrograms {
 public:
  ServerPrograms() = default;
  explicit ServerPrograms(std::filesystem::path directory) : directory_(std::move(directory)) {}
  /// They are searched when they are first needed, with find_server_programs(): on some systems that takes several
  /// processes, and a server that is running needs none of the programs.
  static ServerPrograms when_needed(std::optional<std::filesystem::path> preferred);

  /// Throws as find_server_programs() does.
  const std::filesystem::path& directory() const;

 private:
  std::optional<std::filesystem::path> preferred_;
  mutable std::filesystem::path directory_;  ///< empty: not searched yet
};

/// Finds the server programs. If `preferred` (--postgres-bin) is given, only there; otherwise in `pg_config --bindir`,
/// in PATH and in the highest version below /usr/lib/postgresql. Throws base::Error (refused) that lists the searched
/// places and names the Debian package to install.
ServerPrograms find_server_programs(const std::optional<std::filesystem::path>& preferred);

/// A parameter of the server with its value, as in postgresql.conf.
struct Parameter {
  std::string name;
  std::vector<std::string> values;  ///< one; several, or none, if it is a list of names
  bool is_list = false;
};

/// How a private server is started.
struct ServerOptions {
  /// The port of localhost on which it listens for other programs of this machine. Nothing: a Unix socket only.
  std::optional<int> port;
  /// A directory with control and SQL files of extensions that the server offers besides the installed ones. Nothing:
  /// only those.
  std::optional<std::filesystem::path> extensions;
  std::vector<Parameter> parameters;  ///< those of unused_parameters() are left out
  /// Rules of pg_hba.conf for connections that own_access_rules() does not decide. Nothing: it decides all.
  std::optional<std::string> access_rules;

  bool has_settings() const { return access_rules || !parameters.empty(); }
};

/// Those of the parameters that a private server does not use: they are meant for another machine (addresses, files,
/// memory, certificates, standbys), or name a library that is not installed.
std::vector<std::string> unused_parameters(const ServerPrograms& programs, const std::vector<Parameter>& parameters);

/// The rules of pg_hba.conf that precede those of the options: the owner of the server connects through the Unix socket
/// without a password, and the role "postgres" through TCP with one; without further rules, every role does.
std::string own_access_rules(const ServerOptions& options);

/// A running private server. Its owner can connect through a Unix socket; other programs of this machine only if it
/// listens on TCP, and with its password.
struct PrivateServer {
  std::filesystem::path directory;  ///< contains the data directory, the log file and (if its path fits) the socket
  std::filesystem::path socket_directory;
  int port = 5432;           ///< that of the socket, and of TCP if it listens there
  bool listens = false;      ///< on localhost by TCP
  std::string password;      ///< for connections by TCP
  bool started_now = false;  ///< false: it was already running

  /// A libpq connection string (key=value form) for the superuser "postgres"; no password is needed.
  std::string dsn(const std::string& database = "postgres") const;
};

/// Starts the server in `directory` (created and initialised if missing), or finds it running. Root cannot run
/// PostgreSQL: if we are root, everything is done with the rights of the directory's owner, or of the user "postgres"
/// (or "nobody") if root owns it. If that user cannot reach `directory` (e.g. below /root), the server is in a new
/// directory below /var/tmp and `directory` becomes a symbolic link to it. If two programs start the same server at
/// once, both get it. Throws base::Error (refused): with the end of the server's log if it does not start, if
/// `directory` has other contents, if its data belongs to another major version than the programs, if the port is
/// taken, and if it is running already and does not listen on the port, or was started without
/// `extensions`.
PrivateServer start_private_server(const std::filesystem::path& directory, const ServerPrograms& programs,
                                   const ServerOptions& options = {});

/// Stops the server in `directory` (open transactions are rolled back) and keeps its data. Returns false if none was
/// running there. Throws base::Error (refused) if it does not stop.
bool stop_private_server(const std::filesystem::path& directory, const ServerPrograms& programs);

/// A server in a new temporary directory, without durability (fsync off), stopped and removed on destruction. The
/// directory is below TMPDIR if that is set, otherwise in memory (/dev/shm) if 2 GiB are free, otherwise below /tmp.
/// The constructor throws base::Error (refused); the destructor never throws. If the process is killed, both server and
/// directory remain.
class EphemeralServer {
 public:
  explicit EphemeralServer(const ServerPrograms& programs, const ServerOptions& options = {});
  ~EphemeralServer();
  EphemeralServer(const EphemeralServer&) = delete;
  EphemeralServer& operator=(const EphemeralServer&) = delete;

  const PrivateServer& server() const { return server_; }

 private:
  ServerPrograms programs_;
  PrivateServer server_;
};

}  // namespace pgmanager::cluster
