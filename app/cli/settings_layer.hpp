#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "sql/variables.hpp"

namespace pgmanager::cli {

/// The value of an option as written, and its origin.
struct OptionValue {
  std::string text;
  std::string origin;  ///< "line 3 of \".env.production\""; empty: the command line

  friend bool operator==(const OptionValue&, const OptionValue&) = default;
};

/// The settings of one source: the command line, the environment, a file. Only their names are checked.
struct SettingsLayer {
  std::map<std::string, OptionValue, std::less<>> options;  ///< by the option's name, without dashes
  sql::Variables variables;                                 ///< psql variables
  /// For current_setting(), e.g. "app.user"; lower case, because PostgreSQL ignores the case of these names.
  std::map<std::string, std::string, std::less<>> session_settings;

  std::optional<std::vector<std::string>> password_command;  ///< a program and its arguments
  std::optional<bool> is_protected;                          ///< nothing is destroyed in this environment
  std::optional<std::vector<std::string>> repeatable;        ///< groups of create/ whose files may run again

  /// Adds the settings that this layer does not contain: the upper layer overrides the lower one, name by name.
  void add_below(SettingsLayer below) {
    options.merge(below.options);
    variables.merge(below.variables);
    session_settings.merge(below.session_settings);
    if (!password_command) password_command = std::move(below.password_command);
    if (!is_protected) is_protected = below.is_protected;
    if (!repeatable) repeatable = std::move(below.repeatable);
  }
};

}  // namespace pgmanager::cli
