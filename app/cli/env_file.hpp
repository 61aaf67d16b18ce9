#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "cli/settings_layer.hpp"

namespace pgmanager::cli {

/// One line of a file of environment variables.
struct Assignment {
  std::string name;
  std::string value;
  int line = 0;  ///< from 1

  friend bool operator==(const Assignment&, const Assignment&) = default;
};

/// Reads lines of NAME=VALUE; docs/settings.md says what they may look like. `path` is for messages. Throws base::Error
/// (usage) with the line for what cannot be understood, never with the text of the line: it may hold a secret.
std::vector<Assignment> parse_env_file(const std::string& path, std::string_view text);

/// What the file .env.<environment> says.
struct EnvFile {
  SettingsLayer settings;
  std::vector<Assignment> connection;  ///< PG*, DATABASE_URL, POSTGRES_MANAGER_DSN: as if in the environment
};

/// Tells options, connection settings and variables by their names. Throws as parse_env_file, and for a variable
/// POSTGRES_MANAGER_* that is no option's.
EnvFile read_env_file(const std::string& path, std::string_view text);

}  // namespace pgmanager::cli
