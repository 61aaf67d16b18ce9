#include "cli/settings_files.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
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
#include "cli/option_table.hpp"
#include "cli/variable_names.hpp"
#include "pg/connect_options.hpp"

namespace pgmanager::cli {

namespace {

using base::environment_variable;
using base::Error;
using base::ErrorCode;

// Variables with connection strings, by precedence.
constexpr std::array dsn_names = {"POSTGRES_MANAGER_DSN", "DATABASE_URL"};

// A variable of libpq that selects a database, and the settings of a connection string that override it.
struct Part {
  const char* name;
  const char* missing;  // the missing part in a message, if the connection string sets none of the keywords
  std::array<std::string_view, 3> keywords;
};
constexpr std::array target_parts = {Part{"PGSERVICE", "a host", {"service", "host", "hostaddr"}},
                                     Part{"PGHOST", "a host", {"service", "host", "hostaddr"}},
                                     Part{"PGHOSTADDR", "an address", {"service", "hostaddr"}},
                                     Part{"PGPORT", "a port", {"service", "port"}},
                                     Part{"PGDATABASE", "a database", {"service", "dbname"}}};

// An empty value counts as not set, as in the environment.
const std::string* value_in(const EnvFile& file, std::string_view name) {
  const auto found = std::find_if(file.connection.begin(), file.connection.end(),
                                  [name](const Assignment& each) { return each.name == name && !each.value.empty(); });
  return found == file.connection.end() ? nullptr : &found->value;
}

// The first one by precedence; null: there is none.
template <typename HasValue>
const char* first_target_name(const HasValue& has_value) {
  const auto* const dsn = std::find_if(dsn_names.begin(), dsn_names.end(), has_value);
  if (dsn != dsn_names.end()) return *dsn;
  const auto* const part =
      std::find_if(target_parts.begin(), target_parts.end(), [&](const Part& each) { return has_value(each.name); });
  return part == target_parts.end() ? nullptr : part->name;
}

const char* first_in(const EnvFile& file) {
  return first_target_name([&](const char* name) { return value_in(file, name) != nullptr; });
}

const char* first_in_environment() {
  return first_target_name([](const char* name) { return environment_variable(name).has_value(); });
}

std::string sets(const std::string& path, const char* name) {
  return fmt::format("The file \"{}\" sets {}", base::printable(path), name);
}

std::string is_set(const char* name) {
  return fmt::format(", and {} is set in the environment of the program.", name);
}

[[noreturn]] void fail_two_targets(const std::string& environment, const char* name, const std::string& detail) {
  throw Error({.code = ErrorCode::usage,
               .message = fmt::format("environment \"{}\" and the variable {} each name a database", environment, name),
               .detail = detail,
               .hint = fmt::format("Remove one of the two (unset {}), or use --postgres-dsn.", name)});
}

bool is_set_otherwise(const char* name, const EnvFile& file) {
  const auto value = environment_variable(name);
  const std::string* in_file = value_in(file, name);
  return value && (in_file == nullptr || *in_file != *value);
}

bool sets_part(const std::vector<pg::ConnectionSetting>& dsn, const Part& part) {
  return std::any_of(dsn.begin(), dsn.end(), [&](const pg::ConnectionSetting& setting) {
    return !setting.value.empty() &&
           std::find(part.keywords.begin(), part.keywords.end(), setting.keyword) != part.keywords.end();
  });
}

// The code that connects reports an invalid connection string, because it knows where it came from.
std::optional<std::vector<pg::ConnectionSetting>> parsed(const std::string& dsn) {
  try {
    return pg::parse_dsn(dsn);
  } catch (const Error&) {
    return std::nullopt;
  }
}

class TargetCheck {
 public:
  TargetCheck(const EnvFile& file, const std::string& path, const std::string& environment)
      : file_(file), path_(path), environment_(environment) {}

