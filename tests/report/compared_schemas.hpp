#pragma once

#include <string>
#include <vector>

#include "report/schema.hpp"
#include "schema/snapshot.hpp"

/// Two schemas with every kind of difference, as verify would compare them.
namespace pgmanager::report::tests {

inline schema::Object object(std::string kind, std::vector<std::string> parts,
                             std::vector<schema::Attribute> attributes) {
  return {
      .name = {.kind = std::move(kind), .parts = std::move(parts)}, .parent = {}, .attributes = std::move(attributes)};
}

inline schema::Object part_of(const schema::ObjectName& parent, schema::Object object) {
  object.parent = parent;
  return object;
}

const schema::SchemaSnapshot& create_side();
const schema::SchemaSnapshot& deployments_side();

/// create/ compared with base 1a2b3c + deployments.
SchemaComparison compared_schemas();

/// create/ compared with itself.
SchemaComparison equal_schemas();

}  // namespace pgmanager::report::tests
