#include "cli/command_table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/error.hpp"
#include "cli/suggestion.hpp"
#include "commands/commands.hpp"

namespace pgmanager::cli {

namespace {

constexpr std::array table = {
    Command{"create", "bootstrap a new instance from create/",
            R"(Runs every sub-directory of create/ in the order of its number, each in the order of its order.json,
all in one transaction, and marks the files in deployment/ as contained. The database must be empty.
With --transaction file each file has a transaction of its own, and a run that failed can be resumed.

Examples:
  postgres-manager create --postgres-dsn postgresql://postgres:postgres@localhost:5432/postgres
  postgres-manager create --postgres-dsn "host=db1 user=admin" --dbname shop --create-database
  postgres-manager create --ephemeral          # does it work at all? On a server that is thrown away)",
            &commands::create},
    Command{"deployment", "bring an existing instance forward from deployment/",
            R"(Runs what deployment/ has and the instance does not, in the order of the ordinals, each file in a
transaction of its own together with its history row. Stops at the first failure: the file that failed is
rolled back and simply pending again. A file that collides with somebody (lock timeout, deadlock) is
tried again after a pause.

With --manual-deployment it runs the emergency files of manual-deployment/ instead, each content once.

Examples:
  postgres-manager deployment --postgres-dsn postgresql://postgres:postgres@localhost:5432/postgres
  postgres-manager deployment --dry-run        # what would run, and why
  postgres-manager deployment --environment production --set schema=shop
  postgres-manager deployment --manual-deployment --reason "INC-42: missing index")",
            &commands::deployment},
    Command{"undo", "take the last deployments back with the files in undo/",
            R"(Runs the undo files of the last deployments in reverse order, each in a transaction of its own together
with its history row; the deployments are pending again then. undo/ holds files with the names of those in
deployment/. A deployment without one cannot be taken back, and nothing is done then.

Examples:
  postgres-manager undo --dry-run              # what would be taken back
  postgres-manager undo --yes                  # the last deployment
  postgres-manager undo --to 41 --yes          # all above 41)",
            &commands::undo},
    Command{"baseline", "take on an instance that exists already",
            R"(Records the deployments on disk as held by an instance that has no history yet, and runs nothing. The
next deployment runs what comes after them.

Examples:
  postgres-manager baseline --dry-run
  postgres-manager baseline                    # the instance has all that is on disk
  postgres-manager baseline --ordinal 41       # it has what there is up to 41)",
            &commands::baseline},
    Command{"repair", "correct what the history says of single deployments",
            R"(Adds a row to the history for each deployment named, with who and why; nothing else is changed, and
no SQL of the tree runs.

Examples:
  postgres-manager repair --accept-changed 7 --reason "typo in a comment on a column"
  postgres-manager repair --mark-applied 8,9 --reason "run by hand on Sunday"
  postgres-manager repair --forget 12 --reason "taken back by hand")",
            &commands::repair},
    Command{"status", "show what an instance has and what is pending",
            R"(Compares deployment/ with the history of the instance. Changes nothing and waits for nobody.

Examples:
  postgres-manager status
  postgres-manager status --output json
  postgres-manager status --local)",
            &commands::status},
    Command{"stop", "stop the private server",
            R"(Stops the server that --local started. Its data stay; the next --local starts it again.

Examples:
  postgres-manager stop
  postgres-manager stop --local /srv/try)",
            &commands::stop},
    Command{"version", "show the version", "Shows the version of postgres-manager.", &commands::version},
    Command{"help", "show help, for a function when one is named",
            "Shows what there is, or all about one function: postgres-manager help deployment", &commands::help},
};

}  // namespace

std::span<const Command> commands() {
  return table;
}

const Command* find_command(std::string_view name) {
  const auto found =
      std::find_if(table.begin(), table.end(), [&](const Command& command) { return command.name == name; });
  return found == table.end() ? nullptr : &*found;
}

const Command& require_command(std::string_view name) {
  if (const Command* command = find_command(name)) return *command;
  std::vector<std::string> names;
  for (const Command& command : table) names.emplace_back(command.name);
  const std::string nearest = nearest_word(name, names);
  throw base::Error({.code = base::ErrorCode::usage,
                     .message = fmt::format("unknown function \"{}\"", name),
                     .hint = nearest.empty() ? "See all functions: postgres-manager --help."
                                             : fmt::format("Did you mean --function {}?", nearest)});
}

}  // namespace pgmanager::cli
