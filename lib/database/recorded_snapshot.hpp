#pragma once

#include <string>

#include "schema/snapshot.hpp"

namespace pgmanager::database {

/// The schema after a run, as stored in the history.
struct RecordedSnapshot {
  std::string recorded_at;  ///< UTC, ISO 8601
  std::string fingerprint;  ///< as schema::fingerprint()
  schema::SchemaSnapshot schema;
  std::string later_run;  ///< the end of a later run that stored no snapshot; empty: there is none
};

}  // namespace pgmanager::database
