#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace pgmanager::sql {

/// A statement that fails, or creates a second object, when its file runs again.
struct Creation {
  std::size_t index = 0;  ///< of the statement
  std::string name;       ///< "CREATE MATERIALIZED VIEW"
  std::string drop;       ///< the statement that would let it run again: "DROP MATERIALIZED VIEW IF EXISTS"
};

/// The statements of a file, in order, that prevent it from running a second time: each CREATE without OR REPLACE or IF
/// NOT EXISTS, and each SELECT INTO, unless the file drops the same object before it with DROP ... IF EXISTS. An object
/// on a relation that the file drops and creates again, e.g. an index or a trigger, was dropped with the relation.
/// Temporary objects are ignored.
///
/// The decision uses the words of the statements, without a catalog: names match if their schemas are equal or one of
/// them has no schema; functions match if their argument types do. Other statements (INSERT, ALTER) are not judged.
/// psql variables must have been replaced.
std::vector<Creation> creations_that_run_once(const std::vector<std::string_view>& statements);

}  // namespace pgmanager::sql
