#pragma once

#include <chrono>
#include <string>

#include "execute/session.hpp"
#include "plan/outcome.hpp"
#include "plan/run_observer.hpp"
#include "source/source_tree.hpp"

namespace pgmanager::execute {

enum class DryRun { no, yes };

/// What create does with a database that was created already.
enum class WhenCreated { refuse, leave_alone };

/// What a run needs to know beyond tree and target.
struct RunOptions {
  plan::Function function = plan::Function::deployment;
  DryRun dry_run = DryRun::no;
  WhenCreated when_created = WhenCreated::refuse;
  std::chrono::milliseconds lock_wait{60'000};  ///< how long to wait for another run to end
  std::string reason;                           ///< kept with every row of a manual deployment
};

/// The life of a run: lock, load the history, plan, run, record. The tree must be free of findings and outlive the
/// outcome. A dry run takes no lock and writes nothing.
///
/// A run that was refused, or stopped half way, is an Outcome. Throws base::Error when it could not even begin:
/// connection, lock, refused (history that cannot be written), interrupted.
plan::Outcome run(Session& session, const source::SourceTree& tree, const RunOptions& options,
                  const base::StopSignal& stop, plan::RunObserver& observer);

}  // namespace pgmanager::execute
