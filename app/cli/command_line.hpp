#pragma once

#include <set>
#include <string>
#include <vector>

#include "cli/settings_layer.hpp"

namespace pgmanager::cli {

/// The command line, taken apart: which options there are, not yet what their values mean.
struct CommandLine {
  SettingsLayer values;            ///< of the options that have one
  std::set<std::string> switches;  ///< the options without a value that are on
  std::set<std::string> given;     ///< the names of all options
  std::vector<std::string> words;  ///< what is no option

  bool is_on(const std::string& option) const { return switches.contains(option); }
};

/// Throws base::Error (usage) for what is no option, with the nearest one as a suggestion, and for options that are
/// given twice though they have one value.
CommandLine take_apart(const std::vector<std::string>& arguments);

}  // namespace pgmanager::cli
