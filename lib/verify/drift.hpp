#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "execute/session.hpp"
#include "result/drift.hpp"
#include "verify/created_schema.hpp"

namespace pgmanager::verify {

/// What a schema is expected to be: read already, or still in a scratch database.
struct ExpectedSchema {
  std::string title;
  std::optional<schema::SchemaSnapshot> schema;
  std::unique_ptr<CreatedSchema> created;
  std::optional<base::Error> missing;  ///< why there is neither of the two
  std::string hint;                    ///< what to do where the instance is not the same
  std::vector<std::string> notices;
};

/// What the last run has left in the instance's history; `missing` where no run has left anything.
ExpectedSchema recorded_schema(execute::Session& session);

/// What create/ makes, for whoever has created the instance: objects have an owner.
ExpectedSchema schema_of_create(execute::Session& session, const std::shared_ptr<const source::SourceTree>& tree,
                                ScratchRuns how, const base::StopSignal& stop, result::RunObserver& observer);

/// What another instance has; its history, which is left out, is called as here.
ExpectedSchema schema_of_instance(const pg::ConnectOptions& options, const std::string& history_schema,
                                  const base::StopSignal& stop);

/// Reads the schema of the instance and compares it with `expected`, and finds what attempts that stopped part-way have
/// left. Throws `expected.missing` where these have left nothing. The session was opened with the whole history and the
/// INVALID indexes.
result::Drift find_drift(execute::Session& session, const std::string& history_schema, ExpectedSchema expected,
                         const schema::DiffOptions& options);

}  // namespace pgmanager::verify
