#pragma once

#include <memory>
#include <string>

#include "base/stop_signal.hpp"
#include "database/database.hpp"
#include "execute/run.hpp"
#include "execute/watcher.hpp"
#include "pg/connection.hpp"
#include "result/outcome.hpp"
#include "result/run_observer.hpp"
#include "source/statements.hpp"

namespace pgmanager::execute {

/// What the steps of one run have in common.
struct RunContext {
  pg::Connection& connection;
  database::Database& database;
  const source::SourceTree& tree;
  const plan::Plan& plan;
  const RunOptions& options;
  const base::StopSignal& stop;
  result::RunObserver& observer;
  Watcher& watcher;
  const pg::ConnectOptions& target;  ///< what the connection was opened with
  std::string run_id;
  std::string synchronous_commit;  ///< what the user has set, e.g. "on"
  std::string statement_timeout;   ///< the same, e.g. "30s"; "0": none
};

/// The file of a step, read again to be run or recorded. Null where there is none on disk (Step::text_entry,
/// Kind::protection). Throws base::Error when it is gone or has changed.
std::unique_ptr<source::LoadedFile> load_file(const RunContext& context, const plan::Step& step);

/// The history row of a step that went well. `file` is what load_file() gave.
database::Record success_record(const RunContext& context, const plan::Step& step, const source::LoadedFile* file);

}  // namespace pgmanager::execute
