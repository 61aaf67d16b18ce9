#pragma once

#include <string>
#include <vector>

#include "base/stop_signal.hpp"
#include "cli/terminal.hpp"

namespace pgmanager::cli {

/// Something that must not happen by mistake.
struct Question {
  std::vector<std::string> about;  ///< what is going to happen, a sentence or a few lines
  std::string prompt;              ///< what to type: "Type the name of the database to continue"
  std::string expected;            ///< the answer that lets it happen; blanks around it do not matter
  std::string flag;                ///< the option that answers it: "--yes"
};

/// Throws base::Error (usage) where there is no terminal, with the flag that answers the question. For what would
/// otherwise find out late.
void require_terminal(const Question& question);

/// Asks the person at the terminal (standard input has to be one) and returns when the answer is the expected one.
/// Throws base::Error: usage as require_terminal() does; refused for any other
/// answer, or none; interrupted or terminated when asked to stop.
void confirm(const Question& question, const Terminal& terminal, const base::StopSignal& stop);

}  // namespace pgmanager::cli
