#pragma once

#include <string>
#include <vector>

#include "base/stop_signal.hpp"
#include "cli/terminal.hpp"

namespace pgmanager::cli {

/// A question before an action that must not happen by mistake.
struct Question {
  std::vector<std::string> about;  ///< what will happen, a sentence or a few lines
  std::string prompt;              ///< what to type: "Type the name of the database to continue"
  std::string expected;            ///< the answer that confirms; blanks around it are ignored
  std::string flag;                ///< the option that answers it: "--yes"
};

/// Throws base::Error (usage) if there is no terminal, with the flag that answers the question. For actions that would
/// otherwise fail late.
void require_terminal(const Question& question);

/// Asks the user at the terminal (standard input must be one) and returns if the answer is the expected one. Throws
/// base::Error: usage as require_terminal() does; refused for any other answer, or none; interrupted or terminated
/// after a stop request.
void confirm(const Question& question, const Terminal& terminal, const base::StopSignal& stop);

}  // namespace pgmanager::cli
