#pragma once

#include <iosfwd>
#include <string_view>

#include "base/error.hpp"
#include "base/finding.hpp"
#include "cli/exit_status.hpp"
#include "cli/settings.hpp"
#include "cli/terminal.hpp"
#include "report/style.hpp"
#include "result/outcome.hpp"

namespace pgmanager::cli {

/// The width of the terminal; 0: unknown.
std::size_t terminal_columns();

/// Whether the terminal can neither draw a line over another one nor show colours (TERM=dumb).
bool is_dumb_terminal();

/// The width for a terminal, and colours if NO_COLOR (https://no-color.org) is not set.
report::Style style_for(bool on_terminal);

/// Prints a text of lib/report, with the target added to the commands in it (with_target). Not for texts that quote the
/// user's files, such as failures and refusals: their hints are completed as values (complete_hints).
void render_text(std::ostream& out, std::string_view text, const Settings& settings);

/// The only place where errors become text (standard error) or JSON (standard output).
void render_error(const base::Error& error, Output output, const Terminal& terminal);
/// The paths in findings are relative to `root`, which is printed unless it is the current directory.
void render_findings(const base::Findings& findings, const Settings& settings, const Terminal& terminal);

/// Prints the directory for relative paths and commands unless it is the current directory; nothing in JSON.
void render_root(const Settings& settings, const Terminal& terminal);

/// Prints the result of a run and returns the exit status.
ExitStatus render_outcome(result::Outcome outcome, const Settings& settings, const Terminal& terminal);

}  // namespace pgmanager::cli
