#include "execute/settings_comparison.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "base/utf8.hpp"
#include "execute/status.hpp"
#include "plan/admission.hpp"

namespace pgmanager::execute {

namespace {

using result::ServerSettings;

constexpr std::string_view insufficient_right = "42501";

/// A provider of managed servers, known by the role that it gives to its customers.
struct Provider {
  std::string_view role;
  std::string_view about_rules;
  std::string_view about_parameters;
};

constexpr std::array providers = {
    Provider{"rds_superuser", "Amazon RDS has no pg_hba.conf: use security groups and rds.force_ssl.",
             "Change them in the parameter group of the instance."},
    Provider{"cloudsqlsuperuser", "Cloud SQL has no pg_hba.conf: use authorized networks.",
             "Change them as database flags of the instance."},
    Provider{"azure_pg_admin", "Azure has no pg_hba.conf: use firewall rules.",
             "Change them as server parameters of the instance."}};

std::vector<base::ComparedLine> without_passwords(std::vector<base::ComparedLine> lines) {
  for (base::ComparedLine& line : lines) line.text = source::without_passwords(std::move(line.text));
  return lines;
}

std::string lines_of(const std::vector<source::AccessRule>& rules) {
  std::string lines;
  for (const source::AccessRule& rule : rules) lines += source::to_string(rule) + "\n";
  return lines;
}

std::vector<base::ComparedLine> compare_rules(const std::vector<source::AccessRule>& live,
                                              const std::vector<source::AccessRule>& wanted) {
  if (auto lines = base::compare_lines(lines_of(live), lines_of(wanted))) return *std::move(lines);
  std::vector<base::ComparedLine> all;
  for (const source::AccessRule& rule : live) all.push_back({'-', source::to_string(rule)});
  for (const source::AccessRule& rule : wanted) all.push_back({'+', source::to_string(rule)});
  return all;
}

}  // namespace

SettingsComparison::SettingsComparison(Session& session, const SettingsRequest& request, const base::StopSignal& stop)
    : session_(session),
      connection_(session.connection()),
      request_(request),
      wanted_(request.tree.instance),
      stop_(stop),
      rights_(database::server_rights(connection_)) {}

ServerSettings SettingsComparison::compare() {
  // Its files may have changed a moment ago.
  if (request_.is_private) database::reload(connection_);
  ServerSettings settings{.instance = instance_of(session_)};
  if (wanted_.access_rules) {
    settings.files.emplace_back(rules_file);
    compare_access_rules(settings);
  }
  if (wanted_.parameters) {
    settings.files.emplace_back(parameters_file);
    settings.parameters = parameter_differences();
  }
  if (wanted_.roles) {
    settings.files.emplace_back(roles_file);
    run_roles(settings, Changes::roll_back);
  }
  settings.waiting = database::parameters_waiting_for_restart(connection_);
  return settings;
}

void SettingsComparison::run_roles(ServerSettings& settings, Changes changes) {
  try {
    settings.roles = run_roles_file(connection_, request_.tree, changes, stop_);
  } catch (const pg::ServerError& error) {
    settings.unavailable.push_back({.file = roles_file,
                                    .reason = fmt::format("the server says: {}", error.server().message),
                                    .hint = error.server().sqlstate == insufficient_right
                                                ? hint_about(roles_file)
                                                : "Connect to the primary: a standby takes its roles from there."});
  }
}

std::string SettingsComparison::role() const {
  return fmt::format("role \"{}\"", base::printable(rights_.caller.user));
}

std::string SettingsComparison::hint_about(std::string_view file) const {
  if (file == roles_file) return "Connect as a role with CREATEROLE, or as a superuser.";
  const auto* provider = std::ranges::find(providers, rights_.provider_role, &Provider::role);
  if (provider == providers.end()) return "Connect as a superuser; docs/instance.md lists the rights that are needed.";
  return std::string(file == rules_file ? provider->about_rules : provider->about_parameters);
}

void SettingsComparison::compare_access_rules(ServerSettings& settings) {
  std::vector<source::AccessRule> wanted = request_.own_rules;
  wanted.insert(wanted.end(), wanted_.access_rules->begin(), wanted_.access_rules->end());
  settings.locks_out = plan::why_locked_out(wanted, rights_.caller);
  if (!rights_.reads_access_rules) {
    settings.unavailable.push_back({.file = rules_file,
                                    .reason = fmt::format("{} may not read pg_hba_file_rules", role()),
                                    .hint = hint_about(rules_file)});
    return;
  }
  database::AccessRules live = database::access_rules(connection_, rights_.writes_access_rules);
  settings.access_rules = without_passwords(compare_rules(live.rules, wanted));
  settings.access_rule_errors = std::move(live.errors);
  settings.access_rules_not_loaded = rights_.access_rules_not_loaded;
}

std::vector<plan::ParameterDifference> SettingsComparison::parameter_differences() {
  std::vector<source::ServerParameter> wanted;
  std::vector<std::string> names;
  for (const source::ServerParameter& parameter : *wanted_.parameters) {
    if (std::ranges::count(request_.other_parameters, parameter.name) > 0) continue;
    wanted.push_back(parameter);
    names.push_back(parameter.name);
  }
  return plan::compare_parameters(wanted, database::server_parameters(connection_, names));
}

bool is_available(const ServerSettings& settings, std::string_view file) {
  return std::ranges::none_of(settings.unavailable, [&](const auto& each) { return each.file == file; });
}

ServerSettings compare_server_settings(Session& session, const SettingsRequest& request, const base::StopSignal& stop) {
  return SettingsComparison(session, request, stop).compare();
}

}  // namespace pgmanager::execute
