#include "cli/settings_files.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <set>

#include "base/error.hpp"
#include "base/files.hpp"
#include "base/utf8.hpp"
#include "cli/configuration.hpp"
#include "cli/env_file.hpp"
#include "cli/one_target.hpp"
#include "cli/suggestion.hpp"
#include "cli/variable_names.hpp"

namespace pgmanager::cli {

namespace {

using base::Error;
using base::ErrorCode;
using std::filesystem::path;

constexpr const char* configuration_name = "postgres-manager.json";
constexpr std::string_view env_prefix = ".env.";

// What cannot be looked at counts as there: reading it says why.
bool is_there(const path& file) {
  std::error_code error;
  const auto status = std::filesystem::status(file, error);
  return status.type() != std::filesystem::file_type::not_found;
}

std::string shown(const path& file) {
  return file.lexically_normal().string();
}

std::set<std::string> known_environments(const path& root, const Configuration& configuration) {
  std::set<std::string> names;
  for (const auto& [name, settings] : configuration.environments) names.insert(name);
  for (const base::DirectoryEntry& file : base::list_directory(root)) {
    if (!file.name.starts_with(env_prefix)) continue;
    const std::string name = file.name.substr(env_prefix.size());
    if (is_environment_name(name)) names.insert(name);
  }
  return names;
}

[[noreturn]] void fail_unknown(const std::string& environment, const path& root, const Configuration& configuration) {
  const std::set<std::string> known = known_environments(root, configuration);
  std::string all;
  for (const std::string& name : known) all += fmt::format("{}\"{}\"", all.empty() ? "" : ", ", name);
  const std::string nearest = nearest_word(environment, {known.begin(), known.end()});
  const std::string file = base::printable(shown(root / (std::string(env_prefix) + environment)));
  throw Error({.code = ErrorCode::usage,
               .message = fmt::format("there is no environment \"{}\"", environment),
               .detail = fmt::format("There is neither a file \"{}\" nor such a key in \"environments\" of \"{}\". {}",
                                     file, base::printable(shown(root / configuration_name)),
                                     all.empty() ? "No environment is known." : fmt::format("Known are: {}.", all)),
               .hint = nearest.empty() ? fmt::format("Write the file \"{}\".", file)
                                       : fmt::format("Did you mean --environment {}?", nearest)});
}

// What names a database in the process's environment.
constexpr std::array target_names = {"POSTGRES_MANAGER_DSN", "DATABASE_URL", "PGSERVICE", "PGHOST",
                                     "PGHOSTADDR",           "PGPORT",       "PGDATABASE"};

bool sets(const EnvFile& file, const char* name) {
  return std::any_of(file.connection.begin(), file.connection.end(),
                     [name](const Assignment& assignment) { return assignment.name == name; });
}

bool is_in_environment(const char* name) {
  const char* value = std::getenv(name);  // NOLINT(concurrency-mt-unsafe)
  return value != nullptr && *value != '\0';
}

// The DSN of the environment's part of postgres-manager.json. What .env.<environment> says lies above it.
void require_one_target(const EnvFile& file, const SettingsLayer& configured, const std::string& path,
                        const std::string& environment) {
  if (configured.options.find("postgres-dsn") == configured.options.end()) return;
  const auto in_file = [&](const char* name) { return sets(file, name); };
  if (std::any_of(target_names.begin(), target_names.end(), in_file)) return;
  for (const char* name : target_names) {
    if (!is_in_environment(name)) continue;
    throw Error(
        {.code = ErrorCode::usage,
         .message = fmt::format("environment \"{}\" and the variable {} name a database each", environment, name),
         .detail = fmt::format("The file \"{}\" sets postgres-dsn, and {} is set where the program was started.",
                               base::printable(path), name),
         .hint = fmt::format("Take one of them out (unset {}), or use --postgres-dsn.", name)});
  }
}

// libpq reads PG* itself, so that is where they have to be. Empty is as good as not there.
void put_into_environment(const EnvFile& file) {
  for (const Assignment& assignment : file.connection) {
    const char* present = std::getenv(assignment.name.c_str());  // NOLINT(concurrency-mt-unsafe)
    if (present != nullptr && *present != '\0') continue;
    ::setenv(assignment.name.c_str(), assignment.value.c_str(), 1);  // NOLINT(concurrency-mt-unsafe)
  }
}

}  // namespace

bool environment_names_database() {
  return std::any_of(target_names.begin(), target_names.end(),
                     [](const char* name) { return is_in_environment(name); });
}

SettingsLayer read_settings_files(const path& root, const std::optional<std::string>& environment,
                                  NamedDatabase database) {
  std::error_code error;
  if (!std::filesystem::is_directory(root, error)) return {};  // reading the tree says so, better than we could

  Configuration configuration;
  const path configuration_file = root / configuration_name;
  if (is_there(configuration_file)) {
    configuration = parse_configuration(shown(configuration_file), base::read_file(configuration_file));
  }
  if (!environment) return std::move(configuration.settings);

  const path env_path = root / (std::string(env_prefix) + *environment);
  const auto in_configuration = configuration.environments.find(*environment);
  const bool is_configured = in_configuration != configuration.environments.end();
  const bool has_file = is_there(env_path);
  if (!is_configured && !has_file) fail_unknown(*environment, root, configuration);

  EnvFile file;
  if (has_file) file = read_env_file(shown(env_path), base::read_file(env_path));
  if (database == NamedDatabase::by_environment) {
    require_one_target(file, shown(env_path), *environment);
    if (is_configured) require_one_target(file, in_configuration->second, shown(configuration_file), *environment);
  }
  put_into_environment(file);
  SettingsLayer settings = std::move(file.settings);
  if (is_configured) settings.add_below(std::move(in_configuration->second));
  settings.add_below(std::move(configuration.settings));
  return settings;
}

}  // namespace pgmanager::cli
