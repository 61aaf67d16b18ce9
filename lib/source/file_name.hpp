#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/shell_word.hpp"

namespace pgmanager::source {

using base::shell_word;

/// A name of the form <digits>-<rest>, neither part empty. Points into the name that was split.
struct NumberedName {
  std::string_view digits;
  std::string_view rest;
};

std::optional<NumberedName> split_numbered_name(std::string_view name);

/// The same for <digits>-<rest>.sql, the name of a deployment.
std::optional<NumberedName> split_deployment_name(std::string_view name);

/// The last part of a path.
inline std::string_view name_in(std::string_view path) {
  return path.substr(path.rfind('/') + 1);
}

/// True for entries that every directory of the tree may contain and that are ignored: dot-files and README.md.
bool is_passed_over(std::string_view name);

/// True for a name that ends in ".sql", in lower case.
bool is_sql_name(std::string_view name);

/// Characters in the name that would cause trouble in a shell, on a terminal or in a message, e.g. "a control
/// character"; empty if there are none.
std::string_view unwanted_characters(std::string_view name);

}  // namespace pgmanager::source
