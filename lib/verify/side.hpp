#pragma once

#include <memory>
#include <string>

#include "execute/run.hpp"
#include "result/verification.hpp"
#include "verify/rename_proof.hpp"
#include "verify/scratch_server.hpp"

namespace pgmanager::verify {

/// How the files are run, and who is told.
struct Runs {
  execute::RunOptions options;                  ///< dry run is set for each run
  std::optional<plan::TransactionScope> scope;  ///< as plan::Planner::scope
  std::string history_schema;
  database::Runner runner;
  const base::StopSignal& stop;
  result::RunObserver& observer;
};

/// What a run does with what it is called by.
enum class Doing {
  building,  ///< a side: "create/"
  trying,    ///< a file: "undo/00001-a.sql"
};

/// What a run is for.
struct Run {
  std::string side;  ///< what it builds or tries, for people
  Doing doing = Doing::building;
  plan::Planner planner = plan::create_planner();
  std::shared_ptr<const source::SourceTree> tree;
};

/// Whether what the tables hold is compared, too.
enum class CompareRows { no, yes };

/// What is in a scratch database; outlives it.
struct Content {
  schema::SchemaSnapshot schema;
  std::vector<schema::TableRows> rows;  ///< if they are compared
};

/// A scratch database in which files are run as in production, history and all.
class Side {
 public:
  Side(ScratchServer& server, const Runs& runs) : runs_(runs), server_(server), database_(server) {}

  /// What the run would do; tells nobody.
  result::Outcome dry_run(const Run& run) const;
  /// The observer is told what is being built or tried, then as by any run. Throws base::Error when it stopped for a
  /// reason that is not in the files: connection, interrupted, terminated.
  result::Outcome perform(const Run& run) const;
  Content content(CompareRows rows) const;
  /// Compares two schemas, one of which this database `holds`. Definitions that differ as texts are parsed here once
  /// more (database::reload_differing), and statements that rename are tried (keep_proven_renames); nothing of that
  /// stays.
  result::ComparedSchemas compare(schema::SchemaSnapshot left, schema::SchemaSnapshot right, Holds holds,
                                  const schema::DiffOptions& options) const;

 private:
  result::Outcome perform(const Run& run, execute::DryRun dry_run, result::RunObserver& observer) const;
  void advise(result::Outcome& outcome) const;

  const Runs& runs_;
  ScratchServer& server_;
  ScratchDatabase database_;
};

/// Whether a run came to its end.
bool is_complete(const result::Outcome& outcome);

/// The run with what came of it, to be shown.
result::StoppedRun stopped(const Run& run, result::Outcome outcome);

}  // namespace pgmanager::verify
