#pragma once

#include <string>

#include "cli/command_table.hpp"

namespace pgmanager::cli {

/// The list of functions and the first commands to try.
std::string overview();

/// The help for one function: purpose, examples, options, exit statuses.
std::string help_for(const Command& command);

}  // namespace pgmanager::cli
