#include "result/server_settings.hpp"

#include <algorithm>

namespace pgmanager::result {

bool ServerSettings::has_changed_rules() const {
  return std::ranges::any_of(access_rules, [](const base::ComparedLine& line) { return line.sign != ' '; }) ||
         std::ranges::any_of(access_rule_errors, [](const AccessRuleError& error) { return !error.is_usable; });
}

bool ServerSettings::passed() const {
  if (!unavailable.empty()) return false;
  const bool can_set_all = std::ranges::all_of(parameters, [](const auto& each) { return each.obstacle.empty(); });
  if (applied) return can_set_all;
  return !has_changed_rules() && !access_rules_not_loaded && parameters.empty() && roles.empty();
}

bool ServerSettings::has_applicable() const {
  if (has_changed_rules() || access_rules_not_loaded || !roles.empty()) return true;
  return std::ranges::any_of(parameters, [](const auto& each) { return each.obstacle.empty() && !each.waits; });
}

}  // namespace pgmanager::result
