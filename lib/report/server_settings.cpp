#include "report/server_settings.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "base/utf8.hpp"
#include "report/json_parts.hpp"
#include "report/text.hpp"

namespace pgmanager::report {

namespace {

using base::printable;
using result::ServerSettings;

std::string rules_text(const ServerSettings& settings, const Style& style) {
  std::string text;
  for (const base::ComparedLine& line : settings.access_rules) {
    const std::string shown = fmt::format("{} {}", line.sign, printable(line.text));
    if (line.sign == '-') text += fmt::format("  {}\n", style.bad(shown));
    if (line.sign == '+') text += fmt::format("  {}\n", style.good(shown));
  }
  for (const result::AccessRuleError& error : settings.access_rule_errors) {
    text += fmt::format("  line {} in the file of the server: {}\n", error.line,
                        error.is_usable ? printable(error.message) : style.bad(printable(error.message)));
  }
  if (settings.access_rules_not_loaded) text += "  the server has not loaded its file since it was changed\n";
  return text;
}

std::string parameter_text(const plan::ParameterDifference& each, const Style& style) {
  const auto shown = [](const std::string& value) { return value.empty() ? "\"\"" : printable(value); };
  const std::string value = each.value ? fmt::format("{} -> ", shown(*each.value)) : "";
  std::string remark;
  if (!each.obstacle.empty()) {
    remark = each.obstacle;
  } else if (!each.in_file.empty()) {
    remark = fmt::format("the files of the server say {}, which it has not loaded", each.in_file);
  } else if (each.waits) {
    remark = "waits for a restart of the server";
  } else if (each.needs_restart) {
    remark = "needs a restart of the server";
  }
  return fmt::format("  {}: {}{}{}\n", each.name, value, style.good(shown(each.wanted)),
                     remark.empty() ? "" : style.faint(fmt::format("  ({})", printable(remark))));
}

// "login", "connection limit 5"
std::string attribute_text(const std::string& attribute, const std::string& value) {
  return printable(value.empty() ? attribute : fmt::format("{} {}", attribute, value));
}

std::string new_role_text(const std::vector<result::RoleDifference>& roles, const std::string& role) {
  std::vector<std::string> attributes;
  for (const result::RoleDifference& each : roles) {
    if (each.role != role || each.attribute == "role") continue;
    attributes.push_back(attribute_text(each.attribute, each.wanted.value_or("")));
  }
  return fmt::format("+ role \"{}\"{}{}", printable(role), attributes.empty() ? "" : ": ", fmt::join(attributes, ", "));
}

std::string changed_attribute_text(const result::RoleDifference& each) {
  const std::string role = fmt::format("role \"{}\":", printable(each.role));
  if (!each.value) return fmt::format("{} + {}", role, attribute_text(each.attribute, *each.wanted));
  if (!each.wanted) return fmt::format("{} - {}", role, attribute_text(each.attribute, *each.value));
  return fmt::format("{} {} {} -> {}", role, printable(each.attribute), printable(*each.value),
                     printable(*each.wanted));
}

/// Attributes of a role that is new or gone are part of the line about it.
std::string roles_text(const std::vector<result::RoleDifference>& roles, const Style& style) {
  const auto find = [&](const std::string& role) {
    return std::ranges::find_if(roles, [&](const auto& each) { return each.role == role && each.attribute == "role"; });
  };
  std::string text;
  for (const result::RoleDifference& each : roles) {
    if (each.attribute == "role") {
      text += each.wanted ? fmt::format("  {}\n", style.good(new_role_text(roles, each.role)))
                          : fmt::format("  {}\n", style.bad(fmt::format("- role \"{}\"", printable(each.role))));
    } else if (find(each.role) == roles.end()) {
      text += fmt::format("  {}\n", changed_attribute_text(each));
    }
  }
  return text;
}

std::string unavailable_text(const ServerSettings& settings, std::string_view file, const Style& style) {
  std::string text;
  for (const result::UnavailableSettings& each : settings.unavailable) {
    if (each.file != file) continue;
    text += fmt::format("  {} {}\n  {} {}\n", style.bad("not available:"), printable(each.reason),
                        style.strong("hint:"), printable(each.hint));
  }
  return text;
}

std::string file_text(const ServerSettings& settings, const std::string& file, const Style& style) {
  std::string text;
  if (file.ends_with(".conf")) text = rules_text(settings, style);
  if (file.ends_with(".json")) {
    for (const plan::ParameterDifference& each : settings.parameters) text += parameter_text(each, style);
  }
  if (file.ends_with(".sql")) text = roles_text(settings.roles, style);
  text += unavailable_text(settings, file, style);
  return text.empty() ? "" : fmt::format("{}\n{}", style.strong(file), text);
}

std::string verdict(const ServerSettings& settings, const Style& style) {
  if (settings.applied) {
    return settings.passed() ? style.good("the server was changed to match instance/")
                             : style.bad("the server still does not match instance/");
  }
  return settings.passed() ? style.good("the server matches instance/")
                           : style.bad("the server does not match instance/");
}

Json parameter_of(const plan::ParameterDifference& each) {
  Json object{{"name", each.name}};
  if (each.value) object["value"] = *each.value;
  object["wanted"] = each.wanted;
  object["needs_restart"] = each.needs_restart;
  object["waits"] = each.waits;
  put(object, "in_file", each.in_file);
  put(object, "obstacle", each.obstacle);
  return object;
}

Json role_of(const result::RoleDifference& each) {
  Json object{{"role", each.role}, {"attribute", each.attribute}};
  if (each.value) object["value"] = *each.value;
  if (each.wanted) object["wanted"] = *each.wanted;
  return object;
}

Json rules_of(const ServerSettings& settings) {
  Json rules = Json::array();
  for (const base::ComparedLine& line : settings.access_rules) {
    if (line.sign != ' ') rules.push_back({{"sign", std::string(1, line.sign)}, {"rule", line.text}});
  }
  return rules;
}

}  // namespace

std::string server_settings_text(const ServerSettings& settings, const std::string& hint, const Style& style) {
  std::string text;
  for (const std::string& file : settings.files) text += file_text(settings, file, style);
  if (!settings.locks_out.empty() && settings.has_changed_rules() && !settings.applied) {
    text += fmt::format("{} instance/pg_hba.conf would lock this connection out: {}\n", style.attention("notice:"),
                        printable(settings.locks_out));
  }
  if (!settings.waiting.empty()) {
    text += fmt::format("{} a restart of the server is needed for: {}\n", style.attention("notice:"),
                        fmt::join(settings.waiting, ", "));
  }
  text += fmt::format("instance: {}, in {}\n", verdict(settings, style), duration_text(settings.took));
  if (!hint.empty()) text += fmt::format("  {} {}\n", style.strong("hint:"), hint);
  return text;
}

std::string server_settings_json(const ServerSettings& settings, const std::string& hint) {
  Json object{{"event", "compared-instance"}, {"passed", settings.passed()}, {"applied", settings.applied}};
  object.update(instance_of(settings.instance));
  object["files"] = settings.files;
  object["access_rules"] = rules_of(settings);
  object["access_rule_errors"] = array_of(settings.access_rule_errors, [](const auto& each) {
    return Json{{"line", each.line}, {"message", each.message}, {"is_usable", each.is_usable}};
  });
  object["access_rules_not_loaded"] = settings.access_rules_not_loaded;
  put(object, "locks_out", settings.locks_out);
  object["parameters"] = array_of(settings.parameters, parameter_of);
  object["roles"] = array_of(settings.roles, role_of);
  object["unavailable"] = array_of(settings.unavailable, [](const auto& each) {
    return Json{{"file", each.file}, {"reason", each.reason}, {"hint", each.hint}};
  });
  object["waiting_for_restart"] = settings.waiting;
  object["seconds"] = settings.took.count();
  put(object, "hint", hint);
  return line(object);
}

}  // namespace pgmanager::report
