#include "execute/server_settings.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <functional>
#include <utility>

#include "base/error.hpp"
#include "base/utf8.hpp"
#include "database/server_settings.hpp"
#include "execute/causes.hpp"
#include "execute/roles_file.hpp"
#include "execute/status.hpp"
#include "pg/connect_error.hpp"
#include "plan/admission.hpp"

namespace pgmanager::execute {

namespace {

using result::ServerSettings;

constexpr const char* rules_file = "instance/pg_hba.conf";
constexpr const char* parameters_file = "instance/settings.json";
constexpr const char* roles_file = "instance/roles.sql";

constexpr std::string_view no_right = "42501";

std::string rules_of_provider(const std::string& provider_role) {
  if (provider_role == "rds_superuser") return "Amazon RDS has no pg_hba.conf: use security groups and rds.force_ssl.";
  if (provider_role == "cloudsqlsuperuser") return "Cloud SQL has no pg_hba.conf: use authorized networks.";
  if (provider_role == "azure_pg_admin") return "Azure has no pg_hba.conf: use firewall rules.";
  return "Connect as a superuser; docs/instance.md lists the rights that are needed.";
}

std::string parameters_of_provider(const std::string& provider_role) {
  if (provider_role == "rds_superuser") return "Change them in the parameter group of the instance.";
  if (provider_role == "cloudsqlsuperuser") return "Change them as database flags of the instance.";
  if (provider_role == "azure_pg_admin") return "Change them as server parameters of the instance.";
  return "Connect as a superuser; docs/instance.md lists the rights that are needed.";
}

std::vector<base::ComparedLine> to_show(std::vector<base::ComparedLine> lines) {
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

/// One comparison, and what follows from it.
class Settings {
 public:
  Settings(Session& session, const SettingsRequest& request, const base::StopSignal& stop)
      : session_(session),
        connection_(session.connection()),
        request_(request),
        wanted_(request.tree.instance),
        stop_(stop),
        rights_(database::server_rights(connection_)) {}

  ServerSettings compare() {
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

  ServerSettings apply() {
    ServerSettings settings = compare();
    const bool was_as_wanted = settings.is_as_wanted();
    const bool rules_change = settings.has_changed_rules();
    if (!request_.force) refuse_lock_out(settings, rules_change);
    require_rights(settings, rules_change);
    try {
      change_parameters(settings);
      if (rules_change && is_available(settings, rules_file)) change_access_rules(settings);
      load(settings);
    } catch (const base::Error& error) {
      undo_all(error);
    }
    // Also without a difference: not everything that the file does is visible, such as a new password.
    if (wanted_.roles && is_available(settings, roles_file)) keep_roles(settings);
    settings.waiting = database::parameters_waiting_for_restart(connection_);
    settings.applied = !was_as_wanted;
    return settings;
  }

 private:
  static bool is_available(const ServerSettings& settings, std::string_view file) {
    return std::ranges::none_of(settings.unavailable, [&](const auto& each) { return each.file == file; });
  }

  std::string role() const { return fmt::format("role \"{}\"", base::printable(rights_.caller.user)); }

  void compare_access_rules(ServerSettings& settings) {
    std::vector<source::AccessRule> wanted = request_.own_rules;
    wanted.insert(wanted.end(), wanted_.access_rules->begin(), wanted_.access_rules->end());
    settings.locks_out = plan::why_locked_out(wanted, rights_.caller);
    if (!rights_.reads_access_rules) {
      settings.unavailable.push_back({.file = rules_file,
                                      .reason = fmt::format("{} may not read pg_hba_file_rules", role()),
                                      .hint = rules_of_provider(rights_.provider_role)});
      return;
    }
    database::AccessRules live = database::access_rules(connection_, rights_.writes_access_rules);
    settings.access_rules = to_show(compare_rules(live.rules, wanted));
    settings.access_rule_errors = std::move(live.errors);
    settings.access_rules_not_loaded = rights_.access_rules_not_loaded;
  }

  std::vector<plan::ParameterDifference> parameter_differences() {
    std::vector<source::ServerParameter> wanted;
    std::vector<std::string> names;
    for (const source::ServerParameter& parameter : *wanted_.parameters) {
      if (std::ranges::count(request_.other_parameters, parameter.name) > 0) continue;
      wanted.push_back(parameter);
      names.push_back(parameter.name);
    }
    return plan::compare_parameters(wanted, database::server_parameters(connection_, names));
  }

  void run_roles(ServerSettings& settings, Changes changes) {
    try {
      settings.roles = run_roles_file(connection_, request_.tree, changes, stop_);
    } catch (const pg::ServerError& error) {
      settings.unavailable.push_back({.file = roles_file,
                                      .reason = fmt::format("the server says: {}", error.server().message),
                                      .hint = error.server().sqlstate == no_right
                                                  ? "Connect as a role with CREATEROLE, or as a superuser."
                                                  : "Connect to the primary: a standby takes its roles from there."});
    }
  }

  /// What cannot be changed is unavailable.
  void require_rights(ServerSettings& settings, bool rules_change) {
    if (request_.is_private) return require_start(settings, rules_change);
    if (rules_change && is_available(settings, rules_file) && !(rights_.writes_access_rules && rights_.reloads)) {
      settings.unavailable.push_back({.file = rules_file,
                                      .reason = fmt::format("{} may not replace pg_hba.conf", role()),
                                      .hint = rules_of_provider(rights_.provider_role)});
    }
    std::vector<std::string> names;
    for (const plan::ParameterDifference& each : settings.parameters) {
      if (each.obstacle.empty()) names.push_back(each.name);
    }
    if (names.empty()) return;
    const auto unalterable = database::unalterable_parameters(connection_, names);
    for (plan::ParameterDifference& each : settings.parameters) {
      const bool is_alterable = std::ranges::count(unalterable, each.name) == 0 && rights_.reloads;
      if (is_alterable || !each.obstacle.empty()) continue;
      each.obstacle = fmt::format("{} may not change it", role());
    }
    if (unalterable.empty() && rights_.reloads) return;
    settings.unavailable.push_back({.file = parameters_file,
                                    .reason = rights_.reloads
                                                  ? fmt::format("{} may not change all of its parameters", role())
                                                  : fmt::format("{} may not call pg_reload_conf()", role()),
                                    .hint = parameters_of_provider(rights_.provider_role)});
  }

  static void refuse_rules(const std::string& file, const std::string& reason) {
    throw base::Error({.code = base::ErrorCode::refused,
                       .message = fmt::format("{} would lock this connection out", file),
                       .detail = fmt::format("In the file, {}.", reason),
                       .cause = Cause(causes::LocksOut{})});
  }

  void refuse_lock_out(const ServerSettings& settings, bool rules_change) const {
    if (rules_change && !settings.locks_out.empty()) refuse_rules(rules_file, settings.locks_out);
    for (const result::RoleDifference& each : settings.roles) {
      if (each.role != rights_.caller.user) continue;
      const bool is_gone = !each.wanted && (each.attribute == "role" || each.attribute == "login" ||
                                            each.attribute == "password" || each.attribute == "superuser");
      if (!is_gone && !(each.wanted && each.attribute == "expired")) continue;
      refuse_rules(roles_file, each.attribute == "role" ? fmt::format("{} is dropped", role())
                               : is_gone                ? fmt::format("{} loses {}", role(), each.attribute)
                                                        : fmt::format("{} expires", role()));
    }
  }

  void require_libraries(const plan::ParameterDifference& parameter) {
    if (parameter.name != "shared_preload_libraries" && parameter.name != "session_preload_libraries") return;
    const std::string missing = database::missing_library(connection_, parameter.wanted_values);
    if (missing.empty()) return;
    throw base::Error({.code = base::ErrorCode::refused,
                       .message = fmt::format("could not set parameter \"{}\" to \"{}\"", parameter.name,
                                              base::printable(parameter.wanted)),
                       .detail = fmt::format("The server says: {}. With this value it would not start again.", missing),
                       .cause = Cause(causes::ParameterRefused{}),
                       .location = base::Location{.file = parameters_file}});
  }

  static void require_start(ServerSettings& settings, bool rules_change) {
    constexpr const char* reason = "a private server takes it when it starts";
    if (rules_change) {
      settings.unavailable.push_back(
          {.file = rules_file, .reason = reason, .hint = "Stop the server; the next command starts it."});
    }
    for (plan::ParameterDifference& each : settings.parameters) {
      if (each.obstacle.empty() && !each.waits) each.obstacle = reason;
    }
  }

  void change_parameters(const ServerSettings& settings) {
    for (const plan::ParameterDifference& each : settings.parameters) {
      if (!each.obstacle.empty() || each.waits) continue;
      require_libraries(each);
      try {
        const std::string undo = database::alter_system(connection_, each.name, each.wanted_values);
        undo_.emplace_back([this, undo] { connection_.statement(undo); });
      } catch (const pg::ServerError& error) {
        throw base::Error({.code = base::ErrorCode::refused,
                           .message = fmt::format("could not set parameter \"{}\" to \"{}\"", each.name,
                                                  base::printable(each.wanted)),
                           .detail = fmt::format("The server says: {}.{}{}", error.server().message,
                                                 error.server().detail.empty() ? "" : " ", error.server().detail),
                           .hint = error.server().hint,
                           .cause = Cause(causes::ParameterRefused{}),
                           .sqlstate = error.server().sqlstate,
                           .location = base::Location{.file = parameters_file}});
      }
    }
  }

  void change_access_rules(const ServerSettings& settings) {
    std::string before = database::access_rules_text(connection_);
    try {
      database::write_access_rules(connection_, wanted_.access_rules_text);
    } catch (const base::Error&) {
      // The file is as before, but newer than what the server has loaded.
      loaded_ = !settings.access_rules_not_loaded;
      throw;
    }
    undo_.emplace_back([this, before = std::move(before)] { database::write_access_rules(connection_, before); });
    rules_changed_ = true;
  }

  void load(ServerSettings& settings) {
    if (undo_.empty() && !(settings.access_rules_not_loaded && rights_.reloads)) return;
    loaded_ = true;
    if (!database::reload(connection_)) {
      throw base::Error(
          {.code = base::ErrorCode::refused, .message = "the server did not read its configuration files within 10 s"});
    }
    if (!request_.force) connect_again();
  }

  void connect_again() {
    try {
      const pg::Connection second(session_.target(), stop_);
    } catch (const pg::ConnectError& error) {
      throw base::Error({.code = base::ErrorCode::refused,
                         .message = rules_changed_ ? fmt::format("{} locks this connection out", rules_file)
                                                   : fmt::format("{} locks this connection out", parameters_file),
                         .detail = fmt::format("A second connection was refused: {}.",
                                               error.reason().empty() ? error.parts().message : error.reason()),
                         .cause = Cause(causes::LockedOut{})});
    }
  }

  /// Sets everything back, and throws the error that made this necessary.
  [[noreturn]] void undo_all(const base::Error& error) {
    if (undo_.empty()) {
      if (loaded_ && !connection_.lost()) database::reload(connection_);
      throw;
    }
    try {
      for (auto undo = undo_.rbegin(); undo != undo_.rend(); ++undo) (*undo)();
      if (loaded_) database::reload(connection_);
    } catch (const std::exception& failed) {
      base::Error::Parts parts = error.parts();
      parts.detail += fmt::format(
          "{}Not everything could be set back: {}. The rules before are in file \"postgres-manager-pg_hba.conf\" of "
          "the "
          "data directory.",
          parts.detail.empty() ? "" : " ", failed.what());
      parts.cause = Cause(causes::NotSetBack{});
      throw base::Error(std::move(parts));
    }
    throw_with(error, "Everything was set back.");
  }

  void keep_roles(ServerSettings& settings) {
    try {
      run_roles(settings, Changes::keep);
    } catch (const base::Error& error) {
      if (undo_.empty()) throw;
      throw_with(error, "The other files of instance/ were applied.");
    }
  }

  [[noreturn]] static void throw_with(const base::Error& error, std::string_view outcome) {
    base::Error::Parts parts = error.parts();
    parts.detail += fmt::format("{}{}", parts.detail.empty() ? "" : " ", outcome);
    throw base::Error(std::move(parts));
  }

  Session& session_;
  pg::Connection& connection_;
  const SettingsRequest& request_;
  const source::InstanceSettings& wanted_;
  const base::StopSignal& stop_;
  database::ServerRights rights_;
  std::vector<std::function<void()>> undo_;
  bool rules_changed_ = false;
  bool loaded_ = false;
};

}  // namespace

ServerSettings compare_server_settings(Session& session, const SettingsRequest& request, const base::StopSignal& stop) {
  return Settings(session, request, stop).compare();
}

ServerSettings apply_server_settings(Session& session, const SettingsRequest& request, const base::StopSignal& stop) {
  return Settings(session, request, stop).apply();
}

}  // namespace pgmanager::execute
