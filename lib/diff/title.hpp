#pragma once

#include <string>

#include "diff/changes.hpp"

namespace pgmanager::diff {

/// What the statements of one part do, in a few words for the name of a file: "add phone to users", "drop orders and 2
/// more".
std::string title_of(const Changes& changes, Part part);

}  // namespace pgmanager::diff
