#pragma once

#include <string>

namespace pgmanager::result {

/// Which instance a function works on, and with which tree: the first line of a status and of every run. What is empty
/// is not known, or does not apply.
struct Instance {
  std::string database;
  std::string host;  ///< name, address or socket directory
  std::string port;
  std::string user;
  std::string server_version;  ///< empty: there is no such database yet
  std::string environment;     ///< empty: none was named
  std::string tree;            ///< absolute path
};

/// A server that accepts queries.
struct ReadyServer {
  Instance instance;
  bool standby = false;  ///< it accepts queries, but no changes
};

}  // namespace pgmanager::result
