#pragma once

#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "result/verification.hpp"
#include "verify/scratch_server.hpp"
#include "verify/side.hpp"

namespace pgmanager::verify {

/// Options for running files in scratch databases.
struct ScratchRuns {
  ScratchChoice server;
  std::string history_schema = "postgres_manager";
  database::Runner runner;
  execute::RunOptions run;
  std::optional<plan::TransactionScope> scope;  ///< as plan::Planner::scope
};

/// The result of create/ in a scratch database that exists as long as this object.
class CreatedSchema {
 public:
  /// Throws as verify() does.
  CreatedSchema(const std::shared_ptr<const source::SourceTree>& tree, const ScratchRuns& how,
                const base::StopSignal& stop, result::RunObserver& observer);

  /// The run if it did not complete; nothing if it did.
  std::optional<result::StoppedRun> take_stopped() { return std::exchange(stopped_, std::nullopt); }
  /// Compares the schema of create/, on the left, with `instance`. Call it only if the run completed.
  result::ComparedSchemas compare_with(schema::SchemaSnapshot instance, const schema::DiffOptions& options) const;
  /// Drops the database. Returns a sentence if that was not possible.
  std::vector<std::string> drop();

 private:
  ScratchServer server_;
  Runs runs_;
  std::optional<Side> side_;
  std::optional<result::StoppedRun> stopped_;
};

}  // namespace pgmanager::verify
