#include "cli/configuration.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <set>
#include <vector>

#include "base/error.hpp"
#include "base/nearest_word.hpp"
#include "base/utf8.hpp"
#include "cli/variable_names.hpp"

namespace pgmanager::cli {

namespace {

using base::Error;
using base::ErrorCode;
using Json = nlohmann::json;

[[noreturn]] void fail(const std::string& path, std::string message, std::string hint, int line = 0) {
  throw Error({.code = ErrorCode::usage,
               .message = std::move(message),
               .hint = std::move(hint),
               .location = base::Location{.file = path, .line = line}});
}

// A value and its path: "environments.production.lock-timeout".
struct Member {
  const std::string& path;  // of the file
  std::string key;
  const Json& value;

  Member member(const std::string& name, const Json& its_value) const {
    return {path, key.empty() ? base::printable(name) : key + "." + base::printable(name), its_value};
  }
};

const char* type_of(const Json& value) {
  switch (value.type()) {
    case Json::value_t::object: return "an object";
    case Json::value_t::array: return "an array";
    case Json::value_t::string: return "a string";
    case Json::value_t::boolean: return "a boolean";
    case Json::value_t::null: return "null";
    default: return "a number";
  }
}

[[noreturn]] void fail_type(const Member& member, std::string_view wanted, std::string_view example) {
  const std::string what = member.key.empty() ? "the document" : fmt::format("value of key \"{}\"", member.key);
  fail(member.path, fmt::format("{} is {}, not {}", what, type_of(member.value), wanted),
       fmt::format("Write it like this: {}.", example));
}

const Json& object_of(const Member& member, std::string_view example) {
  if (!member.value.is_object()) fail_type(member, "an object", example);
  return member.value;
}

std::string string_of(const Member& member, std::string_view example) {
  if (!member.value.is_string()) fail_type(member, "a string", example);
  return member.value.get<std::string>();
}

// Adds the file to errors about a name.
template <typename Check>
void checked(const Member& member, Check check) {
  try {
    check();
  } catch (const Error& error) {
    Error::Parts parts = error.parts();
    parts.detail = fmt::format("It is the key \"{}\".", member.key);
    parts.location = base::Location{.file = member.path};
    throw Error(parts);
  }
}

void take_variables(const Member& member, std::string_view example, SettingsLayer& layer) {
  for (const auto& [name, value] : object_of(member, example).items()) {
    const Member variable = member.member(name, value);
    const std::string text = string_of(variable, example);
    checked(variable, [&, &its_name = name] { require_variable(its_name, text); });
    layer.variables[name] = text;
  }
}

void take_session_settings(const Member& member, std::string_view example, SettingsLayer& layer) {
  for (const auto& [name, value] : object_of(member, example).items()) {
    const Member setting = member.member(name, value);
    const std::string text = string_of(setting, example);
    checked(setting, [&, &its_name = name] { require_session_setting(its_name, text); });
    if (layer.session_settings.emplace(base::lowered(name), text).second) continue;
    fail(member.path, fmt::format("key \"{}\" appears twice", setting.key),
         "Remove one of the two; names that differ only in case are the same.");
  }
}

std::string option_of(const Member& member) {
  return member.key.substr(member.key.rfind('.') + 1);
}

std::string origin_of(const Member& member) {
  return fmt::format("\"{}\" in \"{}\"", member.key, member.path);
}

void take_string(const Member& member, std::string_view example, SettingsLayer& layer) {
  layer.options[option_of(member)] = {string_of(member, example), origin_of(member)};
}

void take_integer(const Member& member, std::string_view example, SettingsLayer& layer) {
  if (!member.value.is_number_integer()) {
    if (member.value.is_number())
      fail(member.path, fmt::format("value of key \"{}\" is not an integer", member.key),
           fmt::format("Write it like this: {}.", example));
    fail_type(member, "an integer", example);
  }
  layer.options[option_of(member)] = {member.value.dump(), origin_of(member)};
}

void take_dsn(const Member& member, std::string_view example, SettingsLayer& layer) {
  if (!string_of(member, example).empty()) return take_string(member, example, layer);
  fail(member.path, fmt::format("value of key \"{}\" is empty", member.key),
       fmt::format("Write it like this: {}.", example));
}

[[noreturn]] void fail_password_command(const Member& member, std::string_view example) {
  fail(member.path, fmt::format("value of key \"{}\" does not name a program", member.key),
       fmt::format("Write a program with its arguments, or a line for the shell: {}.", example));
}

// A program with its arguments, or a command line for the shell.
void take_password_command(const Member& member, std::string_view example, SettingsLayer& layer) {
  std::vector<std::string> arguments;
  if (member.value.is_string()) {
    arguments = {"/bin/sh", "-c", string_of(member, example)};
  } else if (member.value.is_array()) {
    for (const Json& word : member.value) arguments.push_back(string_of({member.path, member.key, word}, example));
  } else {
    fail_type(member, "a string or an array of strings", example);
  }
  const bool has_nul = std::any_of(arguments.begin(), arguments.end(), [](const std::string& argument) {
    return argument.find('\0') != std::string::npos;
  });
  if (arguments.empty() || arguments.front().empty() || has_nul) fail_password_command(member, example);
  if (member.value.is_string() && arguments.back().empty()) fail_password_command(member, example);
  layer.password_command = std::move(arguments);
}

void take_protected(const Member& member, std::string_view example, SettingsLayer& layer) {
  if (!member.value.is_boolean()) fail_type(member, "a boolean", example);
  layer.is_protected = member.value.get<bool>();
}

// false is the same as no key.
void take_local(const Member& member, std::string_view example, SettingsLayer& layer) {
  if (!member.value.is_boolean()) fail_type(member, "a boolean", example);
  if (member.value.get<bool>()) layer.options["local"] = {"", origin_of(member)};
}

// The value of an option that is a switch.
void take_switch(const Member& member, std::string_view example, SettingsLayer& layer) {
  if (!member.value.is_boolean()) fail_type(member, "a boolean", example);
  layer.options[option_of(member)] = {member.value.get<bool>() ? "true" : "false", origin_of(member)};
}

void take_repeatable(const Member& member, std::string_view example, SettingsLayer& layer) {
  if (!member.value.is_array()) fail_type(member, "an array of strings", example);
  std::vector<std::string> groups;
  for (const Json& group : member.value) {
    groups.push_back(string_of({member.path, member.key, group}, example));
    if (std::count(groups.begin(), groups.end(), groups.back()) == 1) continue;
    fail(member.path, fmt::format("group \"{}\" is listed twice in \"{}\"", base::printable(groups.back()), member.key),
         "Remove one of the two.");
  }
  layer.repeatable = std::move(groups);
}

void take_ignored(const Member& member, std::string_view example, SettingsLayer& layer) {
  if (!member.value.is_array()) fail_type(member, "an array of strings", example);
  for (const Json& what : member.value) {
    layer.ignored.push_back({string_of({member.path, member.key, what}, example), origin_of(member)});
  }
}

// Only for editors.
void take_schema(const Member& member, std::string_view example, SettingsLayer& /*layer*/) {
  string_of(member, example);
}

enum class Where { everywhere, document, environment };

struct Key {
  std::string_view name;
  std::string_view example;
  void (*take)(const Member& member, std::string_view example, SettingsLayer& layer);
  Where where = Where::everywhere;
};

// The keys of the document and of each environment. A key for an option has the option's name.
// postgres-manager.schema.json describes them, too.
constexpr std::array keys = {
    Key{"$schema", R"("$schema": "postgres-manager.schema.json")", &take_schema, Where::document},
    Key{"postgres-dsn", R"("postgres-dsn": "postgresql://deployer@db1:5432/shop")", &take_dsn},
    Key{"password-command", R"("password-command": ["vault", "read", "-field=password", "db1/deployer"])",
        &take_password_command},
    Key{"local", R"("environments": {"development": {"local": true}})", &take_local, Where::environment},
    Key{"port", R"("port": 5433)", &take_integer},
    Key{"protected", R"("environments": {"production": {"protected": true}})", &take_protected, Where::environment},
    Key{"repeatable", R"("repeatable": ["6-functions", "7-views"])", &take_repeatable, Where::document},
    Key{"variables", R"("variables": {"schema": "shop"})", &take_variables},
    Key{"settings", R"("settings": {"app.user": "ann"})", &take_session_settings},
    Key{"history-schema", R"("history-schema": "postgres_manager")", &take_string},
    Key{"lock-timeout", R"("lock-timeout": "5s")", &take_string},
    Key{"statement-timeout", R"("statement-timeout": "10min")", &take_string},
    Key{"lock-retries", R"("lock-retries": 5)", &take_integer},
    Key{"snapshots", R"("snapshots": 10)", &take_integer},
    Key{"ignore", R"("ignore": ["table public.flyway_schema_history"])", &take_ignored},
    Key{"allow-ahead", R"("allow-ahead": true)", &take_switch},
    Key{"restore-point", R"("restore-point": true)", &take_switch},
    Key{"hook-timeout", R"("hook-timeout": "5min")", &take_string},
};

// Only for the document, not for an environment.
constexpr std::string_view environments_key = "environments";
constexpr std::string_view environments_example = R"("environments": {"production": {"lock-timeout": "2s"}})";

[[noreturn]] void fail_unknown_key(const Member& member, const std::string& name, bool in_document) {
  const ConfigurationKeys all_keys = configuration_keys();
  const auto& names = in_document ? all_keys.document : all_keys.environment;
  const std::vector<std::string> known(names.begin(), names.end());
  std::string all;
  for (const std::string& key : known) all += fmt::format("{}\"{}\"", all.empty() ? "" : ", ", key);
  const std::string nearest = base::nearest_word(name, known);
  fail(member.path, fmt::format("unknown key \"{}\"", member.key),
       nearest.empty() ? fmt::format("The keys are {}.", all) : fmt::format("Did you mean \"{}\"?", nearest));
}

[[noreturn]] void fail_outside_environment(const Member& member, std::string_view example) {
  fail(member.path, fmt::format("key \"{}\" is allowed in an environment only", member.key),
       fmt::format("Write it like this: {}.", example));
}

void require_one_database(const Member& object, const SettingsLayer& layer) {
  if (!layer.options.contains("local") || !layer.options.contains("postgres-dsn")) return;
  fail(object.path, fmt::format("\"{}\" has both \"local\" and \"postgres-dsn\"", object.key),
       "Remove one of the two.");
}

SettingsLayer layer_of(const Member& object, std::string_view example) {
  SettingsLayer layer;
  const bool is_document = object.key.empty();
  for (const auto& [name, value] : object_of(object, example).items()) {
    if (is_document && name == environments_key) continue;
    const Member member = object.member(name, value);
    const auto* key =
        std::find_if(keys.begin(), keys.end(), [&its_name = name](const Key& k) { return k.name == its_name; });
    const bool is_known = key != keys.end() && (is_document || key->where != Where::document);
    if (!is_known) fail_unknown_key(member, name, is_document);
    if (is_document && key->where == Where::environment) fail_outside_environment(member, key->example);
    key->take(member, key->example, layer);
  }
  require_one_database(object, layer);
  return layer;
}

// A plain parse keeps the last of two equal keys silently. This class receives each key as it is read.
class KeysSeen {
 public:
  explicit KeysSeen(const std::string& path) : path_(path) {}

  void take(Json::parse_event_t event, const Json& parsed) {
    if (event == Json::parse_event_t::object_start) {
      objects_.emplace_back();
    } else if (event == Json::parse_event_t::object_end) {
      objects_.pop_back();
    } else if (event == Json::parse_event_t::key) {
      Object& object = objects_.back();
      object.current = parsed.get<std::string>();
      if (!object.names.insert(object.current).second) {
        fail(path_, fmt::format("key \"{}\" appears twice", current_key()), "Remove one of the two.");
      }
    }
  }

 private:
  struct Object {
    std::set<std::string> names;
    std::string current;
  };

  std::string current_key() const {
    std::string key;
    for (const Object& object : objects_) {
      if (!key.empty()) key += '.';
      key += base::printable(object.current);
    }
    return key;
  }

  const std::string& path_;
  std::vector<Object> objects_;
};

// The reason in nlohmann's message, without its place ("[json.exception.parse_error.101] parse error at line 1, column
// 2: syntax error while parsing value - ") and without the last text, which may be a secret.
std::string reason_of(std::string_view message) {
  if (const auto dash = message.find(" - "); dash != std::string_view::npos) message.remove_prefix(dash + 3);
  return base::printable(message.substr(0, message.find("; ")));
}

Json parse(const std::string& path, std::string_view text) {
  KeysSeen seen(path);
  try {
    return Json::parse(text, [&](int /*depth*/, Json::parse_event_t event, const Json& parsed) {
      seen.take(event, parsed);
      return true;
    });
  } catch (const Json::out_of_range& error) {
    fail(path, fmt::format("file contains a value that cannot be read: {}", reason_of(error.what())),
         "Write a smaller number.");
  } catch (const Json::parse_error& error) {
    const std::size_t offset = std::min(error.byte > 0 ? error.byte - 1 : 0, text.size());
    const auto line = 1 + std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(offset), '\n');
    fail(path, fmt::format("file is not valid JSON: {}", reason_of(error.what())),
         R"(Write an object, e.g. {"lock-timeout": "5s"}.)", static_cast<int>(line));
  }
}

}  // namespace

ConfigurationKeys configuration_keys() {
  ConfigurationKeys all;
  for (const Key& key : keys) {
    if (key.where != Where::document) all.environment.push_back(key.name);
    if (key.where != Where::environment) all.document.push_back(key.name);
  }
  all.document.push_back(environments_key);
  return all;
}

Configuration parse_configuration(const std::string& path, std::string_view text) {
  const Json json = parse(path, text);
  const Member document{path, "", json};
  Configuration configuration;
  configuration.settings = layer_of(document, R"({"lock-timeout": "5s"})");
  const auto found = json.find(environments_key);
  if (found == json.end()) return configuration;
  const Member environments = document.member(std::string(environments_key), *found);
  for (const auto& [name, value] : object_of(environments, environments_example).items()) {
    const Member environment = environments.member(name, value);
    checked(environment, [&its_name = name] { require_environment_name(its_name); });
    configuration.environments[name] = layer_of(environment, environments_example);
  }
  return configuration;
}

}  // namespace pgmanager::cli
