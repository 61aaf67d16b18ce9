#include "source/instance_settings.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <nlohmann/json.hpp>
#include <set>

#include "base/utf8.hpp"
#include "source/directory.hpp"
#include "source/locator.hpp"
#include "source/read_sql_files.hpp"
#include "source/rules.hpp"
#include "source/source_tree.hpp"

namespace pgmanager::source {

namespace {

using Json = nlohmann::json;

constexpr const char* of_instance = "instance";
constexpr auto shape_hint = R"(Write an object of parameters: {"work_mem": "64MB", "max_connections": 200}.)";

bool is_parameter_name(std::string_view name) {
  if (name.empty() || name.front() == '.' || name.back() == '.' || name.find("..") != std::string_view::npos)
    return false;
  return std::all_of(name.begin(), name.end(), [](unsigned char c) {
    return std::isalnum(c) != 0 || c == '_' || c == '.' || c == '$' || c == '-';
  });
}

/// The parameters of one file.
class ParameterReader {
 public:
  ParameterReader(const std::string& path, const std::string& text, base::Findings& findings)
      : path_(path), text_(text), findings_(findings) {}

  std::vector<ServerParameter> read() {
    const Json object = parse();
    if (object.is_discarded()) return {};
    if (!object.is_object()) {
      report(fmt::format("settings.json is {}, not an object", object.is_array()  ? "an array"
                                                               : object.is_null() ? "null"
                                                                                  : "a single value"));
      return {};
    }
    std::vector<ServerParameter> parameters;
    for (const auto& [name, value] : object.items()) {
      if (auto parameter = parameter_of(name, value)) parameters.push_back(*std::move(parameter));
    }
    return parameters;
  }

 private:
  Json parse() {
    std::set<std::string> names;
    const auto check_name = [&](int depth, Json::parse_event_t event, Json& parsed) {
      if (event != Json::parse_event_t::key || depth != 1) return true;
      const auto name = parsed.get<std::string>();
      if (!names.insert(base::lowered(name)).second) {
        report(fmt::format("parameter \"{}\" appears twice", base::printable(name)));
      }
      return true;
    };
    try {
      return Json::parse(text_, check_name);
    } catch (const Json::parse_error& error) {
      const std::size_t at = std::min(error.byte > 0 ? error.byte - 1 : 0, text_.size());
      findings_.push_back(rules::broken(rules::instance_settings, Locator(path_, text_).at(at),
                                        "settings.json is not valid JSON", shape_hint));
      return Json(Json::value_t::discarded);
    }
  }

  std::optional<ServerParameter> parameter_of(const std::string& name, const Json& value) {
    if (!is_parameter_name(name)) {
      report(fmt::format("\"{}\" is not the name of a parameter", base::printable(name)));
      return std::nullopt;
    }
    if (value.is_array()) {
      const bool are_texts = std::all_of(value.begin(), value.end(), [](const Json& each) { return each.is_string(); });
      if (are_texts) return list_of(name, value.get<std::vector<std::string>>());
    }
    if (value.is_string()) {
      const auto text = value.get<std::string>();
      if (is_list_of_names(name)) return ServerParameter{name, split_names(text)};
      if (text.find_first_of("\r\n") == std::string::npos) return ServerParameter{name, {text}};
    }
    if (value.is_boolean()) return ServerParameter{name, {value.get<bool>() ? "on" : "off"}};
    if (value.is_number()) return ServerParameter{name, {value.dump()}};
    report(
        fmt::format("value of parameter \"{}\" is neither a string (in one line), a number, a boolean nor a list of "
                    "strings",
                    base::printable(name)));
    return std::nullopt;
  }

  static ServerParameter list_of(const std::string& name, std::vector<std::string> values) {
    if (is_list_of_names(name)) return {name, std::move(values)};
    return {name, {fmt::format("{}", fmt::join(values, ", "))}};
  }

  void report(std::string message) {
    findings_.push_back(rules::broken(rules::instance_settings, in_file(path_), std::move(message), shape_hint));
  }

  const std::string& path_;
  const std::string& text_;
  base::Findings& findings_;
};

}  // namespace

bool is_list_of_names(std::string_view parameter) {
  constexpr std::array names = {"local_preload_libraries",  "search_path",      "session_preload_libraries",
                                "shared_preload_libraries", "temp_tablespaces", "unix_socket_directories"};
  const std::string name = base::lowered(parameter);
  return std::any_of(names.begin(), names.end(), [&](const char* each) { return name == each; });
}

std::vector<std::string> split_names(std::string_view list) {
  std::vector<std::string> names;
  std::string name;
  bool in_quotes = false;
  bool was_quoted = false;
  const auto end = [&] {
    while (!was_quoted && name.ends_with(' ')) name.pop_back();
    if (!name.empty() || was_quoted) names.push_back(std::move(name));
    name.clear();
    was_quoted = false;
  };
  for (std::size_t i = 0; i < list.size(); ++i) {
    const char c = list[i];
    if (c == '"' && in_quotes && i + 1 < list.size() && list[i + 1] == '"') {
      name += list[++i];
    } else if (c == '"') {
      in_quotes = !in_quotes;
      was_quoted = true;
    } else if (c == ',' && !in_quotes) {
      end();
    } else if (in_quotes || (c != ' ' && c != '\t') || (!name.empty() && !was_quoted)) {
      name += c;
    }
  }
  end();
  return names;
}

InstanceSettings read_instance_settings(const std::filesystem::path& root, base::Findings& findings) {
  InstanceSettings settings;
  if (!has_directory(root, of_instance)) return settings;
  for (const ListedEntry& entry : list_entries(root, of_instance, findings)) {
    const std::string path = fmt::format("{}/{}", of_instance, entry.name);
    if (entry.kind == ListedKind::unusable) continue;
    const bool is_file = entry.kind == ListedKind::file;
    if (is_file && entry.name == "roles.sql") {
      settings.roles = listed_file(path);
    } else if (is_file && (entry.name == "pg_hba.conf" || entry.name == "settings.json")) {
      const auto text = read_source_file(root, path, findings);
      if (!text) continue;
      if (entry.name == "pg_hba.conf") {
        settings.access_rules = parse_access_rules(path, *text, findings);
        settings.access_rules_text = *text;
      } else {
        settings.parameters = ParameterReader(path, *text, findings).read();
      }
    } else {
      findings.push_back(rules::broken(rules::stray_entry, in_file(path),
                                       fmt::format("\"{}\" is not a file of instance/", base::printable(entry.name)),
                                       "It may contain pg_hba.conf, settings.json and roles.sql. Move other files "
                                       "out of it."));
    }
  }
  return settings;
}

}  // namespace pgmanager::source
