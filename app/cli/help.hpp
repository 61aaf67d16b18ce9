#pragma once

#include <string>

#include "cli/command_table.hpp"

namespace pgmanager::cli {

/// The functions and the first commands to type.
std::string overview();

/// All about one function: purpose, examples, options, exit statuses.
std::string help_for(const Command& command);

}  // namespace pgmanager::cli
