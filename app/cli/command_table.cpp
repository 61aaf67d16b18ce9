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
            "0 1 2 3 4 5 6 7 130 143", &commands::create},
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
            "0 1 2 3 4 5 6 7 130 143", &commands::deployment},
    Command{"status", "show what an instance has and what is pending",
            R"(Compares deployment/ with the history of the instance. Changes nothing and waits for nobody.

With --check the exit status is 0 when a deployment would have nothing to do, and 8 otherwise. Emergency files that
have not run do not count: deployment leaves them alone, too.

Examples:
  postgres-manager status --postgres-dsn postgresql://postgres:postgres@localhost:5432/postgres
  postgres-manager status --environment production --check && echo "nothing to do"
  postgres-manager status --local --output json)",
            "0 1 2 3 4 5 8 130 143", &commands::status},
    Command{
        "validate", "check the source tree, also without a server",
        R"(Reads create/, deployment/ and manual-deployment/, as many of them as there are, and reports every problem.
Connects to nothing unless --postgres-dsn, --local or --ephemeral name a database here on the command line. Then it
also reports what a deployment would refuse there: files that were edited, that are gone or late, a server that is
too old for a file. Writes nothing and takes no lock.

Examples:
  postgres-manager validate                    # the tree alone, for editors, hooks and pull requests
  postgres-manager validate --output json --root db
  postgres-manager validate --postgres-dsn postgresql://postgres:postgres@localhost:5432/postgres)",
        "0 1 2 3 4 5 130 143", &commands::validate},
    Command{"stop", "stop the private server",
            R"(Stops the server that --local started. Its data stay; the next --local starts it again.

Examples:
  postgres-manager stop                        # the one in .postgres-manager/server
  postgres-manager stop --local /srv/try
  postgres-manager stop --output json)",
            "0 1 2 4", &commands::stop},
    Command{"version", "show the version",
            R"(Shows the version of postgres-manager.

Examples:
  postgres-manager version
  postgres-manager version --output json)",
            "0 1 2", &commands::version},
    Command{"help", "show help, for a function when one is named",
            R"(Shows what there is, or all about one function: what it is for, its options, examples, exit statuses.

Examples:
  postgres-manager help
  postgres-manager help deployment
  postgres-manager deployment --help)",
            "0 1 2", &commands::help},
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

const Command& require_command(std::string_view name, std::string_view typed) {
  if (const Command* command = find_command(name)) return *command;
  std::vector<std::string> names;
  for (const Command& command : table) names.emplace_back(command.name);
  const std::string nearest = nearest_word(name, names);
  throw base::Error({.code = base::ErrorCode::usage,
                     .message = fmt::format("unknown function \"{}\"", name),
                     .hint = nearest.empty() ? "See all functions: postgres-manager --help."
                                             : fmt::format("Did you mean {} {}?", typed, nearest)});
}

}  // namespace pgmanager::cli
