#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "result/status.hpp"

namespace pgmanager::result {

/// The run that wrote the newest row of the history.
struct LastRun {
  double finished_at = 0;  ///< seconds since 1970, by the server's clock
  double seconds = 0;      ///< from the start of its first file
  bool failed = false;     ///< or interrupted
};

/// How far the schema of an instance is from the one that the last run recorded.
struct DriftMetric {
  std::size_t differences = 0;
  std::string recorded_at;  ///< when the schema was last known to be as expected: UTC, ISO 8601
};

/// What a monitoring system is told about an instance.
struct Metrics {
  Status status;
  bool check_passed = false;         ///< as status --check
  std::size_t findings = 0;          ///< in the source tree, which is then not compared
  std::optional<LastRun> last_run;   ///< not set: the history is empty
  std::optional<DriftMetric> drift;  ///< not set: unknown, because no run recorded a schema, or it cannot be read
};

}  // namespace pgmanager::result
