#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <utility>

#include "base/error.hpp"
#include "base/utf8.hpp"
#include "execute/causes.hpp"
#include "execute/settings_comparison.hpp"
#include "pg/connect_error.hpp"

namespace pgmanager::execute {

namespace {

using result::ServerSettings;

[[noreturn]] void refuse_value(const plan::ParameterDifference& parameter, std::string detail,
                               const pg::ServerMessage& said) {
  throw base::Error({.code = base::ErrorCode::refused,
                     .message = fmt::format("could not set parameter \"{}\" to \"{}\"", parameter.name,
                                            base::printable(parameter.wanted)),
                     .detail = std::move(detail),
                     .hint = said.hint,
                     .cause = Cause(causes::ParameterRefused{}),
                     .sqlstate = said.sqlstate,
                     .location = base::Location{.file = parameters_file}});
}

[[noreturn]] void refuse_file(const char* file, const std::string& reason) {
  throw base::Error({.code = base::ErrorCode::refused,
                     .message = fmt::format("{} would lock this connection out", file),
                     .detail = fmt::format("In the file, {}.", reason),
                     .cause = Cause(causes::LocksOut{})});
}

// Why the role cannot log in afterwards, or not as a superuser; empty: it can.
std::string loss_of(const result::RoleDifference& difference) {
  const std::string& attribute = difference.attribute;
  if (difference.wanted) return attribute == "expired" ? "expires" : "";
  if (attribute == "role") return "is dropped";
  const bool is_lost = attribute == "login" || attribute == "password" || attribute == "superuser";
  return is_lost ? "loses " + attribute : "";
}

[[noreturn]] void throw_with(const base::Error& error, std::string_view outcome, base::ErrorCause cause) {
  base::Error::Parts parts = error.parts();
  parts.detail += fmt::format("{}{}", parts.detail.empty() ? "" : " ", outcome);
  parts.cause = std::move(cause);
  throw base::Error(std::move(parts));
}

/// Changes a server, and can restore what it has changed.
class SettingsChange {
 public:
  SettingsChange(Session& session, const SettingsRequest& request, const base::StopSignal& stop)
      : session_(session),
        connection_(session.connection()),
        request_(request),
        stop_(stop),
        comparison_(session, request, stop),
        settings_(comparison_.compare()) {}

  ServerSettings apply() {
    const bool had_matched = settings_.passed();
    if (!request_.force) refuse_lock_out();
    if (request_.is_private) {
      leave_to_start();
    } else {
      require_rights();
    }
    try {
      change_parameters();
      if (settings_.has_changed_rules() && is_available(settings_, rules_file)) change_access_rules();
      load();
    } catch (const base::Error& error) {
      restore_all(error);
    }
    // Also without a difference: not everything that the file does is visible, such as a new password.
    if (request_.tree.instance.roles && is_available(settings_, roles_file)) keep_roles();
    settings_.waiting = database::parameters_waiting_for_restart(connection_);
    settings_.applied = !had_matched;
    return std::move(settings_);
  }

 private:
  const database::ServerRights& rights() const { return comparison_.rights(); }

  void refuse_lock_out() const {
    if (settings_.has_changed_rules() && !settings_.locks_out.empty()) refuse_file(rules_file, settings_.locks_out);
    for (const result::RoleDifference& each : settings_.roles) {
      const std::string loss = each.role == rights().caller.user ? loss_of(each) : "";
      if (!loss.empty()) refuse_file(roles_file, fmt::format("{} {}", comparison_.role(), loss));
    }
  }

  void leave_to_start() {
    constexpr const char* reason = "a private server reads it when it starts";
    if (settings_.has_changed_rules()) {
      settings_.unavailable.push_back(
          {.file = rules_file, .reason = reason, .hint = "Stop the server; the next command starts it."});
    }
    for (plan::ParameterDifference& each : settings_.parameters) {
      if (each.obstacle.empty() && !each.waits) each.obstacle = reason;
    }
  }

