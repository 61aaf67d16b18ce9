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

/// How wide the terminal is; 0: it does not say.
std::size_t terminal_columns();

/// Whether the terminal can neither draw a line over another one nor show colours (TERM=dumb).
bool is_dumb_terminal();

/// For a terminal its width, and colours when a person looks and NO_COLOR (https://no-color.org) is not set.
report::Style style_for(bool on_terminal);

/// Prints what report made of a value, with the target in the commands that report wrote (with_target). Not for what
/// shows the user's own text, such as failures and refusals: their hints are completed as values (complete_hints).
void render_text(std::ostream& out, std::string_view text, const Settings& settings);

/// The one place where errors become text (standard error) or JSON (standard output).
void render_error(const base::Error& error, Output output, const Terminal& terminal);
/// The paths in findings are relative to `root`, which is named when it is not the current directory.
void render_findings(const base::Findings& findings, const Settings& settings, const Terminal& terminal);

/// Says what paths and commands are relative to when it is not the current directory; nothing in JSON.
void render_root(const Settings& settings, const Terminal& terminal);

/// Shows what came of a run and says how the program ends.
ExitStatus render_outcome(result::Outcome outcome, const Settings& settings, const Terminal& terminal);

}  // namespace pgmanager::cli
