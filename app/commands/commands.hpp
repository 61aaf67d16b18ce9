#pragma once

#include "cli/command_table.hpp"

/// One file per function: options in, one library call, value to report, exit status out. Errors are thrown and handled
/// in cli::main.
namespace pgmanager::commands {

cli::ExitStatus init(const cli::Context& context);
cli::ExitStatus create(const cli::Context& context);
/// create --clone
cli::ExitStatus clone(const cli::Context& context);
cli::ExitStatus deployment(const cli::Context& context);
cli::ExitStatus test_data(const cli::Context& context);
cli::ExitStatus undo(const cli::Context& context);
cli::ExitStatus baseline(const cli::Context& context);
cli::ExitStatus repair(const cli::Context& context);
cli::ExitStatus status(const cli::Context& context);
cli::ExitStatus validate(const cli::Context& context);
cli::ExitStatus verify(const cli::Context& context);
cli::ExitStatus diff(const cli::Context& context);
cli::ExitStatus drift(const cli::Context& context);
cli::ExitStatus dsn(const cli::Context& context);
cli::ExitStatus dump(const cli::Context& context);
/// dump --create-tree
cli::ExitStatus dump_tree(const cli::Context& context);
cli::ExitStatus import(const cli::Context& context);
cli::ExitStatus instance(const cli::Context& context);
cli::ExitStatus new_files(const cli::Context& context);
cli::ExitStatus renumber(const cli::Context& context);
cli::ExitStatus prune(const cli::Context& context);
cli::ExitStatus reset(const cli::Context& context);
cli::ExitStatus psql(const cli::Context& context);
cli::ExitStatus stop(const cli::Context& context);
cli::ExitStatus wait(const cli::Context& context);
cli::ExitStatus completion(const cli::Context& context);
cli::ExitStatus version(const cli::Context& context);
cli::ExitStatus help(const cli::Context& context);

}  // namespace pgmanager::commands
