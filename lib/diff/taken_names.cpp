#include "diff/taken_names.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "schema/attributes.hpp"
#include "schema/object_name.hpp"

namespace pgmanager::diff {

using schema::Object;

std::vector<std::string> taken_names(const Object& object) {
  const std::string& kind = object.name.kind;
  const auto name = [&](std::string_view space) {
    return fmt::format("{} {}\n{}", space, object.name.parts.front(), object.name.parts.back());
  };
  if (kind == "table" || kind == "foreign table" || kind == "view" || kind == "materialized view") {
    return {name("relation"), name("type")};
  }
  if (kind == "index" || kind == "sequence") return {name("relation")};
  if (const std::string sequence = schema::identity_sequence_of(object); !sequence.empty()) {
    return {fmt::format("relation {}\n{}", object.name.parts.front(), sequence)};
  }
  if (kind == "type") return {name("relation"), name("type")};
  if (kind == "domain") return {name("type")};
  if (kind == "constraint" && object.name.parts.size() == 3) return {name("relation")};
  if (schema::is_routine(kind)) return {fmt::format("routine {}", fmt::join(object.name.parts, "\n"))};
  return {};
}

}  // namespace pgmanager::diff
