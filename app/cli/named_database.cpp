#include "cli/named_database.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>

#include "base/environment.hpp"
#include "base/error.hpp"
#include "base/utf8.hpp"
#include "cli/option_table.hpp"
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

}  // namespace

const std::string* value_in(const EnvFile& file, std::string_view name) {
  const auto found = std::find_if(file.connection.begin(), file.connection.end(),
                                  [name](const Assignment& each) { return each.name == name && !each.value.empty(); });
  return found == file.connection.end() ? nullptr : &found->value;
}

namespace {

// The first one by precedence; null: there is none.
template <typename HasValue>
const char* first_target_name(const HasValue& has_value) {
  const auto* const dsn = std::find_if(dsn_names.begin(), dsn_names.end(), has_value);
  if (dsn != dsn_names.end()) return *dsn;
  const auto* const part =
      std::find_if(target_parts.begin(), target_parts.end(), [&](const Part& each) { return has_value(each.name); });
  return part == target_parts.end() ? nullptr : part->name;
}

}  // namespace

const char* first_in(const EnvFile& file) {
  return first_target_name([&](const char* name) { return value_in(file, name) != nullptr; });
}

namespace {

const char* first_in_environment() {
  return first_target_name([](const char* name) { return environment_variable(name).has_value(); });
}

}  // namespace

std::string sets(const std::string& path, const char* name) {
  return fmt::format("The file \"{}\" sets {}", base::printable(path), name);
}

namespace {

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
  const bool is_local = configured.options.contains("local");
  if ((!is_local && !configured.options.contains("postgres-dsn")) || first_in(file) != nullptr) return;
  const char* name = first_in_environment();
  if (name != nullptr)
    fail_two_targets(environment, name, sets(path, is_local ? "local" : "postgres-dsn") + is_set(name));
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

}  // namespace pgmanager::cli
