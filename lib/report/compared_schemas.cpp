#include "report/compared_schemas.hpp"

#include <fmt/format.h>

#include "base/utf8.hpp"
#include "report/json_parts.hpp"
#include "report/text.hpp"

namespace pgmanager::report {

SchemaComparison side_by_side(const result::ComparedSchemas& schemas, const std::string& left_name,
                              const std::string& right_name) {
  return {.left_name = left_name,
          .right_name = right_name,
          .left = schemas.left,
          .right = schemas.right,
          .differences = schemas.differences};
}

std::string unmodelled_text(const schema::SchemaSnapshot& snapshot, const std::string& side, const Style& style) {
  std::string text;
  for (const schema::UnmodelledObject& object : snapshot.unmodelled) {
    text += fmt::format("{} not compared: {} ({}, in {})\n", style.attention("notice:"), base::printable(object.name),
                        base::printable(object.catalog), side);
  }
  return text;
}

std::string stopped_text(const result::StoppedRun& stopped, std::string_view what, const Style& style) {
  std::string text = fmt::format("{} could not {} {}\n", style.bad("error:"), what, base::printable(stopped.title));
  if (stopped.outcome.failure) text += failure_text(*stopped.outcome.failure, style);
  return text + refusals_text(stopped.outcome.plan, style);
}

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
