#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "base/error.hpp"
#include "base/nearest_word.hpp"
#include "cli/command_table.hpp"

namespace pgmanager::cli {

const Command* find_command(std::string_view name) {
  const auto all = commands();
  const auto found = std::find_if(all.begin(), all.end(), [&](const Command& command) { return command.name == name; });
  return found == all.end() ? nullptr : &*found;
}

namespace {

// Names of functions in other tools.
struct OtherName {
  std::string_view name;
  std::string_view function;
};
constexpr std::array other_names = {
    OtherName{"deploy", "deployment"}, OtherName{"migrate", "deployment"}, OtherName{"up", "deployment"},
    OtherName{"update", "deployment"}, OtherName{"upgrade", "deployment"}, OtherName{"apply", "deployment"},
    OtherName{"info", "status"},       OtherName{"clean", "reset"},        OtherName{"down", "undo"},
    OtherName{"rollback", "undo"},     OtherName{"revert", "undo"},        OtherName{"check", "validate"},
    OtherName{"lint", "validate"},     OtherName{"test", "validate"},
};

std::string nearest_function(std::string_view name) {
  for (const OtherName& other : other_names) {
    if (other.name == name) return std::string(other.function);
  }
  std::vector<std::string> names;
  for (const Command& command : commands()) names.emplace_back(command.name);
  return base::nearest_word(name, names);
}

}  // namespace

const Command& require_command(std::string_view name, std::string_view typed) {
  if (const Command* command = find_command(name)) return *command;
  const std::string nearest = nearest_function(name);
  throw base::Error({.code = base::ErrorCode::usage,
                     .message = fmt::format("unknown function \"{}\"", name),
                     .hint = nearest.empty() ? "See all functions: postgres-manager --help."
                                             : fmt::format("Did you mean {} {}?", typed, nearest)});
}

}  // namespace pgmanager::cli
