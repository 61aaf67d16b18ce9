#pragma once

#include "diff/changes.hpp"
#include "diff/writing.hpp"
#include "schema/dependencies.hpp"

namespace pgmanager::diff {

/// The statements that make `before` to `after`; both are of servers of the same major version. Objects are never
/// renamed: one that has another name is dropped, and created under the new name. No statement has CASCADE.
Changes generate(const schema::DetailedSnapshot& before, const schema::DetailedSnapshot& after, const Options& options);

}  // namespace pgmanager::diff
