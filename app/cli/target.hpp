#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/stop_signal.hpp"
#include "cli/settings.hpp"
#include "cli/terminal.hpp"
#include "cluster/private_server.hpp"
#include "execute/session.hpp"
#include "pg/connect_options.hpp"
#include "result/status.hpp"

namespace pgmanager::cli {

/// The database that the user selected, and its private server, if there is one. An ephemeral server ends with this
/// value.
class ChosenTarget {
 public:
  /// By precedence: --postgres-dsn, --local or --ephemeral; POSTGRES_MANAGER_DSN; DATABASE_URL; libpq's own defaults if
  /// any of its PG* variables names a database; postgres-dsn or local in postgres-manager.json; libpq's own defaults if
  /// any other of its variables is set. Throws base::Error (usage) that lists these ways if none applies.
  ChosenTarget(const Settings& settings, const Terminal& terminal, std::string_view function);

  const execute::Target& target() const { return target_; }
  /// Whether it is on a server that this program has started.
  bool is_private() const { return server_.has_value(); }
  /// What an application or psql needs to connect there: by TCP if the private server listens there. `database` may
  /// name another database of the same server.
  std::vector<pg::ConnectionSetting> connection_settings(const std::string& database = "") const;
  /// Where to show that the program waits for it.
  const Terminal& terminal() const { return terminal_; }

 private:
  const Terminal& terminal_;
  std::unique_ptr<cluster::EphemeralServer> ephemeral_;
  std::optional<cluster::PrivateServer> server_;
  execute::Target target_;
};

/// `dsn` if it can be parsed. Otherwise throws base::Error (usage) with the reason and the origin, which make it easier
/// to correct.
std::string checked_dsn(const std::string& dsn, std::string_view origin);

/// Who runs the program, for the history.
database::Runner this_runner();

/// Waits for the server as long as Settings::server_wait says (60 s if not set), and shows the reason.
result::ReadyServer wait_for_server(const ChosenTarget& chosen, const Settings& settings, const base::StopSignal& stop);

/// Prints the first line, or event, of a run. A query that prints one document as JSON prints the line on standard
/// error.
void show_target(const result::Instance& instance, const Settings& settings, const Terminal& terminal);

/// Opens a session in the target, after waiting for the server if Settings::server_wait is set. With
/// Settings::create_database a database that does not exist is created first. Null: it does not exist, should be
/// created, and this is a dry run. `defaults` are the session's settings, if it will run anything. If the server was
/// reached and there is an error about the database, the target is printed before the error is thrown.
std::unique_ptr<execute::Session> open_session(const ChosenTarget& chosen, const Settings& settings,
                                               execute::Access access, const base::StopSignal& stop,
                                               const std::optional<database::SessionDefaults>& defaults = std::nullopt);

/// The instance in the first line of every run. `session`: null if the database does not exist yet.
result::Instance instance_of(const ChosenTarget& chosen, execute::Session* session, const Settings& settings);

}  // namespace pgmanager::cli
