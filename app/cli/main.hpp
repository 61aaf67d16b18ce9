#pragma once

#include <string>
#include <vector>

#include "base/stop_signal.hpp"
#include "cli/terminal.hpp"

namespace pgmanager::cli {

/// The whole program: arguments (without the program's name) in, exit status out. Prints every error as text or as
/// JSON; throws nothing.
int main(const std::vector<std::string>& arguments, const Terminal& terminal, const base::StopSignal& stop);

/// From now on the first SIGINT, SIGTERM or (unless it is ignored, as with nohup) SIGHUP requests a stop (StopSignal),
/// and the second one ends the program at once. The returned signal lives as long as the program.
const base::StopSignal& stop_on_signals();

}  // namespace pgmanager::cli
