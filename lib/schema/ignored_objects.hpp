#pragma once

#include <string>
#include <vector>

#include "schema/snapshot.hpp"

namespace pgmanager::schema {

/// The snapshot without these objects, which are named as with_kind() writes them ("table public.schema_migrations"),
/// without their parts, and without everything in a schema that is named. A name that no object has changes nothing.
SchemaSnapshot without_ignored(SchemaSnapshot snapshot, const std::vector<std::string>& ignored);

}  // namespace pgmanager::schema
