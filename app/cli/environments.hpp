#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "cli/settings.hpp"

namespace pgmanager::cli {

/// The settings of the same command line in another environment. As long as this object exists, the process's
/// environment has the connection variables of that environment's .env file. The shell's variables that select a
/// database are not set meanwhile, because they would lead every environment to the same one. Not thread-safe.
class EnvironmentSettings {
 public:
  /// Throws base::Error (usage) as read_settings_files() does for NamedDatabase::by_environment_alone.
  EnvironmentSettings(const Settings& settings, const std::string& environment);
  ~EnvironmentSettings();
  EnvironmentSettings(const EnvironmentSettings&) = delete;
  EnvironmentSettings& operator=(const EnvironmentSettings&) = delete;

  const Settings& get() const { return settings_; }

 private:
  static std::map<std::string, std::string> connection_variables();
  void restore() const;

  std::map<std::string, std::string> before_;
  Settings settings_;
};

}  // namespace pgmanager::cli
