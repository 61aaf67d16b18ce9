#pragma once

#include <string>

#include "cluster/private_server.hpp"
#include "cluster/server_home.hpp"

namespace pgmanager::tests {

/// A primary server and a hot standby, copied with pg_basebackup and streaming from it. Unix sockets only.
class StandbyServer {
 public:
  /// `sql` runs on the primary before the copy.
  explicit StandbyServer(const std::string& sql);
  ~StandbyServer();
  StandbyServer(const StandbyServer&) = delete;
  StandbyServer& operator=(const StandbyServer&) = delete;

  std::string primary_dsn() const { return primary_.server().dsn(); }
  std::string standby_dsn() const { return standby_.dsn(); }

 private:
  cluster::ServerPrograms programs_;
  cluster::EphemeralServer primary_;
  cluster::ServerHome home_;
  cluster::PrivateServer standby_;
};

}  // namespace pgmanager::tests
