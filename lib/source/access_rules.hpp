#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/finding.hpp"

namespace pgmanager::source {

/// A database or role in a rule. In double quotes, a keyword such as all is a name.
struct AccessName {
  std::string text;
  bool is_quoted = false;

  bool is_keyword(std::string_view keyword) const { return !is_quoted && text == keyword; }
};

/// A rule of pg_hba.conf, which decides who may connect to a server.
struct AccessRule {
  int line = 0;      ///< its first one in the file
  std::string type;  ///< local, host, hostssl, hostnossl, hostgssenc or hostnogssenc
  std::vector<AccessName> databases;
  std::vector<AccessName> users;
  /// "10.0.0.0/8", "10.0.0.0 255.0.255.0" if the mask is no prefix, a keyword (all, samehost, samenet) or a host name;
  /// empty for local.
  std::string address;
  std::string method;
  std::vector<std::string> options;  ///< "name=value", sorted
};

/// Parses the text of a pg_hba.conf as PostgreSQL's src/backend/libpq/hba.c does, and adds a finding for each rule that
/// the server would refuse because of its form. Included files are not supported.
std::vector<AccessRule> parse_access_rules(const std::string& path, std::string_view text, base::Findings& findings);

/// An address and a mask in the form of AccessRule::address. Unchanged texts, separated by a blank, if they are no IP
/// addresses.
std::string address_with_mask(const std::string& address, const std::string& mask);

/// Whether an IP address is in the network that AccessRule::address names; nothing: it is a keyword or a host name.
std::optional<bool> is_in_network(const std::string& network, const std::string& address);

/// The rule as one line, in one form for all ways to write it.
std::string to_string(const AccessRule& rule);

/// Such a line with three dots in place of passwords, to be shown.
std::string without_passwords(std::string rule);

}  // namespace pgmanager::source
