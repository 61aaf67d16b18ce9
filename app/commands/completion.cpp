#include <algorithm>
#include <array>
#include <ostream>
#include <string_view>
#include <utility>

#include "base/error.hpp"
#include "commands/commands.hpp"
#include "completion_scripts.hpp"

namespace pgmanager::commands {

namespace scripts = cli::completion_scripts;

cli::ExitStatus completion(const cli::Context& context) {
  constexpr std::array known = {std::pair("bash", scripts::bash), std::pair("zsh", scripts::zsh),
                                std::pair("fish", scripts::fish)};
  const std::vector<std::string>& words = context.settings.operands;
  const auto found =
      std::ranges::find_if(known, [&](const auto& shell) { return words.size() == 1 && words.front() == shell.first; });
  if (found == known.end()) {
    throw base::Error({.code = base::ErrorCode::usage,
                       .message = "function completion needs the name of a shell",
                       .hint = "Name bash, zsh or fish: postgres-manager completion bash"});
  }
  context.terminal.output << found->second;
  return cli::ExitStatus::done;
}

}  // namespace pgmanager::commands
