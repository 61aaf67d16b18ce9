#pragma once

#include "cli/command_table.hpp"
#include "cli/exit_status.hpp"
#include "result/verification.hpp"
#include "verify/scratch_instance.hpp"

namespace pgmanager::cli {

/// How verify and drift run files in scratch databases. Throws base::Error (usage) for a --scratch-dsn that cannot be
/// parsed.
verify::ScratchRuns scratch_runs(const Context& context);

/// The exit status for a side that could not be built.
ExitStatus exit_status(const result::StoppedRun& stopped);

}  // namespace pgmanager::cli
