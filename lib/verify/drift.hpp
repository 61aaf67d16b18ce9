#pragma once

#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "execute/session.hpp"
#include "result/drift.hpp"
#include "result/verification.hpp"
#include "verify/scratch_instance.hpp"
#include "verify/scratch_server.hpp"

namespace pgmanager::verify {

/// The result of create/ in a scratch database that exists as long as this object.
class CreatedSchema {
 public:
  /// Throws as verify() does.
  CreatedSchema(const std::shared_ptr<const source::SourceTree>& tree, const ScratchOptions& options,
                const base::StopSignal& stop, result::RunObserver& observer);

  /// The run if it did not complete; nothing if it did.
  std::optional<result::StoppedRun> take_stopped() { return std::exchange(stopped_, std::nullopt); }
  /// Compares the schema of create/, on the left, with `instance`. Call it only if the run completed.
  result::ComparedSchemas compare_with(schema::SchemaSnapshot instance, const schema::DiffOptions& options) const;
  /// Drops the database. Returns a sentence if that was not possible.
  std::vector<std::string> drop();

 private:
  ScratchServer server_;
  ScratchContext context_;
  std::optional<ScratchInstance> instance_;
  std::optional<result::StoppedRun> stopped_;
};

/// The expected schema: read already, or still in a scratch database.
struct ExpectedSchema {
  std::string title;
  std::optional<schema::SchemaSnapshot> schema;
  std::unique_ptr<CreatedSchema> created;
  std::optional<base::Error> missing;  ///< why there is neither of the two
  std::string hint;                    ///< what to do if the schemas differ
  std::vector<std::string> notices;
};

/// The schema that the last run has recorded in the instance's history; `missing` if no run has recorded any.
ExpectedSchema recorded_schema(execute::Session& session);

/// The schema that create/ produces when it runs as the role that created the instance: objects have an owner.
ExpectedSchema schema_of_create(execute::Session& session, const std::shared_ptr<const source::SourceTree>& tree,
                                ScratchOptions options, const base::StopSignal& stop, result::RunObserver& observer);

/// The schema of another instance; its history, which is left out, has the same schema name as here.
ExpectedSchema schema_of_instance(const pg::ConnectOptions& options, const std::string& history_schema,
                                  const base::StopSignal& stop);

/// Reads the schema of the instance and compares it with `expected`, and finds the effects of attempts that stopped
/// part-way. Throws `expected.missing` if there are no such effects. The session was opened with the whole history and
/// the INVALID indexes.
result::Drift find_drift(execute::Session& session, const std::string& history_schema, ExpectedSchema expected,
                         const schema::DiffOptions& options);

}  // namespace pgmanager::verify
