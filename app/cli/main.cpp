#include "cli/main.hpp"

#include <fmt/format.h>
#include <poll.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <exception>
#include <ostream>

#include "base/environment.hpp"
#include "base/error.hpp"
#include "base/nearest_word.hpp"
#include "cli/command_table.hpp"
#include "cli/completion.hpp"
#include "cli/hints.hpp"
#include "cli/man_page.hpp"
#include "cli/option_table.hpp"
#include "cli/render.hpp"
#include "cli/secrets.hpp"
#include "cli/settings.hpp"
#include "cli/settings_files.hpp"
#include "pg/connect_options.hpp"

namespace pgmanager::cli {

namespace {

base::StopSignal& process_signal() {
  static base::StopSignal signal;
  return signal;
}

void handle(int number) {
  if (process_signal().requested() != 0) ::_exit(128 + number);
  process_signal().raise(number);
}

}  // namespace

const base::StopSignal& stop_on_signals() {
  process_signal();  // created before a handler can need it
  struct sigaction action {};
  action.sa_handler = &handle;
  sigemptyset(&action.sa_mask);
  ::sigaction(SIGINT, &action, nullptr);
  ::sigaction(SIGTERM, &action, nullptr);
  struct sigaction before {};
  ::sigaction(SIGHUP, nullptr, &before);
  if (before.sa_handler != SIG_IGN) ::sigaction(SIGHUP, &action, nullptr);  // nohup ignores it
  ::signal(SIGPIPE, SIG_IGN);  // a reader that closes its pipe must not end a run part-way
  return process_signal();
}

namespace {

using base::Error;
using base::ErrorCode;

bool looks_like_a_connection(const std::string& word) {
  return word.find("://") != std::string::npos || word.find('@') != std::string::npos || pg::is_list_of_settings(word);
}

// A second value of --set without its option is parsed as a word, and so is a connection string; both may be secrets.
std::string without_value(const std::string& word) {
  for (const std::string_view mark : {"://", "="}) {
    const std::size_t at = word.find(mark);
    if (at != std::string::npos) return word.substr(0, at + mark.size()) + "...";
  }
  return word.find('@') == std::string::npos ? word : "...";
}

const Command& command_of(const Settings& settings) {
  if (settings.version) return *find_command("version");
  if (settings.help || settings.function.empty()) return *find_command("help");
  return require_command(without_value(settings.function));
}

// "create, deployment and status"
std::string functions_text(const Option& option) {
  std::string text;
  for (std::string_view rest = option.functions; !rest.empty();) {
    const std::string_view word = rest.substr(0, rest.find(' '));
    rest.remove_prefix(std::min(word.size() + 1, rest.size()));
    if (!text.empty()) text += rest.empty() ? " and " : ", ";
    text += word;
  }
  return text;
}

// Detects an option without its dashes.
std::string hint_for_word(const std::string& word, const Command& command) {
  if (looks_like_a_connection(word)) {
    return "Name the database like this: --postgres-dsn postgresql://user@host:5432/database.";
  }
  std::vector<std::string> names;
  for (const Option& option : option_table) {
    if (applies_to(option, command.name)) names.emplace_back(option.name);
  }
  const std::string nearest = base::nearest_word(word, names);
  return nearest.empty() ? fmt::format("See its options: postgres-manager help {}.", command.name)
                         : fmt::format("Did you mean --{}?", nearest);
}

void require_applicable(const Settings& settings, const Command& command) {
  if (command.name == "help" || command.name == "version") return;
  for (const Option& option : option_table) {
    if (!settings.given.contains(std::string(option.name)) || applies_to(option, command.name)) continue;
    throw Error({.code = ErrorCode::usage,
                 .message = fmt::format("option --{} does not apply to function {}", option.name, command.name),
                 .detail = fmt::format("It applies to {}.", functions_text(option)),
                 .hint = fmt::format("See its options: postgres-manager help {}.", command.name)});
  }
  if (settings.operands.empty() || command.words != Words::none) return;
  const std::string word = without_value(settings.operands.front());
  throw Error({.code = ErrorCode::usage,
               .message = fmt::format("unexpected word \"{}\" after function {}", word, command.name),
               .hint = hint_for_word(settings.operands.front(), command)});
}

// The command line is parsed twice: it names the files, and overrides them.
Settings settings_of(const std::vector<std::string>& arguments, const Settings& from_command_line,
                     const Command& command) {
  // Only functions that use a tree: its directory contains the files.
  if (!applies_to(*find_option("environment"), command.name)) return from_command_line;
  const bool named =
      from_command_line.postgres_dsn.has_value() || from_command_line.ephemeral || from_command_line.local.has_value();
  const auto database = named                               ? NamedDatabase::by_command_line
                        : command.needs.only_named_database ? NamedDatabase::not_needed
                                                            : NamedDatabase::by_environment;
  return parse_command_line(arguments,
                            read_settings_files(from_command_line.root, from_command_line.environment, database));
}

// `settings`: filled as soon as the command line is parsed.
ExitStatus run_command(const std::vector<std::string>& arguments, const Terminal& terminal,
                       const base::StopSignal& stop, Settings& settings) {
  const Settings from_command_line = parse_command_line(arguments);
  const Command& command = command_of(from_command_line);
  require_applicable(from_command_line, command);
  settings = settings_of(arguments, from_command_line, command);
  const ExitStatus status = command.run({settings, terminal, stop});
  if (settings.function.empty() && !settings.help && !settings.version) return ExitStatus::usage;
  return status;
}

Error without_passwords(const Error& error) {
  Error::Parts parts = error.parts();
  parts.message = cli::without_passwords(std::move(parts.message));
  parts.detail = cli::without_passwords(std::move(parts.detail));
  return Error(parts);
}

// Whether to print errors as JSON must be known even if the command line cannot be parsed.
Output wanted_output(const std::vector<std::string>& arguments) {
  for (auto argument = arguments.begin(); argument != arguments.end(); ++argument) {
    const bool has_next = argument + 1 != arguments.end();
    if (*argument == "--output=json" || (*argument == "--output" && has_next && argument[1] == "json")) {
      return Output::json;
    }
    if (argument->starts_with("--output")) return Output::text;
  }
  return base::environment_variable("POSTGRES_MANAGER_OUTPUT") == "json" ? Output::json : Output::text;
}

// "status | head -1": the reader has closed the pipe, which is not an error of ours. A full disk is one.
bool is_output_closed() {
  pollfd output{.fd = STDOUT_FILENO, .events = POLLOUT, .revents = 0};
  return ::poll(&output, 1, 0) == 1 && (output.revents & (POLLERR | POLLHUP)) != 0;
}

}  // namespace

int main(const std::vector<std::string>& arguments, const Terminal& terminal, const base::StopSignal& stop) {
  Settings settings;
  settings.output = wanted_output(arguments);
  if (!arguments.empty() && arguments.front() == completion_word) {
    terminal.output << completion_lines(complete({arguments.begin() + 1, arguments.end()}, &databases_of));
    return ExitStatus::done;
  }
  if (!arguments.empty() && arguments.front() == man_page_word) {
    terminal.output << man_page();
    return ExitStatus::done;
  }
  const auto report = [&](const Error& error) {
    render_error(without_passwords(with_hint(error, settings)), settings.output, terminal);
    return exit_status(error.code());
  };
  try {
    const ExitStatus status = run_command(arguments, terminal, stop, settings);
    if (terminal.output.flush() || is_output_closed()) return status;
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
