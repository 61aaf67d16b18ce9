#pragma once

#include <chrono>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "base/error.hpp"
#include "database/database.hpp"
#include "execute/session.hpp"
#include "execute/watcher.hpp"
#include "plan/plan.hpp"
#include "plan/planner.hpp"
#include "result/outcome.hpp"
#include "result/run_observer.hpp"
#include "source/source_tree.hpp"

namespace pgmanager::execute {

/// Functions that are called before and after the files of a run, outside of the database and while the lock is held.
/// They are not called for a dry run, a refused plan or an empty plan. Each may be empty, and throws base::Error if it
/// fails.
struct RunHooks {
  /// Called before any statement is sent. If it throws, none is sent.
  std::function<void(const plan::Plan&)> before;
  /// Called after the run, whether it was successful or not. An exception becomes Outcome::hook_error. It may complete
  /// the hints of the outcome.
  std::function<void(result::Outcome&)> after;
  /// Called after `before` if an error occurred that is not an outcome, e.g. the connection was lost before the first
  /// file. An exception becomes a detail of that error.
  std::function<void(const plan::Plan&, const base::Error&)> after_error;
};

enum class DryRun { no, yes };

/// Whether a run makes a restore point before its first file.
enum class RestorePoint { no, yes };

/// Whether the program has started the server.
enum class PrivateServer { no, yes };

/// Options of a run, for all functions.
struct RunOptions {
  std::function<void(const plan::Plan&)> confirm;  ///< called before anything is done; throws to cancel the run
  DryRun dry_run = DryRun::no;
  RestorePoint restore_point = RestorePoint::no;
  std::chrono::milliseconds lock_wait{60'000};  ///< how long to wait for the lock of another run
  std::string reason;                           ///< recorded with every row of the run
  /// How long a statement may wait for a lock (see lock_timeouts.hpp); 0: no limit; not set: 5 s for deployments, no
  /// limit for create, whose objects no other session uses.
  std::optional<std::chrono::milliseconds> lock_timeout;
  std::optional<std::chrono::milliseconds> statement_timeout;  ///< 0: none; not set: the server's
  int lock_retries = 5;  ///< how often a file is retried after a lock timeout or a deadlock
  database::Durability durability = database::Durability::last;
  std::vector<database::SessionSetting> settings;  ///< for current_setting('app.x')
  /// The name of a protected environment: the run records that the instance is protected (EntryKind::protection),
  /// unless the history already does. Empty: the environment is not protected.
  std::string protected_environment;
  RunHooks hooks;
  /// How many snapshots of the schema the history keeps; a run that changes anything adds one. 0: it adds none.
  int kept_snapshots = 0;
  PrivateServer private_server = PrivateServer::no;  ///< for advice: its roles are not those of another server
  WatchIndexes watch_indexes = WatchIndexes::no;     ///< report the progress of index builds to the observer
};

/// The settings of every session of such a run. Opening a Session with them (database::Wanted::defaults) saves the run
/// a round trip.
database::SessionDefaults session_defaults(plan::Function function, const RunOptions& options);

/// The life of a run: lock, load the history, plan, run, record. The tree must be free of findings and outlive the
/// outcome. A dry run takes no lock and writes nothing.
///
/// A run that is refused, or stops part-way, returns an Outcome. Throws base::Error if it could not start: connection,
/// lock, refused (history that cannot be written), interrupted.
result::Outcome run(Session& session, const source::SourceTree& tree, const plan::Planner& planner,
                    const RunOptions& options, const base::StopSignal& stop, result::RunObserver& observer);

}  // namespace pgmanager::execute
