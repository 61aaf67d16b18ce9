#pragma once

#include <memory>
#include <optional>

#include "execute/run.hpp"
#include "plan/verification.hpp"
#include "verify/scratch_server.hpp"

namespace pgmanager::verify {

/// How files are run in scratch databases.
struct ScratchRuns {
  ScratchChoice server;
  std::string history_schema = "postgres_manager";
  database::Runner runner;
  execute::RunOptions run;  ///< what is done is decided where they are run
};

/// What create/ makes from nothing: a schema, or why there is none.
struct CreatedSchema {
  std::optional<schema::SchemaSnapshot> schema;
  std::optional<plan::StoppedRun> stopped;
  std::vector<std::string> notices;
};

/// Builds create/ in a scratch database. Throws as verify() does.
CreatedSchema create_schema(const std::shared_ptr<const source::SourceTree>& tree, const ScratchRuns& how,
                            const base::StopSignal& stop, plan::RunObserver& observer);

}  // namespace pgmanager::verify
