#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/stop_signal.hpp"
#include "cluster/private_server.hpp"
#include "pg/connection.hpp"

namespace pgmanager::verify {

/// Where scratch databases are made.
struct ScratchChoice {
  /// A server that is there already; not set: a private one that is thrown away.
  std::optional<pg::ConnectOptions> server;
  std::optional<std::filesystem::path> postgres_bin;  ///< programs of the private one; not set: those that are found
  /// Who runs the files on the private one, so that objects get the owner that they have elsewhere; a superuser. Empty:
  /// the server's own.
  std::string user;
};

/// A server whose databases are for trying only.
class ScratchServer {
 public:
  /// Starts the private server, or connects to the other one. Throws base::Error: refused without server programs,
  /// connection.
  ScratchServer(const ScratchChoice& choice, const std::string& application_name, const base::StopSignal& stop);

  /// Nobody else uses it.
  bool is_private() const { return ephemeral_ != nullptr; }
  pg::Connection& connection() { return *connection_; }
  /// How to reach one of its databases.
  pg::ConnectOptions options_for(const std::string& database) const;

  /// Takes note of the roles that there are.
  void note_roles();
  /// Those that have come since. Roles belong to the whole server, so they outlive a database.
  std::vector<std::string> new_roles();

  /// Takes note of a database that could not be dropped; of a private server nothing is left.
  void note_left_behind(const std::string& database, const std::string& reason) noexcept;
  /// One sentence for each of them.
  const std::vector<std::string>& left_behind() const { return left_behind_; }

 private:
  void become(const std::string& user, const base::StopSignal& stop);

  std::unique_ptr<cluster::EphemeralServer> ephemeral_;
  pg::ConnectOptions options_;
  std::unique_ptr<pg::Connection> connection_;
  std::vector<std::string> roles_;
  std::vector<std::string> left_behind_;
};

/// A database pgmanager_verify_<random> that is dropped when its owner goes, also after a failure or a signal; a
/// process that is killed leaves it behind. The destructor never throws.
class ScratchDatabase {
 public:
  /// Throws base::Error (refused) when the user may make none.
  explicit ScratchDatabase(ScratchServer& server);
  ~ScratchDatabase();
  ScratchDatabase(const ScratchDatabase&) = delete;
  ScratchDatabase& operator=(const ScratchDatabase&) = delete;

  pg::ConnectOptions options() const { return server_.options_for(name_); }

 private:
  ScratchServer& server_;
  std::string name_;
};

}  // namespace pgmanager::verify
