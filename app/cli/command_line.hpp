#pragma once

#include <set>
#include <string>
#include <vector>

#include "cli/settings.hpp"

namespace pgmanager::cli {

/// The parsed command line: which options are given, without interpreting their values.
struct CommandLine {
  SettingsLayer values;            ///< of the options that have a value
  std::set<std::string> switches;  ///< the options without a value that are on
  std::set<std::string> given;     ///< the names of all options
  std::vector<std::string> words;  ///< arguments that are not options

  bool is_on(const std::string& option) const { return switches.contains(option); }
};

/// Throws base::Error (usage) for unknown options, with the nearest one as a suggestion, and for options that are given
/// twice although they have one value.
CommandLine split_command_line(const std::vector<std::string>& arguments);

}  // namespace pgmanager::cli
