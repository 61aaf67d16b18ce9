#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "base/text_difference.hpp"
#include "plan/parameters.hpp"
#include "result/instance.hpp"

namespace pgmanager::result {

/// What instance/roles.sql changes in one role.
struct RoleDifference {
  std::string role;
  std::string attribute;  ///< "role" for the role itself; "login", "member of \"a\"", "setting work_mem", ...
  std::optional<std::string> value;   ///< of the server; nothing: there is none
  std::optional<std::string> wanted;  ///< nothing: it is removed
};

/// What the server says against a rule.
struct AccessRuleError {
  int line = 0;
  std::string message;
  bool is_usable = false;  ///< the server loads the file in spite of it
};

/// A file of instance/ that cannot be compared or applied.
struct UnavailableSettings {
  std::string file;    ///< "instance/roles.sql"
  std::string reason;  ///< a sentence without a full stop
  std::string hint;
};

/// A server compared with instance/.
struct ServerSettings {
  Instance instance;
  std::vector<std::string> files;  ///< those of instance/ that exist
  /// '-': only the server has the rule, '+': only the file, ' ': both.
  std::vector<base::ComparedLine> access_rules;
  std::vector<AccessRuleError> access_rule_errors;  ///< in the file of the server
  bool access_rules_not_loaded = false;             ///< the server has not read its file since it was changed
  std::string locks_out;  ///< why the file would lock this connection out; empty: it would not
  std::vector<plan::ParameterDifference> parameters;
  std::vector<RoleDifference> roles;
  std::vector<UnavailableSettings> unavailable;
  std::vector<std::string> waiting;  ///< all parameters that take effect when the server starts
  bool applied = false;              ///< there were differences, and they were applied as far as possible
  std::chrono::duration<double> took{};

  /// Whether the server lacks a rule, has another one, or cannot load its file.
  bool has_changed_rules() const;
  /// Whether the server matches the files, or all differences were applied.
  bool passed() const;
  /// Whether there is a difference that can be applied now.
  bool has_applicable() const;
};

}  // namespace pgmanager::result
