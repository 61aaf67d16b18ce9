#pragma once

#include <chrono>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "database/database.hpp"
#include "execute/run_hooks.hpp"
#include "execute/session.hpp"
#include "execute/watcher.hpp"
#include "plan/planner.hpp"
#include "result/outcome.hpp"
#include "result/run_observer.hpp"
#include "source/source_tree.hpp"

namespace pgmanager::execute {

enum class DryRun { no, yes };

/// Whether the server is one that the program has started.
enum class PrivateServer { no, yes };

/// How plans are carried out, whatever they are for.
struct RunOptions {
  std::function<void(const plan::Plan&)> confirm;  ///< is asked before anything is done; throws when it is not to be
  DryRun dry_run = DryRun::no;
  std::chrono::milliseconds lock_wait{60'000};  ///< how long to wait for another run to end
  std::string reason;                           ///< kept with every row of a manual deployment
  /// The longest that a statement may wait for a lock (see lock_timeouts.hpp); 0: as long as it takes; not set: 5 s for
  /// deployments, no limit for create, which has its objects for itself.
  std::optional<std::chrono::milliseconds> lock_timeout;
  std::optional<std::chrono::milliseconds> statement_timeout;  ///< 0: none; not set: the server's
  int lock_retries = 5;  ///< how often a file is tried again that ran into a lock timeout or a deadlock
  database::Durability durability = database::Durability::last;
  std::vector<database::SessionSetting> settings;  ///< for current_setting('app.x')
  /// The name of an environment that is protected: the run records that the instance is (Kind::protection), if the
  /// history does not say so already. Empty: the environment is not protected.
  std::string protected_environment;
  RunHooks hooks;
  /// How many snapshots of the schema the history keeps; the run adds one if it has changed anything. 0: it adds none.
  int kept_snapshots = 0;
  PrivateServer private_server = PrivateServer::no;  ///< for advice: its roles are not those of another server
  WatchIndexes watch_indexes = WatchIndexes::no;     ///< tell the observer how far an index has come
};

/// What every session of such a run has set. A Session that is opened with it (database::Wanted::defaults) spares the
/// run a round trip.
database::SessionDefaults session_defaults(plan::Function function, const RunOptions& options);

/// The life of a run: lock, load the history, plan, run, record. The tree must be free of findings and outlive the
/// outcome. A dry run takes no lock and writes nothing.
///
/// A run that was refused, or stopped half way, is an Outcome. Throws base::Error when it could not even begin:
/// connection, lock, refused (history that cannot be written), interrupted.
result::Outcome run(Session& session, const source::SourceTree& tree, const plan::Planner& planner,
                    const RunOptions& options, const base::StopSignal& stop, result::RunObserver& observer);

}  // namespace pgmanager::execute
