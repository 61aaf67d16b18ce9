#pragma once

#include <span>
#include <string_view>

#include "base/stop_signal.hpp"
#include "cli/exit_status.hpp"
#include "cli/settings.hpp"
#include "cli/terminal.hpp"
#include "database/database.hpp"

namespace pgmanager::cli {

/// The input of a command.
struct Context {
  const Settings& settings;
  const Terminal& terminal;
  const base::StopSignal& stop;
};

/// The words that may follow the function.
enum class Words { none, any, function, shell, directory, file };

/// What a function needs of a database.
struct Needs {
  bool is_query = false;             ///< it prints one document, which nothing else may precede on standard output
  bool only_named_database = false;  ///< it connects only where the command line names a database
  /// What of the history is read when it connects.
  database::Wanted::History history = database::Wanted::History::whole;
  bool invalid_indexes = false;
  bool contents = false;  ///< what the database contains besides its history
};

/// A function of the program. The table of functions serves for dispatch, help and "did you mean".
struct Command {
  std::string_view name;
  std::string_view summary;        ///< one line for the overview
  std::string_view help;           ///< purpose and examples, for --help with the function
  std::string_view exit_statuses;  ///< possible exit statuses, separated by blanks
  ExitStatus (*run)(const Context& context);
  Words words = Words::none;
  Needs needs = {};
};

std::span<const Command> commands();

/// Null: there is no such function.
const Command* find_command(std::string_view name);

/// Throws base::Error (usage) with the nearest function as a suggestion if there is no such function. `typed`: the text
/// before the name on the command line.
const Command& require_command(std::string_view name, std::string_view typed = "--function");

}  // namespace pgmanager::cli
