#include "cli/settings_files.hpp"

#include <fmt/format.h>

#include <cstdlib>
#include <optional>
#include <set>

#include "base/environment.hpp"
#include "base/error.hpp"
#include "base/files.hpp"
#include "base/nearest_word.hpp"
#include "base/utf8.hpp"
#include "cli/configuration.hpp"
#include "cli/env_file.hpp"
#include "cli/named_database.hpp"
#include "cli/variable_names.hpp"

namespace pgmanager::cli {

namespace {

using base::environment_variable;
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

Configuration read_configuration(const path& file) {
  return is_there(file) ? parse_configuration(shown(file), read_settings_file(file)) : Configuration();
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
    if (base::lowered(name) != base::lowered(environment)) continue;
    throw Error(
        {.code = ErrorCode::usage,
         .message = fmt::format("environment \"{}\" is called \"{}\" in \"{}\"", environment, base::printable(name),
                                base::printable(path)),
         .hint = "Use the same spelling in the option, in the name of the .env file and in postgres-manager.json."});
  }
}

[[noreturn]] void fail_without_database(const std::string& environment, const std::string& env_path,
                                        const std::string& configuration_path) {
  throw Error(
      {.code = ErrorCode::usage,
       .message = fmt::format("environment \"{}\" names no database", environment),
       .hint = fmt::format("Write \"postgres-dsn\" into this environment in \"{}\", or POSTGRES_MANAGER_DSN into "
                           "\"{}\".",
                           base::printable(configuration_path), base::printable(env_path))});
}

// libpq reads PG* itself, so they must be in the environment. An empty value counts as not set.
void put_into_environment(const EnvFile& file) {
  for (const Assignment& assignment : file.connection) {
    if (environment_variable(assignment.name)) continue;
    ::setenv(assignment.name.c_str(), assignment.value.c_str(), 1);  // NOLINT(concurrency-mt-unsafe)
  }
}

}  // namespace

namespace {

constexpr const char* default_environment = "development";

// Says that a database of .env.<environment> or .env is not the one of postgres-manager.json.
[[noreturn]] void fail_two_databases(const char* variable, const path& env_file, const std::string& other,
                                     const std::string& hint) {
  throw Error({.code = ErrorCode::usage,
               .message = fmt::format("\"{}\" and \"{}\" each name a database", base::printable(shown(env_file)),
                                      configuration_name),
               .detail = fmt::format("{}, and {}.", sets(shown(env_file), variable), other),
               .hint = hint});
}

class SettingsFiles {
 public:
  SettingsFiles(const path& root, NamedDatabase database)
      : root_(root),
        database_(database),
        configuration_(read_configuration(root / configuration_name)),
        general_(read(root / ".env", EnvFileOf::application)) {}

  SettingsLayer of(const std::string& environment) {
    const path env_path = root_ / (std::string(env_prefix) + environment);
    const auto configured = configuration_.environments.find(environment);
    const bool is_configured = configured != configuration_.environments.end();
    if (!is_configured && !is_there(env_path)) fail_unknown(environment, root_, configuration_);
    if (!is_configured) require_no_other_spelling(environment, shown(root_ / configuration_name), configuration_);
    EnvFile file = read(env_path, EnvFileOf::environment);
    SettingsLayer own = is_configured ? std::move(configured->second) : SettingsLayer();
    require_one_database(file, own, env_path, environment);
    const bool is_named = first_in(file) != nullptr || file.settings.options.contains("dbname") || names_database(own);
    if (database_ == NamedDatabase::by_environment_alone && !is_named) {
      fail_without_database(environment, shown(env_path), shown(root_ / configuration_name));
    }
    // Before the files' settings are in the environment.
    const bool is_general_database = !names_database(own) && first_in(file) == nullptr && may_name_database();
    put_into_environment(file);
    file.settings.add_below(std::move(own));
    return with_general(std::move(file.settings), is_general_database);
  }

  SettingsLayer without_environment() { return with_general({}, may_name_database()); }

  // Whether the default environment is to be read although none was named.
  bool has_local_default() const {
    const auto found = configuration_.environments.find(default_environment);
    const bool decides = database_ == NamedDatabase::by_environment || database_ == NamedDatabase::not_needed;
    return decides && found != configuration_.environments.end() && found->second.options.contains("local") &&
           !environment_names_database() && !names_database(configuration_.settings);
  }

 private:
  static bool names_database(const SettingsLayer& layer) {
    return layer.options.contains("postgres-dsn") || layer.options.contains("local");
  }

  static EnvFile read(const path& file, EnvFileOf whose) {
    return is_there(file) ? read_env_file(shown(file), read_settings_file(file), whose) : EnvFile();
  }

  bool may_name_database() const {
    return database_ != NamedDatabase::by_command_line && !environment_names_database();
  }

  void require_one_database(const EnvFile& file, const SettingsLayer& own, const path& env_path,
                            const std::string& environment) const {
    if (database_ == NamedDatabase::by_command_line || database_ == NamedDatabase::not_needed) return;
    const char* in_file = first_in(file);
    if (in_file != nullptr && own.options.contains("local")) {
      fail_two_databases(in_file, env_path, fmt::format("\"local\" of environment \"{}\" is true", environment),
                         "Remove one of the two.");
    }
    require_one_target(file, shown(env_path), environment);
    require_one_target(file, own, shown(root_ / configuration_name), environment);
  }

  // `settings`: those of the environment.
  SettingsLayer with_general(SettingsLayer settings, bool may_name) {
    const char* in_general = first_in(general_);
    const auto dsn = configuration_.settings.options.find("postgres-dsn");
    const bool has_dsn = dsn != configuration_.settings.options.end();
    if (in_general != nullptr && may_name && has_dsn && *value_in(general_, in_general) != dsn->second.text) {
      fail_two_databases(in_general, root_ / ".env", R"("postgres-dsn" is set outside of the environments)",
                         "Remove one of the two, name an environment that has a database of its own, or use "
                         "--postgres-dsn.");
    }
    if (in_general == nullptr || may_name) put_into_environment(general_);
    settings.add_below(std::move(general_.settings));
    settings.add_below(std::move(configuration_.settings));
    return settings;
  }

  const path& root_;
  NamedDatabase database_;
  Configuration configuration_;
  EnvFile general_;
};

}  // namespace

SettingsLayer read_settings_files(const path& root, const std::optional<std::string>& environment,
                                  NamedDatabase database) {
  std::error_code error;
  if (!std::filesystem::is_directory(root, error)) return {};  // reading the tree reports it, with a better message
  SettingsFiles files(root, database);
  if (environment) return files.of(*environment);
  if (!files.has_local_default()) return files.without_environment();
  SettingsLayer settings = files.of(default_environment);
  settings.options["environment"] = {default_environment, fmt::format("\"local\" in \"{}\"", configuration_name)};
  return settings;
}

KnownEnvironments environments_of(const path& root) {
  std::error_code error;
  if (!std::filesystem::is_directory(root, error)) return {};
  const Configuration configuration = read_configuration(root / configuration_name);
  KnownEnvironments known;
  for (const std::string& name : known_environments(root, configuration)) {
    (configuration.environments.contains(name) ? known.configured : known.only_env_files).push_back(name);
  }
  return known;
}

}  // namespace pgmanager::cli
