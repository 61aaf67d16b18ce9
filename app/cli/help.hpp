#pragma once

#include <array>
#include <string>
#include <string_view>

#include "cli/command_table.hpp"

namespace pgmanager::cli {

/// What an exit status means.
struct ExitMeaning {
  std::string_view status;
  std::string_view text;
};

inline constexpr std::array exit_meanings = {
    ExitMeaning{"0", "done, also when there was nothing to do"},
    ExitMeaning{"1", "internal error"},
    ExitMeaning{"2", "usage: the command line or the settings cannot be understood"},
    ExitMeaning{"3", "the source tree is invalid; nothing was run"},
    ExitMeaning{"4", "refused because of the state of the instance or its environment; nothing was changed"},
    ExitMeaning{"5", "no connection, or the connection was lost"},
    ExitMeaning{"6", "a statement of the tree failed"},
    ExitMeaning{"7", "a lock was not obtained: that of all runs within --lock-wait, or one on a table of the history"},
    ExitMeaning{"8", "a check found something"},
    ExitMeaning{"9", "the run is done, but the hook after it failed"},
    ExitMeaning{"130", "stopped by SIGINT (Ctrl-C)"},
    ExitMeaning{"143", "stopped by SIGTERM, or by SIGHUP (the terminal was closed)"},
};

/// The list of functions and the first commands to try.
std::string overview();

/// The help for one function: purpose, examples, options, exit statuses.
std::string help_for(const Command& command);

}  // namespace pgmanager::cli
