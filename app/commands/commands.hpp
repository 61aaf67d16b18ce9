#pragma once

#include "cli/command_table.hpp"

/// One file per function: options in, one library call, value to report, exit status out. Errors are thrown and end in
/// cli::main.
namespace pgmanager::commands {

cli::ExitStatus create(const cli::Context& context);
cli::ExitStatus deployment(const cli::Context& context);
cli::ExitStatus status(const cli::Context& context);
cli::ExitStatus reset(const cli::Context& context);
cli::ExitStatus stop(const cli::Context& context);
cli::ExitStatus wait(const cli::Context& context);
cli::ExitStatus version(const cli::Context& context);
cli::ExitStatus help(const cli::Context& context);

}  // namespace pgmanager::commands
