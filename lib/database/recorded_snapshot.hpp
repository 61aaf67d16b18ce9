#pragma once

#include <string>

#include "schema/snapshot.hpp"

namespace pgmanager::database {

/// The schema as a run has left it in the history.
struct RecordedSnapshot {
  std::string recorded_at;  ///< UTC, ISO 8601
  std::string fingerprint;  ///< as schema::fingerprint()
  schema::SchemaSnapshot schema;
  std::string later_run;  ///< when a run ended that came behind it and recorded none; empty: there is none
};

}  // namespace pgmanager::database