  /// What the role may not change is unavailable.
  void require_rights() {
    if (settings_.has_changed_rules() && is_available(settings_, rules_file) &&
        !(rights().writes_access_rules && rights().reloads)) {
      settings_.unavailable.push_back({.file = rules_file,
                                       .reason = fmt::format("{} may not replace pg_hba.conf", comparison_.role()),
                                       .hint = comparison_.hint_about(rules_file)});
    }
    std::vector<std::string> names;
    for (const plan::ParameterDifference& each : settings_.parameters) {
      if (each.obstacle.empty()) names.push_back(each.name);
    }
    if (names.empty()) return;
    const auto unalterable = database::unalterable_parameters(connection_, names);
    if (unalterable.empty() && rights().reloads) return;
    for (plan::ParameterDifference& each : settings_.parameters) {
      const bool is_alterable = std::ranges::count(unalterable, each.name) == 0 && rights().reloads;
      if (is_alterable || !each.obstacle.empty()) continue;
      each.obstacle = fmt::format("{} may not change it", comparison_.role());
    }
    settings_.unavailable.push_back(
        {.file = parameters_file,
         .reason = fmt::format("{} may not {}", comparison_.role(),
                               rights().reloads ? "change all of its parameters" : "call pg_reload_conf()"),
         .hint = comparison_.hint_about(parameters_file)});
  }

  void require_libraries(const plan::ParameterDifference& parameter) {
    if (parameter.name != "shared_preload_libraries" && parameter.name != "session_preload_libraries") return;
    const std::string missing = database::missing_library(connection_, parameter.wanted_values);
    if (missing.empty()) return;
    refuse_value(parameter, fmt::format("The server says: {}. With this value it would not start again.", missing), {});
  }

  void change_parameters() {
    for (const plan::ParameterDifference& each : settings_.parameters) {
      if (!each.obstacle.empty() || each.waits) continue;
      require_libraries(each);
      try {
        const std::string restore = database::alter_system(connection_, each.name, each.wanted_values);
        restore_.emplace_back([this, restore] { connection_.statement(restore); });
      } catch (const pg::ServerError& error) {
        const pg::ServerMessage& said = error.server();
        refuse_value(each,
                     fmt::format("The server says: {}.{}{}", said.message, said.detail.empty() ? "" : " ", said.detail),
                     said);
      }
    }
  }

  void change_access_rules() {
    std::string before = database::access_rules_text(connection_);
    try {
      database::write_access_rules(connection_, request_.tree.instance.access_rules_text);
    } catch (const base::Error&) {
      // The file is as before, but newer than what the server has loaded.
      loaded_ = !settings_.access_rules_not_loaded;
      throw;
    }
    restore_.emplace_back([this, before = std::move(before)] { database::write_access_rules(connection_, before); });
    rules_changed_ = true;
  }

  void load() {
    // A file with other rules that another person has not loaded stays so.
    const bool only_loads = settings_.access_rules_not_loaded && !settings_.has_changed_rules() && rights().reloads;
    if (restore_.empty() && !only_loads) return;
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
      throw base::Error(
          {.code = base::ErrorCode::refused,
           .message = fmt::format("{} locks this connection out", rules_changed_ ? rules_file : parameters_file),
           .detail = fmt::format("A second connection was refused: {}.",
                                 error.reason().empty() ? error.parts().message : error.reason()),
           .cause = Cause(causes::LockedOut{})});
    }
  }

  /// Restores everything, and throws the error that made this necessary.
  [[noreturn]] void restore_all(const base::Error& error) {
    if (restore_.empty()) {
      if (loaded_ && !connection_.lost()) database::reload(connection_);
      throw;
    }
    try {
      for (auto restore = restore_.rbegin(); restore != restore_.rend(); ++restore) (*restore)();
      if (loaded_) database::reload(connection_);
    } catch (const std::exception& failed) {
      throw_with(error,
                 fmt::format("Not everything could be restored: {}. The previous rules are in file "
                             "\"postgres-manager-pg_hba.conf\" of the data directory.",
                             failed.what()),
                 Cause(causes::NotRestored{}));
    }
    throw_with(error, "The previous settings were restored.", error.parts().cause);
  }

  void keep_roles() {
    try {
      comparison_.run_roles(settings_, Changes::keep);
    } catch (const base::Error& error) {
      if (restore_.empty()) throw;
      throw_with(error, "The other files of instance/ were applied.", error.parts().cause);
    }
  }

  Session& session_;
  pg::Connection& connection_;
  const SettingsRequest& request_;
  const base::StopSignal& stop_;
  SettingsComparison comparison_;
  ServerSettings settings_;
  std::vector<std::function<void()>> restore_;
  bool rules_changed_ = false;
  bool loaded_ = false;
};

}  // namespace

ServerSettings apply_server_settings(Session& session, const SettingsRequest& request, const base::StopSignal& stop) {
  return SettingsChange(session, request, stop).apply();
}

}  // namespace pgmanager::execute
