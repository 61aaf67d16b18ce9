#include "cli/main.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <exception>
#include <ostream>

#include "base/error.hpp"
#include "cli/command_table.hpp"
#include "cli/option_table.hpp"
#include "cli/render.hpp"
#include "cli/settings.hpp"

namespace pgmanager::cli {

namespace {

using base::Error;
using base::ErrorCode;

const Command& command_of(const Settings& settings) {
  if (settings.version) return *find_command("version");
  if (settings.help || settings.function.empty()) return *find_command("help");
  return require_command(settings.function);
}

void require_applicable(const Settings& settings, const Command& command) {
  if (command.name == "help" || command.name == "version") return;
  for (const Option& option : option_table) {
    if (!settings.given.contains(std::string(option.name)) || applies_to(option, command.name)) continue;
    throw Error({.code = ErrorCode::usage,
                 .message = fmt::format("option --{} does not apply to function {}", option.name, command.name),
                 .hint = fmt::format("See its options: postgres-manager help {}.", command.name)});
  }
  if (settings.operands.empty()) return;
  throw Error(
      {.code = ErrorCode::usage,
       .message = fmt::format("unexpected word \"{}\" behind function {}", settings.operands.front(), command.name),
       .hint = fmt::format("See its options: postgres-manager help {}.", command.name)});
}

ExitStatus run_command(const std::vector<std::string>& arguments, const Terminal& terminal,
                       const base::StopSignal& stop) {
  const Settings settings = parse_command_line(arguments);
  const Command& command = command_of(settings);
  require_applicable(settings, command);
  const ExitStatus status = command.run({settings, terminal, stop});
  if (settings.function.empty() && !settings.help && !settings.version) return ExitStatus::usage;
  return status;
}

// Whether errors are wanted as JSON has to be known even when the command line cannot be understood.
Output wanted_output(const std::vector<std::string>& arguments) {
  for (auto argument = arguments.begin(); argument != arguments.end(); ++argument) {
    const bool has_next = argument + 1 != arguments.end();
    if (*argument == "--output=json" || (*argument == "--output" && has_next && argument[1] == "json")) {
      return Output::json;
    }
    if (argument->starts_with("--output")) return Output::text;
  }
  const char* environment = std::getenv("POSTGRES_MANAGER_OUTPUT");  // NOLINT(concurrency-mt-unsafe)
  return environment != nullptr && std::string_view(environment) == "json" ? Output::json : Output::text;
}

}  // namespace

int main(const std::vector<std::string>& arguments, const Terminal& terminal, const base::StopSignal& stop) {
  const auto report = [&](const Error& error) {
    render_error(error, wanted_output(arguments), terminal);
    return exit_status(error.code());
  };
  try {
    const ExitStatus status = run_command(arguments, terminal, stop);
    if (terminal.output.flush()) return status;
    return report(Error({.code = ErrorCode::internal, .message = "could not write to standard output"}));
  } catch (const Error& error) {
    return report(error);
  } catch (const std::exception& error) {
    return report(Error({.code = ErrorCode::internal,
                         .message = fmt::format("unexpected error: {}", error.what()),
                         .hint = "This is a bug of postgres-manager or a lack of memory; please report it with the "
                                 "command line."}));
  }
}

}  // namespace pgmanager::cli
