#include "verify/drift.hpp"

#include <ostream>

#include "cli/hints.hpp"
#include "cli/printed_command.hpp"
#include "cli/progress.hpp"
#include "cli/render.hpp"
#include "cli/result_file.hpp"
#include "cli/run_function.hpp"
#include "cli/target.hpp"
#include "commands/commands.hpp"
#include "report/drift.hpp"
#include "report/html_page.hpp"

namespace pgmanager::commands {

namespace {

using Tree = std::shared_ptr<const source::SourceTree>;

verify::ExpectedSchema expected_schema(execute::Session& session, const Tree& tree, const cli::Context& context) {
  const cli::Settings& settings = context.settings;
  if (settings.against_dsn) {
    return verify::schema_of_instance({.dsn = cli::checked_dsn(*settings.against_dsn, "--against-dsn")},
                                      settings.history_schema, context.stop);
  }
  if (!tree) return verify::recorded_schema(session);
  const auto progress = cli::make_building_progress(settings, context.terminal);
  return verify::schema_of_create(session, tree, cli::scratch_options(context), context.stop, *progress);
}

result::Drift find_drift(const Tree& tree, const cli::Context& context) {
  const auto begin = std::chrono::steady_clock::now();
  const cli::Settings& settings = context.settings;
  const cli::ChosenTarget chosen(settings, context.terminal, "drift");
  const auto session = cli::open_session(chosen, settings, execute::Access::read, context.stop);
  const result::Instance instance = cli::instance_of(chosen, session.get(), settings);
  if (settings.output == cli::Output::text) cli::show_target(instance, settings, context.terminal);
  result::Drift drift =
      verify::find_drift(*session, settings.history_schema, expected_schema(*session, tree, context), settings.diff);
  drift.instance = instance;
  drift.hint = cli::with_target(drift.hint, settings);
  if (drift.stopped) cli::complete_hints(drift.stopped->outcome, settings);
  drift.took = std::chrono::steady_clock::now() - begin;
  return drift;
}

cli::ExitStatus status_of(const result::Drift& drift, bool strict) {
  if (drift.stopped) return cli::exit_status(*drift.stopped);
  const bool passed = drift.found_nothing() && !(strict && drift.has_unmodelled());
  return passed ? cli::ExitStatus::done : cli::ExitStatus::check_found_something;
}

void render(const result::Drift& drift, cli::ExitStatus status, const cli::Context& context) {
  const cli::Terminal& terminal = context.terminal;
  if (context.settings.output == cli::Output::json) {
    terminal.output << report::drift_json(drift, status == cli::ExitStatus::done);
    return;
  }
  const report::Style style = cli::style_for(terminal.errors_on_terminal);
  const bool quiet = context.settings.verbosity == cli::Verbosity::quiet;
  if (!quiet) cli::render_text(terminal.errors, report::drift_notices(drift, style), context.settings);
  terminal.errors << report::drift_failure_text(drift, style) << std::flush;
  cli::render_text(terminal.output, report::drift_text(drift, cli::style_for(terminal.output_on_terminal)),
                   context.settings);
}

}  // namespace

cli::ExitStatus drift(const cli::Context& context) {
  const cli::Settings& settings = context.settings;
  if (settings.against && settings.against_dsn) {
    throw base::Error({.code = base::ErrorCode::usage,
                       .message = "--against and --against-dsn exclude each other",
                       .hint = "Compare with one of them at a time."});
  }
  if (settings.html) cli::require_can_be_written(cli::page_file(*settings.html));
  Tree tree;
  if (settings.against) {
    auto read = source::read_source_tree(settings.root, {.create = true, .repeatable = settings.repeatable},
                                         settings.variables);
    if (!read.findings.empty()) {
      cli::render_findings(read.findings, settings, context.terminal);
      return cli::ExitStatus::source_invalid;
    }
    tree = std::make_shared<const source::SourceTree>(std::move(read.tree));
  }
  const result::Drift drift = find_drift(tree, context);
  const cli::ExitStatus status = status_of(drift, settings.strict);
  render(drift, status, context);
  if (settings.html && drift.is_compared()) {
    cli::write_result(cli::page_file(*settings.html),
                      report::html_page(report::drift_json(drift, status == cli::ExitStatus::done)));
  }
  return status;
}

}  // namespace pgmanager::commands
