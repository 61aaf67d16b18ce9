#pragma once

#include <string>
#include <string_view>

#include "database/server_settings.hpp"
#include "execute/roles_file.hpp"
#include "execute/server_settings.hpp"

namespace pgmanager::execute {

inline constexpr const char* rules_file = "instance/pg_hba.conf";
inline constexpr const char* parameters_file = "instance/settings.json";
inline constexpr const char* roles_file = "instance/roles.sql";

/// Reads the settings of a server and compares them with the files of instance/. All arguments must outlive it.
class SettingsComparison {
 public:
  SettingsComparison(Session& session, const SettingsRequest& request, const base::StopSignal& stop);

  result::ServerSettings compare();

  /// Runs roles.sql; a right that the role lacks makes the file unavailable.
  void run_roles(result::ServerSettings& settings, Changes changes);

  const database::ServerRights& rights() const { return rights_; }
  /// 'role "deployer"': that of the session.
  std::string role() const;
  /// What to do instead where the file is unavailable.
  std::string hint_about(std::string_view file) const;

 private:
  void compare_access_rules(result::ServerSettings& settings);
  std::vector<plan::ParameterDifference> parameter_differences();

  Session& session_;
  pg::Connection& connection_;
  const SettingsRequest& request_;
  const source::InstanceSettings& wanted_;
  const base::StopSignal& stop_;
  database::ServerRights rights_;
};

/// Whether the file could be read, and may be changed.
bool is_available(const result::ServerSettings& settings, std::string_view file);

}  // namespace pgmanager::execute
