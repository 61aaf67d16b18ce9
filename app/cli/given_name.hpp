#pragma once

#include <string>

#include "cli/settings.hpp"

namespace pgmanager::cli {

/// The words after the function as the name of a change (authoring::change_name); empty if there are none. Throws
/// base::Error (usage) if they contain no letter and no digit.
std::string given_change_name(const Settings& settings);

}  // namespace pgmanager::cli
