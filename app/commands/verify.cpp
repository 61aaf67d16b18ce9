#include "verify/verify.hpp"

#include <fmt/format.h>

#include <ostream>

#include "base/utf8.hpp"
#include "cli/hints.hpp"
#include "cli/progress.hpp"
#include "cli/render.hpp"
#include "cli/result_file.hpp"
#include "cli/run_function.hpp"
#include "cli/target.hpp"
#include "commands/commands.hpp"
#include "pg/connect_error.hpp"
#include "report/html_page.hpp"
#include "report/verification.hpp"

namespace pgmanager::commands {

namespace {

/// The version of the server that the tree is for.
struct TargetVersion {
  std::optional<int> version;
  std::string notice;  ///< why it is unknown
};

// Only the command line counts: a check must not connect to the database that the shell's variables select. The version
// is optional.
TargetVersion target_version(const cli::Context& context) {
  if (!context.settings.postgres_dsn) return {};
  const cli::ChosenTarget chosen(context.settings, context.terminal, "verify");
  try {
    const pg::Connection connection(chosen.target().connection, context.stop);
    return {.version = connection.server_version(), .notice = {}};
  } catch (const pg::ConnectError& error) {
    return {.version = {},
            .notice =
                fmt::format("the version of --postgres-dsn is not known: {}", base::printable(error.parts().message))};
  }
}

verify::Options options_of(const cli::Context& context, std::optional<int> target_version) {
  const cli::Settings& settings = context.settings;
  verify::Options options{.base = settings.base,
                          .scratch = cli::scratch_options(context),
                          .diff = settings.diff,
                          .target_version = target_version};
  if (settings.data) options.rows = verify::CompareRows::yes;
  if (settings.undo_file) options.undo = verify::ProveUndo::yes;
  return options;
}

source::Scope verified_scope(const cli::Settings& settings) {
  return {.create = true, .deployment = true, .undo = settings.undo_file, .repeatable = settings.repeatable};
}

cli::ExitStatus status_of(const result::Verification& verification, bool strict) {
  if (verification.stopped) return cli::exit_status(*verification.stopped);
  const bool undo_failed = verification.undo && !verification.undo->passed();
  const bool not_compared = strict && verification.has_unmodelled();
  const bool passed = verification.is_same() && !undo_failed && !not_compared;
  return passed ? cli::ExitStatus::done : cli::ExitStatus::check_found_something;
}

void render(const result::Verification& verification, cli::ExitStatus status, const cli::Context& context) {
  const cli::Terminal& terminal = context.terminal;
  if (context.settings.output == cli::Output::json) {
    terminal.output << report::verification_json(verification, status == cli::ExitStatus::done);
    return;
  }
  const report::Style style = cli::style_for(terminal.errors_on_terminal);
  if (context.settings.verbosity != cli::Verbosity::quiet) {
    cli::render_text(terminal.errors, report::verification_notices(verification, style), context.settings);
  }
  terminal.errors << report::verification_failure_text(verification, style) << std::flush;
  cli::render_text(terminal.output,
                   report::verification_text(verification, cli::style_for(terminal.output_on_terminal)),
                   context.settings);
}

}  // namespace

cli::ExitStatus verify(const cli::Context& context) {
  const cli::Settings& settings = context.settings;
  if (!settings.data_of.empty()) {
    throw base::Error({.code = base::ErrorCode::usage,
                       .message = "function verify compares the rows of all tables",
                       .hint = "Write --data without the name of a table: postgres-manager verify --data"});
  }
  if (settings.html) cli::require_can_be_written(cli::page_file(*settings.html));
  auto read = source::read_source_tree(settings.root, verified_scope(settings), settings.variables);
  if (!read.findings.empty()) {
    cli::render_findings(read.findings, settings, context.terminal);
    return cli::ExitStatus::source_invalid;
  }
  const TargetVersion target = target_version(context);
  const verify::Options options = options_of(context, target.version);
  result::Verification verification = [&] {
    const auto progress =
        cli::make_building_progress(settings, context.terminal);  // ends the live line before results are printed
    return verify::verify(std::move(read.tree), options, context.stop, *progress);
  }();
  if (!verification.base_findings.empty()) {
    cli::render_findings(verification.base_findings, settings, context.terminal);
    return cli::ExitStatus::source_invalid;
  }
  if (!target.notice.empty()) verification.notices.push_back(target.notice);
  if (verification.stopped) cli::complete_hints(verification.stopped->outcome, settings);
  if (verification.undo) {
    for (result::StoppedRun& failed : verification.undo->failed) cli::complete_hints(failed.outcome, settings);
  }
  const cli::ExitStatus status = status_of(verification, settings.strict);
  render(verification, status, context);
  if (settings.html && !verification.stopped) {
    cli::write_result(cli::page_file(*settings.html),
                      report::html_page(report::verification_json(verification, status == cli::ExitStatus::done)));
  }
  return status;
}

}  // namespace pgmanager::commands
