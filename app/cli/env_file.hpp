#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "cli/settings.hpp"

namespace pgmanager::cli {

/// One line of a file of environment variables.
struct Assignment {
  std::string name;
  std::string value;
  int line = 0;  ///< from 1

  friend bool operator==(const Assignment&, const Assignment&) = default;
};

/// Whether the variable is a connection setting: PG*, DATABASE_URL, POSTGRES_MANAGER_DSN.
bool is_connection_setting(std::string_view name);

/// Whose file it is.
enum class EnvFileOf {
  environment,  ///< .env.<environment>: written for this program
  application,  ///< .env: written for an application, too, whose syntax may be another one
};

/// Reads lines of NAME=VALUE; docs/settings.md describes their syntax. `path` is for messages. Throws base::Error
/// (usage) with the number of an invalid line, never with its text: it may contain a secret. In a file of an
/// application only lines that begin with PG, DATABASE_URL or POSTGRES_MANAGER_ can be invalid: others are left out,
/// and the last of several lines with one name counts.
std::vector<Assignment> parse_env_file(const std::string& path, std::string_view text,
                                       EnvFileOf whose = EnvFileOf::environment);

/// The content of the file .env.<environment>.
struct EnvFile {
  SettingsLayer settings;
  std::vector<Assignment> connection;  ///< PG*, DATABASE_URL, POSTGRES_MANAGER_DSN: treated like environment variables
};

/// Distinguishes options, connection settings and variables by their names. Throws as parse_env_file does, and for a
/// variable POSTGRES_MANAGER_* that belongs to no option.
EnvFile read_env_file(const std::string& path, std::string_view text, EnvFileOf whose = EnvFileOf::environment);

}  // namespace pgmanager::cli
