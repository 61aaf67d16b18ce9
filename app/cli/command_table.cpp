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
    Command{"status", "show what an instance has and what is pending",
            R"(Compares deployment/ with the history of the instance. Changes nothing and waits for nobody.

Examples:
  postgres-manager status
  postgres-manager status --output json
  postgres-manager status --local)",
            &commands::status},
    Command{
        "reset", "empty a database and create it anew",
        R"(Drops everything in the database that is not the server's own: schemas with all that is in them, extensions,
event triggers, publications, subscriptions, foreign servers, casts, languages, large objects, default
privileges, and the history. Then it runs create/ and marks the files in deployment/ as contained. All in one
transaction, but for subscriptions, which the server drops outside of one and which go first. Roles, other
databases, and what is set or granted for the database itself or for the schema public stay.

It asks for the name of the database (--yes answers for scripts), and never works in an environment that
postgres-manager.json calls protected.

Examples:
  postgres-manager reset --local --dry-run     # what would be dropped
  postgres-manager reset --local
  postgres-manager reset --environment staging --yes)",
        &commands::reset},
    Command{
        "wait", "wait until the server accepts queries",
        R"(Ends with 0 as soon as the server accepts queries: while nobody listens, while it starts up, recovers or has
no connection left, it tries again. After --for (default 60s) it gives up with exit status 5 and the last
reason. What waiting does not help (a wrong password, a missing database) ends it at once.
Other functions do the same before they begin: --wait 60s.

Examples:
  postgres-manager wait --postgres-dsn postgresql://postgres:postgres@localhost:5432/postgres
  postgres-manager wait --for 5min
  postgres-manager deployment --wait 60s)",
        &commands::wait},
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
