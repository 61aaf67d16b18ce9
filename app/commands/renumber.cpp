#include <optional>
#include <ostream>

#include "authoring/renumbering.hpp"
#include "authoring/write_files.hpp"
#include "base/error.hpp"
#include "cli/render.hpp"
#include "commands/commands.hpp"
#include "report/authoring.hpp"
#include "source/directory.hpp"
#include "source/numbered_files.hpp"

namespace pgmanager::commands {

namespace {

void require_one_way(const cli::Settings& settings) {
  if (!settings.all || settings.onto.empty()) return;
  throw base::Error(
      {.code = base::ErrorCode::usage,
       .message = "--all and --onto exclude each other",
       .hint = "Number all deployments (--all), or only those that another branch does not have (--onto)."});
}

}  // namespace

cli::ExitStatus renumber(const cli::Context& context) {
  const cli::Settings& settings = context.settings;
  require_one_way(settings);
  std::optional<authoring::TreeLock> lock;
  if (!settings.dry_run) lock.emplace(settings.root, context.stop);
  base::Findings findings;
  for (const char* directory : {"deployment", "manual-deployment", "undo"}) {
    source::check_links(settings.root, directory, findings);
  }
  for (const char* directory : {"deployment", "manual-deployment"}) {
    source::report_other_tools(settings.root, directory, findings);
  }
  if (!findings.empty()) {
    cli::render_findings(findings, settings, context.terminal);
    return cli::ExitStatus::source_invalid;
  }
  const auto renumbering = settings.all ? authoring::decide_renumbering_of_all(settings.root)
                                        : authoring::decide_renumbering(settings.root, settings.onto);
  if (!settings.dry_run) authoring::renumber(settings.root, renumbering);
  const auto tense = settings.dry_run ? report::Tense::would_be : report::Tense::done;
  if (settings.output == cli::Output::json) {
    context.terminal.output << report::renumbering_json(renumbering, tense);
    return cli::ExitStatus::done;
  }
  context.terminal.output << report::renumbering_text(renumbering, tense) << std::flush;
  if (settings.verbosity != cli::Verbosity::quiet) {
    context.terminal.errors << report::renumbering_notices(renumbering);
  }
  cli::render_root(settings, context.terminal);
  return cli::ExitStatus::done;
}

}  // namespace pgmanager::commands
