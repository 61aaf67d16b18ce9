#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "diff/facts.hpp"

namespace pgmanager::diff {

/// How GRANT and REVOKE name what they are about.
struct Granted {
  std::string object;       ///< "TABLE app.person"
  std::string column = {};  ///< quoted; privileges on a column are written SELECT (id)
  std::string owner;        ///< the role that is written as OWNER in the attribute "privileges"
  /// "ALTER DEFAULT PRIVILEGES FOR ROLE ann IN SCHEMA app" if these are default privileges.
  std::string prefix = {};
};

/// The statements that make `before` to `after`, both values of the attribute "privileges": "OWNER: SELECT*\nPUBLIC:
/// SELECT". A grantor other than the owner grants as himself (SET ROLE).
std::vector<std::string> change_privileges(std::string_view before, std::string_view after, const Granted& granted);

/// The privileges of an object that `role` has just created in the schema, with the default privileges of `snapshot`.
std::string privileges_at_first(const schema::Object& object, const schema::SchemaSnapshot& snapshot,
                                const std::string& role);

/// The privileges after ALTER ... OWNER: what the new owner has been granted becomes part of the owner's privileges.
std::string privileges_of_new_owner(std::string_view privileges, std::string_view owner);

/// Those that default privileges begin with: for the whole database the built-in ones, in a schema none.
std::string default_privileges_at_first(const schema::ObjectName& defaults, int server_version);

}  // namespace pgmanager::diff
