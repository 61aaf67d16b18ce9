#include "cli/scratch.hpp"

#include "cli/render.hpp"
#include "cli/run_function.hpp"
#include "cli/target.hpp"

namespace pgmanager::cli {

verify::ScratchRuns scratch_runs(const Context& context) {
  const Settings& settings = context.settings;
  verify::ScratchRuns runs{.server = {.server = {}, .postgres_bin = settings.postgres_bin, .user = {}},
                           .history_schema = settings.history_schema,
                           .runner = this_runner(),
                           .run = run_options(context),
                           .scope = settings.transaction};
  if (settings.scratch_dsn) {
    runs.server.server = pg::ConnectOptions{.dsn = checked_dsn(*settings.scratch_dsn, "--scratch-dsn")};
  }
  return runs;
}

ExitStatus exit_status(const result::StoppedRun& stopped) {
  return stopped.outcome.failure ? exit_status(stopped.outcome.failure->code) : ExitStatus::refused;
}

}  // namespace pgmanager::cli
