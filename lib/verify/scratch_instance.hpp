#pragma once

#include <memory>
#include <string>

#include "execute/run.hpp"
#include "result/verification.hpp"
#include "verify/rename_proof.hpp"
#include "verify/scratch_server.hpp"

namespace pgmanager::verify {

/// Options for running files in scratch databases.
struct ScratchOptions {
  ScratchChoice server;
  std::string history_schema = "postgres_manager";
  database::Runner runner;
  execute::RunOptions run;
  std::optional<plan::TransactionScope> scope;  ///< as plan::Planner::scope
};

/// The same with the observer of the runs.
struct ScratchContext {
  ScratchOptions options;
  const base::StopSignal& stop;
  result::RunObserver& observer;
};

/// How the title of a run is used in messages.
enum class RunPurpose {
  building,  ///< the title is a side: "create/"
  trying,    ///< the title is a file: "undo/00001-a.sql"
};

/// One run in a scratch database.
struct ScratchRun {
  std::string title;  ///< what is built or tried
  RunPurpose purpose = RunPurpose::building;
  plan::Planner planner = plan::create_planner();
  std::shared_ptr<const source::SourceTree> tree;
};

/// Whether the rows of tables are compared, too.
enum class CompareRows { no, yes };

/// The content of a scratch database; outlives it.
struct Content {
  schema::SchemaSnapshot schema;
  std::vector<schema::TableRows> rows;  ///< only if rows are compared
};

/// A scratch database in which files run as in production, including the history.
class ScratchInstance {
 public:
  ScratchInstance(ScratchServer& server, const ScratchContext& context)
      : context_(context), server_(server), database_(server) {}

  /// The options to connect to it.
  pg::ConnectOptions options() const { return database_.options(); }
  /// The plan of the run; the observer is not told.
  result::Outcome dry_run(const ScratchRun& run) const;
  /// Runs the files. The observer is told the title, then the events of the run. A role that is missing on a private
  /// server is added there, and the run continues. Throws base::Error if the run stopped for a reason that is not in
  /// the files: connection, interrupted, terminated.
  result::Outcome perform(const ScratchRun& run) const;
  Content content(CompareRows rows) const;
  /// Compares two schemas, one of which is in this database (`holds`). Definitions whose texts differ are parsed again
  /// here (database::reload_differing), and renaming statements are tested (keep_proven_renames); all changes are
  /// rolled back.
  result::ComparedSchemas compare(schema::SchemaSnapshot left, schema::SchemaSnapshot right, Holds holds,
                                  const schema::DiffOptions& options) const;

 private:
  result::Outcome perform(const ScratchRun& run, execute::DryRun dry_run, result::RunObserver& observer) const;
  /// The role without which the run failed.
  std::optional<std::string> missing_role(const result::Outcome& outcome) const;
  void advise(result::Outcome& outcome) const;

  const ScratchContext& context_;
  ScratchServer& server_;
  ScratchDatabase database_;
};

/// Whether a run completed.
bool is_complete(const result::Outcome& outcome);

/// The run and its outcome, for the report.
result::StoppedRun stopped(const ScratchRun& run, result::Outcome outcome);

}  // namespace pgmanager::verify
