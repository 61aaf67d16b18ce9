#include "cli/settings_files.hpp"

#include <fmt/format.h>

#include <cstdlib>
#include <set>

#include "base/error.hpp"
#include "base/files.hpp"
#include "base/nearest_word.hpp"
#include "base/utf8.hpp"
#include "cli/configuration.hpp"
#include "cli/env_file.hpp"
#include "cli/one_target.hpp"
#include "cli/variable_names.hpp"

namespace pgmanager::cli {

namespace {

using base::Error;
using base::ErrorCode;
using std::filesystem::path;

constexpr const char* configuration_name = "postgres-manager.json";
constexpr std::string_view env_prefix = ".env.";

// A file that cannot be accessed counts as present: reading it reports why.
bool is_there(const path& file) {
  std::error_code error;
  const auto status = std::filesystem::status(file, error);
  return status.type() != std::filesystem::file_type::not_found;
}

// Errors are those of a settings file, not of the source tree.
std::string read_settings_file(const path& file) {
  try {
    return base::read_file(file);
  } catch (const Error& error) {
    Error::Parts parts = error.parts();
    parts.code = ErrorCode::usage;
    throw Error(parts);
  }
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
  const std::string nearest = base::nearest_word(environment, {known.begin(), known.end()});
  const std::string file = base::printable(shown(root / (std::string(env_prefix) + environment)));
  throw Error({.code = ErrorCode::usage,
               .message = fmt::format("there is no environment \"{}\"", environment),
               .detail = fmt::format("There is neither a file \"{}\" nor such a key in \"environments\" of \"{}\". {}",
                                     file, base::printable(shown(root / configuration_name)),
                                     all.empty() ? "No environment is known." : fmt::format("Known are: {}.", all)),
               .hint = nearest.empty() ? fmt::format("Write the file \"{}\".", file)
                                       : fmt::format("Did you mean --environment {}?", nearest)});
}

// "Prod" in one file and "prod" in the other probably mean the same, and only one of them may be protected.
void require_no_other_spelling(const std::string& environment, const std::string& path,
                               const Configuration& configuration) {
  for (const auto& [name, settings] : configuration.environments) {
    if (lower_case(name) != lower_case(environment)) continue;
    throw Error(
        {.code = ErrorCode::usage,
         .message = fmt::format("environment \"{}\" is called \"{}\" in \"{}\"", environment, base::printable(name),
                                base::printable(path)),
         .hint = "Use the same spelling in the option, in the name of the .env file and in postgres-manager.json."});
  }
}

// libpq reads PG* itself, so they must be in the environment. An empty value counts as not set.
void put_into_environment(const EnvFile& file) {
  for (const Assignment& assignment : file.connection) {
    const char* present = std::getenv(assignment.name.c_str());  // NOLINT(concurrency-mt-unsafe)
    if (present != nullptr && *present != '\0') continue;
    ::setenv(assignment.name.c_str(), assignment.value.c_str(), 1);  // NOLINT(concurrency-mt-unsafe)
  }
}

}  // namespace

SettingsLayer read_settings_files(const path& root, const std::optional<std::string>& environment,
                                  NamedDatabase database) {
  std::error_code error;
  if (!std::filesystem::is_directory(root, error)) return {};  // reading the tree reports it, with a better message

  Configuration configuration;
  const path configuration_file = root / configuration_name;
  if (is_there(configuration_file)) {
    configuration = parse_configuration(shown(configuration_file), read_settings_file(configuration_file));
  }
  if (!environment) return std::move(configuration.settings);

  const path env_path = root / (std::string(env_prefix) + *environment);
  const auto in_configuration = configuration.environments.find(*environment);
  const bool is_configured = in_configuration != configuration.environments.end();
  const bool has_file = is_there(env_path);
  if (!is_configured && !has_file) fail_unknown(*environment, root, configuration);

  if (!is_configured) require_no_other_spelling(*environment, shown(configuration_file), configuration);

  EnvFile file;
  if (has_file) file = read_env_file(shown(env_path), read_settings_file(env_path));
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
