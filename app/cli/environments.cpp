#include "cli/environments.hpp"

#include <unistd.h>

#include <cstdlib>
#include <string_view>

#include "cli/env_file.hpp"
#include "cli/named_database.hpp"
#include "cli/option_table.hpp"
#include "cli/settings_files.hpp"

namespace pgmanager::cli {

namespace {

std::vector<std::string> in_environment(std::vector<std::string> arguments, const std::string& environment) {
  arguments.insert(arguments.begin(), {"--environment", environment});
  return arguments;
}

}  // namespace

std::map<std::string, std::string> EnvironmentSettings::connection_variables() {
  const std::string database_name = variable_of("dbname");
  std::map<std::string, std::string> variables;
  for (char** entry = environ; entry != nullptr && *entry != nullptr; ++entry) {
    const std::string_view text = *entry;
    const std::string name(text.substr(0, text.find('=')));
    if (name.size() == text.size()) continue;
    if (is_connection_setting(name) || name == database_name) variables[name] = text.substr(name.size() + 1);
  }
  return variables;
}

void EnvironmentSettings::restore() const {
  for (const auto& [name, value] : connection_variables()) {
    if (!before_.contains(name)) ::unsetenv(name.c_str());  // NOLINT(concurrency-mt-unsafe)
  }
  for (const auto& [name, value] : before_) {
    ::setenv(name.c_str(), value.c_str(), 1);  // NOLINT(concurrency-mt-unsafe)
  }
}

EnvironmentSettings::EnvironmentSettings(const Settings& settings, const std::string& environment)
    : before_(connection_variables()) {
  for (const std::string& name : target_variables()) ::unsetenv(name.c_str());  // NOLINT(concurrency-mt-unsafe)
  try {
    settings_ =
        parse_command_line(in_environment(settings.arguments, environment),
                           read_settings_files(settings.root, environment, NamedDatabase::by_environment_alone));
    settings_.output = settings.output;  // one document for all environments
  } catch (...) {
    restore();
    throw;
  }
}

EnvironmentSettings::~EnvironmentSettings() {
  restore();
}

}  // namespace pgmanager::cli
