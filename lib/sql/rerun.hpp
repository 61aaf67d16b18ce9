#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace pgmanager::sql {

/// Which of the statements of a file, in their order, keep it from being run once more: each CREATE without OR REPLACE
/// and IF NOT EXISTS before which the file does not drop the same object with DROP ... IF EXISTS. What is created on a
/// relation that the file makes anew (an index, a trigger) is gone with the old one. Temporary objects go by
/// themselves.
///
/// Decided by the words of the statements, without a catalog: names match when they are written with the same schema,
/// or one of them without. Other statements (INSERT, ALTER) are not judged. Variables of psql must have been replaced.
std::vector<std::size_t> creations_that_run_once(const std::vector<std::string_view>& statements);

}  // namespace pgmanager::sql
