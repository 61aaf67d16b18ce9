#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/stop_signal.hpp"
#include "cluster/private_server.hpp"
#include "pg/connection.hpp"
#include "source/source_tree.hpp"

namespace pgmanager::verify {

/// The server for scratch databases.
struct ScratchChoice {
  /// An existing server; not set: a private one that is removed afterwards.
  std::optional<pg::ConnectOptions> server;
  std::optional<std::filesystem::path> postgres_bin;   ///< programs of the private server; not set: found automatically
  cluster::ServerOptions options;                      ///< of the private server
  std::shared_ptr<const source::SourceTree> instance;  ///< its instance/roles.sql runs on the private server; or null
  /// The superuser that runs the files on the private server, so that objects get the same owner as elsewhere. Empty:
  /// the server's own superuser.
  std::string user;
};

/// A server for scratch databases.
class ScratchServer {
 public:
  /// Starts the private server, or connects to the existing one. Throws base::Error: refused if there are no server
  /// programs, connection.
  ScratchServer(const ScratchChoice& choice, const std::string& application_name, const base::StopSignal& stop);

  /// Whether no other program uses the server.
  bool is_private() const { return ephemeral_ != nullptr; }
  pg::Connection& connection() { return *connection_; }
  /// The options to connect to one of its databases.
  pg::ConnectOptions options_for(const std::string& database) const;

  /// Stores the list of existing roles.
  void note_roles();
  /// The roles that were created since. Roles belong to the whole server, so they outlive a database.
  std::vector<std::string> new_roles();

  bool has_role(const std::string& name);
  /// Creates a role that files mention, without rights. Only for a private server.
  void add_role(const std::string& name);

  /// Records that a database could not be dropped. Does nothing for a private server, which is removed completely.
  void add_leftover(const std::string& database, const std::string& reason) noexcept;
  /// One sentence for each such database and each role that was added.
  const std::vector<std::string>& notices() const { return notices_; }

 private:
  void become(const std::string& user, const base::StopSignal& stop);

  std::unique_ptr<cluster::EphemeralServer> ephemeral_;
  pg::ConnectOptions options_;
  std::unique_ptr<pg::Connection> connection_;
  std::vector<std::string> roles_;
  std::vector<std::string> notices_;
};

/// A database pgmanager_verify_<random> that is dropped on destruction, also after a failure or a signal. If the
/// process is killed, it remains. The destructor never throws.
class ScratchDatabase {
 public:
  /// Throws base::Error (refused) if the user may not create databases.
  explicit ScratchDatabase(ScratchServer& server);
  ~ScratchDatabase();
  ScratchDatabase(const ScratchDatabase&) = delete;
  ScratchDatabase& operator=(const ScratchDatabase&) = delete;

  pg::ConnectOptions options() const { return server_.options_for(name_); }

 private:
  ScratchServer& server_;
  std::string name_;
};

/// Connects to a server other than the target, which the option (e.g. "--scratch-dsn") names. Throws base::Error
/// (connection) that names the option.
std::unique_ptr<pg::Connection> connect(const pg::ConnectOptions& options, const std::string& option,
                                        const base::StopSignal& stop);

}  // namespace pgmanager::verify