  void run() const {
    const char* in_file = first_in(file_);
    if (in_file == nullptr) return;
    for (const char* name : dsn_names) {
      const bool is_in_environment = environment_variable(name).has_value();
      if (value_in(file_, name) != nullptr) {
        if (!is_in_environment) require_no_additions(name);
        return;
      }
      if (is_in_environment) fail_two_targets(environment_, name, sets(path_, in_file) + is_set(name));
    }
    require_unmixed_parts(in_file);
  }

 private:
  // libpq takes the parts that the file's connection string does not set from the environment.
  void require_no_additions(const char* dsn_name) const {
    const auto dsn = parsed(*value_in(file_, dsn_name));
    if (!dsn) return;
    for (const Part& part : target_parts) {
      if (sets_part(*dsn, part) || !is_set_otherwise(part.name, file_)) continue;
      fail_two_targets(environment_, part.name,
                       sets(path_, dsn_name) + fmt::format(" without {}", part.missing) + is_set(part.name));
    }
  }

  void require_unmixed_parts(const char* in_file) const {
    const bool is_all_in_environment = std::all_of(target_parts.begin(), target_parts.end(), [this](const Part& part) {
      return value_in(file_, part.name) == nullptr || environment_variable(part.name);
    });
    if (is_all_in_environment) return;
    for (const Part& part : target_parts) {
      if (!is_set_otherwise(part.name, file_)) continue;
      const bool is_in_both = value_in(file_, part.name) != nullptr;
      fail_two_targets(environment_, part.name,
                       is_in_both
                           ? sets(path_, part.name) + ", and it has another value in the environment of the program."
                           : sets(path_, in_file) + is_set(part.name));
    }
  }

  const EnvFile& file_;
  const std::string& path_;
  const std::string& environment_;
};

}  // namespace

void require_one_target(const EnvFile& file, const std::string& path, const std::string& environment) {
  TargetCheck(file, path, environment).run();
}

void require_one_target(const EnvFile& file, const SettingsLayer& configured, const std::string& path,
                        const std::string& environment) {
  if (!configured.options.contains("postgres-dsn") || first_in(file) != nullptr) return;
  const char* name = first_in_environment();
  if (name != nullptr) fail_two_targets(environment, name, sets(path, "postgres-dsn") + is_set(name));
}

bool environment_names_database() {
  return first_in_environment() != nullptr;
}

std::vector<std::string> target_variables() {
  std::vector<std::string> names(dsn_names.begin(), dsn_names.end());
  for (const Part& part : target_parts) names.emplace_back(part.name);
  names.push_back(variable_of("dbname"));
  return names;
}

namespace {

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

SettingsLayer read_settings_files(const path& root, const std::optional<std::string>& environment,
                                  NamedDatabase database) {
  std::error_code error;
  if (!std::filesystem::is_directory(root, error)) return {};  // reading the tree reports it, with a better message

  const path configuration_file = root / configuration_name;
  Configuration configuration = read_configuration(configuration_file);
  if (!environment) return std::move(configuration.settings);

  const path env_path = root / (std::string(env_prefix) + *environment);
  const auto in_configuration = configuration.environments.find(*environment);
  const bool is_configured = in_configuration != configuration.environments.end();
  const bool has_file = is_there(env_path);
  if (!is_configured && !has_file) fail_unknown(*environment, root, configuration);

  if (!is_configured) require_no_other_spelling(*environment, shown(configuration_file), configuration);

  EnvFile file;
  if (has_file) file = read_env_file(shown(env_path), read_settings_file(env_path));
  if (database != NamedDatabase::by_command_line) {
    require_one_target(file, shown(env_path), *environment);
    if (is_configured) require_one_target(file, in_configuration->second, shown(configuration_file), *environment);
  }
  if (database == NamedDatabase::by_environment_alone) {
    const bool is_named = first_in(file) != nullptr || file.settings.options.contains("dbname") ||
                          (is_configured && in_configuration->second.options.contains("postgres-dsn"));
    if (!is_named) fail_without_database(*environment, shown(env_path), shown(configuration_file));
  }
  put_into_environment(file);
  SettingsLayer settings = std::move(file.settings);
  if (is_configured) settings.add_below(std::move(in_configuration->second));
  settings.add_below(std::move(configuration.settings));
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
