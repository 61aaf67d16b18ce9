#pragma once

#include <string>
#include <vector>

#include "base/stop_signal.hpp"
#include "cli/terminal.hpp"

namespace pgmanager::cli {

/// The whole program: arguments (without the program's name) in, exit status out. Every error ends here, as text or as
/// JSON; nothing is thrown.
int main(const std::vector<std::string>& arguments, const Terminal& terminal, const base::StopSignal& stop);

/// From now on SIGINT, SIGTERM and (unless it is ignored, see nohup) SIGHUP ask politely (StopSignal) the first time,
/// and end the program at once the second time. The returned signal lives as long as the program.
const base::StopSignal& stop_on_signals();

}  // namespace pgmanager::cli
