#pragma once

#include <memory>
#include <optional>
#include <string>

#include "base/stop_signal.hpp"
#include "cli/settings.hpp"
#include "cli/terminal.hpp"
#include "cluster/private_server.hpp"
#include "execute/session.hpp"
#include "result/status.hpp"

namespace pgmanager::cli {

/// The database that the user means, and the private server behind it, if there is one. An ephemeral server ends with
/// this value.
class ChosenTarget {
 public:
  /// In this order: --postgres-dsn, --local or --ephemeral; POSTGRES_MANAGER_DSN; DATABASE_URL; libpq's own defaults if
  /// any of its PG* variables names a database; postgres-dsn in postgres-manager.json; libpq's own defaults if any
  /// other of its variables is set. Throws base::Error (usage) that lists these ways when there is none.
  ChosenTarget(const Settings& settings, const Terminal& terminal, std::string_view function);

  const execute::Target& target() const { return target_; }
  /// Whether it is on a server that this program has started.
  bool is_private() const { return is_private_; }
  /// Where waiting for it is shown.
  const Terminal& terminal() const { return terminal_; }

 private:
  const Terminal& terminal_;
  std::unique_ptr<cluster::EphemeralServer> ephemeral_;
  execute::Target target_;
  bool is_private_;
};

/// `dsn` if it can be read. Throws base::Error (usage) that says what is wrong with it and where it came from: what is
/// broken is easier to mend then.
std::string checked_dsn(const std::string& dsn, std::string_view origin);

/// Who we are, for the history.
database::Runner this_runner();

/// Waits for the server as Settings::server_wait says (60 s where it says nothing), and shows for what.
result::ReadyServer wait_for_server(const ChosenTarget& chosen, const Settings& settings, const base::StopSignal& stop);

/// The line, or the event, that a run begins with. A query that prints one document as JSON shows the line on standard
/// error.
void show_target(const result::Instance& instance, const Settings& settings, const Terminal& terminal);

/// Opens a session in the target, after having waited for it if that is what Settings::server_wait says. With
/// Settings::create_database a database that does not exist is made first. Nothing: it does not exist, should be made,
/// and this is a dry run. `defaults` are what the session has set, if it is to run something.
/// Where the server is reached and something is wrong with the database, the target is shown before that is thrown.
std::unique_ptr<execute::Session> open_session(const ChosenTarget& chosen, const Settings& settings,
                                               execute::Access access, const base::StopSignal& stop,
                                               const std::optional<database::SessionDefaults>& defaults = std::nullopt);

/// What every run says first. `session`: null where the database does not exist yet.
result::Instance instance_of(const ChosenTarget& chosen, execute::Session* session, const Settings& settings);

}  // namespace pgmanager::cli
