#pragma once

#include <optional>
#include <string>
#include <vector>

#include "pg/connection.hpp"
#include "plan/admission.hpp"
#include "plan/parameters.hpp"
#include "result/server_settings.hpp"
#include "source/access_rules.hpp"

namespace pgmanager::database {

/// What the session may do with the settings of its server.
struct ServerRights {
  bool reads_access_rules = false;
  bool writes_access_rules = false;  ///< and reads the text of the file
  bool reloads = false;
  bool access_rules_not_loaded = false;  ///< as result::ServerSettings; false also if it cannot be known
  std::string provider_role;             ///< "rds_superuser", ... on a managed server
  plan::Caller caller;
};
ServerRights server_rights(pg::Connection& connection);

/// The rules in pg_hba.conf of the server, and those that it cannot use.
struct AccessRules {
  std::vector<source::AccessRule> rules;
  std::vector<result::AccessRuleError> errors;
};
/// `reads_text`: the session may read the file itself, which says more than the view: what is in quotes, and which
/// options are the server's defaults.
AccessRules access_rules(pg::Connection& connection, bool reads_text = false);

/// Replaces pg_hba.conf of the server; it is not loaded yet. Throws base::Error (refused) if the server finds an error
/// in the text or cannot write the file; then it is as before.
void write_access_rules(pg::Connection& connection, const std::string& text);
/// The text of pg_hba.conf of the server.
std::string access_rules_text(pg::Connection& connection);

/// Those of the parameters that the server knows and shows to this role, in no particular order.
std::vector<plan::LiveParameter> server_parameters(pg::Connection& connection, const std::vector<std::string>& names);

/// Those of the parameters that the role may not change for the server.
std::vector<std::string> unalterable_parameters(pg::Connection& connection, const std::vector<std::string>& names);

/// ALTER SYSTEM for a value as in plan::ParameterDifference::wanted_values. Returns the statement that restores the
/// previous state. Throws pg::ServerError.
std::string alter_system(pg::Connection& connection, const std::string& parameter,
                         const std::vector<std::string>& values);

/// What the server says about the first of the libraries that it does not find, for parameters such as
/// shared_preload_libraries: with a missing one it would not start again. Empty: it finds all of them.
std::string missing_library(pg::Connection& connection, const std::vector<std::string>& libraries);

/// Makes the server read its files again, and waits until it has. False: it has not within ten seconds.
bool reload(pg::Connection& connection);

/// The parameters whose new values take effect when the server starts.
std::vector<std::string> parameters_waiting_for_restart(pg::Connection& connection);

/// What is known of a role: one attribute.
struct RoleFact {
  std::string role;
  std::string attribute;
  std::string value;

  friend auto operator<=>(const RoleFact&, const RoleFact&) = default;
};
/// Ordered by role and attribute.
std::vector<RoleFact> server_roles(pg::Connection& connection);

}  // namespace pgmanager::database
