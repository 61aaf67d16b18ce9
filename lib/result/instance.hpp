#pragma once

#include <string>

namespace pgmanager::result {

/// The instance that a function works on, and its tree: the first line of a status and of every run. An empty member is
/// unknown, or does not apply.
struct Instance {
  std::string database;
  std::string host;  ///< name, address or socket directory
  std::string port;
  std::string user;
  std::string server_version;  ///< empty: the database does not exist yet
  std::string environment;     ///< empty: none was named
  std::string tree;            ///< absolute path
};

/// A server that accepts queries.
struct ReadyServer {
  Instance instance;
  bool standby = false;  ///< it accepts queries, but no changes
};

}  // namespace pgmanager::result
