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
        "new", "write the next file of deployment/, or a new table in both places",
        R"(Writes deployment/<next ordinal>-<name>.sql, with its partner in undo/ if that is wanted, for you to fill in.
The words behind the function are the name. With --table it writes a table as README's first example has it: its
file in create/, listed in order.json, and the deployment. Nothing that is there already is overwritten.

Examples:
  postgres-manager new add shipped at          # deployment/00011-add-shipped-at.sql
  postgres-manager new "add shipped at" --undo # and undo/00011-add-shipped-at.sql
  postgres-manager new --table app.order_line  # create/4-tables/tbl_order_line.sql, order.json, the deployment
  postgres-manager new --manual-deployment index for room lookup)",
        &commands::new_files, Words::yes},
    Command{
        "renumber", "give deployments that are new here ordinals behind another branch",
        R"(For two branches that took the same ordinal. Files of deployment/ that are not on the git revision --onto get
the ordinals behind its highest one, in their present order; their partners in undo/ follow, and so does git's
index. Files of manual-deployment/ are renamed only when two have the same ordinal. Works before a merge or a
rebase, after it and in the middle of it. Instances that ran a file under its old name have to be told:
docs/authoring.md.

Examples:
  postgres-manager renumber --dry-run          # onto main or master, here or at origin
  postgres-manager renumber --onto origin/develop)",
        &commands::renumber},
    Command{"stop", "stop the private server",
            R"(Stops the server that --local started. Its data stay; the next --local starts it again.

Examples:
  postgres-manager stop
  postgres-manager stop --local /srv/try)",
            &commands::stop},
    Command{"version", "show the version", "Shows the version of postgres-manager.", &commands::version},
    Command{"help", "show help, for a function when one is named",
            "Shows what there is, or all about one function: postgres-manager help deployment", &commands::help,
            Words::yes},
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
