#pragma once

#include "diff/changes.hpp"
#include "diff/writing.hpp"
#include "schema/dependencies.hpp"

namespace pgmanager::diff {

/// The statements that make `before` to `after`; both are of servers of the same major version. Objects are never
/// renamed: one that has another name is dropped, and created under the new name. Tables that both schemas have must
/// have the same parents (loosen()). No statement has CASCADE, except for base types.
Changes generate(const schema::DetailedSnapshot& before, const schema::DetailedSnapshot& after, const Options& options);

}  // namespace pgmanager::diff
