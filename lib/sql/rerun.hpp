#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace pgmanager::sql {

/// A statement that fails, or makes a second object, when its file is run once more.
struct Creation {
  std::size_t index = 0;  ///< of the statement
  std::string name;       ///< "CREATE MATERIALIZED VIEW"
  std::string drop;       ///< what would make it run again: "DROP MATERIALIZED VIEW IF EXISTS"
};

/// Which of the statements of a file, in their order, keep it from being run once more: each CREATE without OR REPLACE
/// and IF NOT EXISTS (and each SELECT INTO) before which the file does not drop the same object with DROP ... IF
/// EXISTS. What is created on a relation that the file makes anew (an index, a trigger) is gone with the old one.
/// Temporary objects go by themselves.
///
/// Decided by the words of the statements, without a catalog: names match when they are written with the same schema,
/// or one of them without; arguments of functions when their types do. Other statements (INSERT, ALTER) are not judged.
/// Variables of psql must have been replaced.
std::vector<Creation> creations_that_run_once(const std::vector<std::string_view>& statements);

}  // namespace pgmanager::sql
