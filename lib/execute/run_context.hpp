#pragma once

#include <memory>
#include <string>

#include "base/stop_signal.hpp"
#include "database/database.hpp"
#include "execute/run.hpp"
#include "execute/watcher.hpp"
#include "pg/connection.hpp"
#include "plan/plan.hpp"
#include "result/outcome.hpp"
#include "result/run_observer.hpp"
#include "source/statements.hpp"

namespace pgmanager::execute {

/// What the steps of one run share.
struct RunContext {
  pg::Connection& connection;
  database::Database& database;
  const source::SourceTree& tree;
  const plan::Plan& plan;
  const RunOptions& options;
  const base::StopSignal& stop;
  result::RunObserver& observer;
  Watcher& watcher;
  const pg::ConnectOptions& target;  ///< the options that the connection was opened with
  std::string run_id;
  std::string synchronous_commit;  ///< the user's setting, e.g. "on"
  std::string statement_timeout;   ///< the user's setting, e.g. "30s"; "0": none
};

/// Reads the file of a step again, to run or record it. Null if the step has no file on disk (Step::text_entry,
/// EntryKind::protection). Throws base::Error if the file is gone or has changed.
std::unique_ptr<source::LoadedFile> load_file(const RunContext& context, const plan::Step& step);

/// The history row of a successful step. `file` is the result of load_file().
database::Record success_record(const RunContext& context, const plan::Step& step, const source::LoadedFile* file);

/// Upgrades the tables of the history to the newest format before `next` runs. Retries like a file if other sessions
/// are reading the tables. Throws base::Error: lock with the holder of the lock after the last retry; refused.
void upgrade_history(const RunContext& context, const plan::Step& next);

}  // namespace pgmanager::execute
