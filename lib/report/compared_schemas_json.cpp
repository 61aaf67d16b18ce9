#include "report/compared_schemas.hpp"
#include "report/json_parts.hpp"

namespace pgmanager::report {

Json stopped_of(const result::StoppedRun& stopped) {
  Json object{{"side", stopped.title}};
  object.update(outcome_of(stopped.outcome));
  object.erase("event");
  return object;
}

Json schemas_of(const result::ComparedSchemas& schemas, const std::string& left, const std::string& right) {
  Json object = comparison_of(side_by_side(schemas, left, right));
  object.erase("event");
  return object;
}

}  // namespace pgmanager::report
