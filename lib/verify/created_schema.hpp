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

/// How files are run in scratch databases.
struct ScratchRuns {
  ScratchChoice server;
  std::string history_schema = "postgres_manager";
  database::Runner runner;
  execute::RunOptions run;
  std::optional<plan::TransactionScope> scope;  ///< as plan::Planner::scope
};

/// create/, built in a scratch database that lives as long as this.
class CreatedSchema {
 public:
  /// Throws as verify() does.
  CreatedSchema(const std::shared_ptr<const source::SourceTree>& tree, const ScratchRuns& how,
                const base::StopSignal& stop, result::RunObserver& observer);

  /// Why the build has stopped; empty: it has not.
  std::optional<result::StoppedRun> take_stopped() { return std::exchange(stopped_, std::nullopt); }
  /// What create/ makes, on the left, compared with `instance`. Only where the build has not stopped.
  result::ComparedSchemas compare_with(schema::SchemaSnapshot instance, const schema::DiffOptions& options) const;
  /// Drops the database. Returns a sentence where that was not possible.
  std::vector<std::string> drop();

 private:
  ScratchServer server_;
  Runs runs_;
  std::optional<Side> side_;
  std::optional<result::StoppedRun> stopped_;
};

}  // namespace pgmanager::verify
