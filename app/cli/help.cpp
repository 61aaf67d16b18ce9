#include "cli/help.hpp"

#include <fmt/format.h>

#include <array>

#include "cli/option_table.hpp"

namespace pgmanager::cli {

namespace {

constexpr std::string_view exit_statuses = R"(
Exit status:
  0 done   1 internal error   2 usage   3 source tree invalid   4 refused because of the instance's state
  5 no connection   6 SQL failed   7 lock not obtained   8 a check found something   9 done, but a hook failed
  130, 143 interrupted
)";

std::string option_line(const Option& option) {
  std::string usage = option.letter == '\0' ? "" : fmt::format("-{}, ", option.letter);
  usage += fmt::format("--{}", option.name);
  if (!option.value.empty()) usage += fmt::format(" {}", option.value);
  return fmt::format("  {:<24}  {}\n", usage, option.help);
}

std::string exit_statuses_of(const Command& command) {
  std::string text = "\nExit status:\n";
  for (const ExitMeaning& meaning : exit_meanings) {
    if (has_word(command.exit_statuses, meaning.status)) {
      text += fmt::format("  {:<3}  {}\n", meaning.status, meaning.text);
    }
  }
  return text;
}

}  // namespace

std::string overview() {
  std::string text = R"(postgres-manager keeps PostgreSQL instances in step with a version-controlled tree of SQL

Usage:
  postgres-manager --postgres-dsn DSN --function NAME [options]
  postgres-manager NAME [options]

Functions:
)";
  for (const Command& command : commands()) text += fmt::format("  {:<12}  {}\n", command.name, command.summary);
  text += R"(
The source tree is the current directory (--root DIR names another one):
  create/<n>-<group>/order.json and *.sql    the whole schema as it is today
  deployment/<ordinal>-<rest>.sql            one file per change, never edited once it has run anywhere
  manual-deployment/<ordinal>-<rest>.sql     manual deployments, for emergencies
  test-data/<ordinal>-<rest>.sql             data for development and test instances
  hooks/before-deployment, ...               executables that run around a create or a deployment

First steps:
  postgres-manager create --local            create the schema on a private server
  postgres-manager status --local            show what it contains
  postgres-manager validate                  check the tree, without a server
  postgres-manager help deployment           all about one function
)";
  return text + std::string(exit_statuses);
}

std::string help_for(const Command& command) {
  std::string text =
      fmt::format("postgres-manager {}: {}\n\n{}\n\nOptions:\n", command.name, command.summary, command.help);
  for (const Option& option : option_table) {
    if (option.name != "function" && applies_to(option, command.name)) text += option_line(option);
  }
  return text + exit_statuses_of(command);
}

}  // namespace pgmanager::cli
