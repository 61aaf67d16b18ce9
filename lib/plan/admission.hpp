#pragma once

#include <set>
#include <string>
#include <vector>

#include "source/access_rules.hpp"

namespace pgmanager::plan {

/// What the access rules of a server look at: the connection that changes them.
struct Caller {
  std::string client_address;  ///< empty: through a Unix socket
  std::string server_address;  ///< that the client connected to
  std::string database;
  std::string user;
  std::set<std::string> roles;  ///< that the user is a member of, itself included
  bool tls = false;
  bool gss = false;  ///< encrypted by GSSAPI
};

/// Why the same connection would be refused under these rules: a sentence without a full stop. Empty if it would not,
/// or if that cannot be known from here (a host name, a regular expression, a file of names): then only a try tells.
std::string why_locked_out(const std::vector<source::AccessRule>& rules, const Caller& caller);

}  // namespace pgmanager::plan
