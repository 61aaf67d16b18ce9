#include "cli/render.hpp"

#include <fmt/format.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <optional>
#include <ostream>

#include "base/environment.hpp"
#include "base/utf8.hpp"
#include "cli/hints.hpp"
#include "cli/printed_command.hpp"
#include "report/json.hpp"
#include "report/text.hpp"

namespace pgmanager::cli {

namespace {

ExitStatus exit_status_of(const result::Outcome& outcome) {
  switch (outcome.result) {
    case result::RunResult::refused: return ExitStatus::refused;
    case result::RunResult::failed: return exit_status(outcome.failure->code);
    default: return outcome.hook_error ? exit_status(outcome.hook_error->code()) : ExitStatus::done;
  }
}

// Not an error, because the run's own result is unaffected.
std::string warning(std::string_view text, const base::Error& why, const report::Style& style) {
  return fmt::format("{} {}: {}\n", style.attention("warning:"), text, base::printable(why.parts().message));
}

std::string protected_now(const std::string& environment) {
  return fmt::format("this instance is protected from now on, because environment \"{}\" is\n",
                     base::printable(environment));
}

}  // namespace

std::size_t terminal_columns() {
  winsize size{};
  for (const int fd : {STDERR_FILENO, STDOUT_FILENO}) {
    if (::ioctl(fd, TIOCGWINSZ, &size) == 0) return size.ws_col;
  }
  return 0;
}

bool is_dumb_terminal() {
  return base::environment_variable("TERM") == "dumb";
}

report::Style style_for(bool on_terminal) {
  const bool wanted = !base::environment_variable("NO_COLOR") && !is_dumb_terminal();
  return report::Style(on_terminal && wanted ? report::Colour::yes : report::Colour::no,
                       on_terminal ? terminal_columns() : 0);
}

void render_text(std::ostream& out, std::string_view text, const Settings& settings) {
  out << with_target(text, settings) << std::flush;
}

void render_error(const base::Error& error, Output output, const Terminal& terminal) {
  if (output == Output::json) {
    terminal.output << report::error_json(error) << std::flush;
  } else {
    terminal.errors << report::error_text(error, style_for(terminal.errors_on_terminal)) << std::flush;
  }
}

void render_findings(const base::Findings& findings, const Settings& settings, const Terminal& terminal) {
  const base::Findings shown = with_hints(findings, settings);
  if (settings.output == Output::json) {
    terminal.output << report::findings_json(shown);
  } else {
    terminal.errors << report::findings_text(shown, style_for(terminal.errors_on_terminal));
    render_root(settings, terminal);
  }
}

void render_root(const Settings& settings, const Terminal& terminal) {
  if (settings.output == Output::json || settings.root == ".") return;
  terminal.errors << fmt::format("paths and commands are relative to \"{}\"\n",
                                 base::printable(settings.root.string()));
}

ExitStatus render_outcome(result::Outcome outcome, const Settings& settings, const Terminal& terminal) {
  complete_hints(outcome, settings);
  if (settings.output == Output::json) {
    terminal.output << report::outcome_json(outcome);
    return exit_status_of(outcome);
  }
  const report::Style style = style_for(terminal.errors_on_terminal);
  if (outcome.failure) terminal.errors << report::failure_text(*outcome.failure, style);
  terminal.errors << report::refusals_text(outcome.plan, style) << std::flush;
  if (!outcome.plan.refusals.empty()) render_root(settings, terminal);
  const report::Style output_style = style_for(terminal.output_on_terminal);
  render_text(terminal.output, report::outcome_text(outcome, output_style), settings);
  if (outcome.restore_point && outcome.failure) {
    terminal.output << fmt::format("restore point before the first file: {}\n", outcome.restore_point->name);
  }
  if (!outcome.protected_by.empty()) terminal.output << protected_now(outcome.protected_by) << std::flush;
  const auto warn = [&](std::string_view text, const std::optional<base::Error>& why) {
    if (why) terminal.errors << warning(text, *why, style) << std::flush;
  };
  // Otherwise it was said before the first file.
  if (settings.verbosity == Verbosity::quiet) warn("could not make a restore point", outcome.restore_point_error);
  warn("could not record that this instance is protected", outcome.protection_error);
  warn("could not record the schema after the run", outcome.snapshot_error);
  if (outcome.hook_error) terminal.errors << report::error_text(*outcome.hook_error, style) << std::flush;
  return exit_status_of(outcome);
}

}  // namespace pgmanager::cli
