#include "report/drift.hpp"
#include "report/json_parts.hpp"

namespace pgmanager::report {

std::string drift_json(const result::Drift& drift, bool passed) {
  Json object{{"event", "compared"}, {"passed", passed}, {"seconds", drift.took.count()}};
  object.update(instance_of(drift.instance));
  object["notices"] = drift.notices;
  if (!drift.stopped && !drift.is_same()) put(object, "hint", drift.hint);
  if (drift.stopped) {
    object["stopped"] = stopped_of(*drift.stopped);
  } else {
    object["partly_applied"] = array_of(drift.partly_applied, entry_of);
    object["invalid_indexes"] = invalid_indexes_of(drift.invalid_indexes, drift.has_incomplete_files);
    if (drift.unfinished_create > 0) object["create_unfinished"] = true;
    put(object, "not_compared", drift.not_compared);
    if (drift.is_compared()) object["schemas"] = schemas_of(drift.schemas, drift.expected_title, drift.instance_title);
  }
  return line(object);
}

}  // namespace pgmanager::report
