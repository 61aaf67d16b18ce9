#include "cli/command_table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/error.hpp"
#include "base/nearest_word.hpp"
#include "commands/commands.hpp"

namespace pgmanager::cli {

namespace {

constexpr std::array table = {
    Command{"create", "bootstrap a new instance from create/",
            R"(Runs every sub-directory of create/ in the order of its number, each in the order of its order.json,
all in one transaction, and marks the files in deployment/ as contained. The database must be empty.
With --with-test-data the files of test-data/ come behind them.
With --transaction file each file has a transaction of its own, and a run that failed can be resumed.
The programs hooks/before-create, after-create and after-failure run around it, if they are there.

Examples:
  postgres-manager create --postgres-dsn postgresql://postgres:postgres@localhost:5432/postgres
  postgres-manager create --postgres-dsn "host=db1 user=admin" --dbname shop --create-database
  postgres-manager create --local --with-test-data
  postgres-manager create --ephemeral          # does it work at all? On a server that is thrown away)",
            "0 1 2 3 4 5 6 7 9 130 143", &commands::create},
    Command{"deployment", "bring an existing instance forward from deployment/",
            R"(Runs what deployment/ has and the instance does not, in the order of the ordinals, each file in a
transaction of its own together with its history row. Stops at the first failure: the file that failed is
rolled back and simply pending again. A file that collides with somebody (lock timeout, deadlock) is
tried again after a pause. Then come the files of repeatable groups of create/ that were edited since they ran.

A database that holds objects and has no history is refused. If it has some of the deployments already, record them with
baseline; if none of them has run there, say so once with --first-run.

With --manual-deployment it runs the emergency files of manual-deployment/ instead, each content once.

The programs hooks/before-deployment, after-deployment and after-failure run around it, if they are there:
they get the plan or the outcome as JSON, and a failing before-deployment stops the run.

Examples:
  postgres-manager deployment --postgres-dsn postgresql://postgres:postgres@localhost:5432/postgres
  postgres-manager deployment --dry-run        # what would run, and why
  postgres-manager deployment --environment production --set schema=shop
  postgres-manager deployment --manual-deployment --reason "INC-42: missing index")",
            "0 1 2 3 4 5 6 7 9 130 143", &commands::deployment},
    Command{"test-data", "load test-data/ into an instance",
            R"(Runs the files of test-data/ that the instance has not loaded, in the order of their ordinals, each in a
transaction of its own together with its history row. A file that was edited since it was loaded is refused.
create and reset load them with --with-test-data. An environment that postgres-manager.json calls protected
never gets any, nor does an instance that is protected.

Examples:
  postgres-manager test-data --local --dry-run # what would be loaded
  postgres-manager test-data --local
  postgres-manager reset --local --with-test-data)",
            "0 1 2 3 4 5 6 7 130 143", &commands::test_data},
    Command{"undo", "take the last deployments back with the files in undo/",
            R"(Runs the undo files of the last deployments in reverse order, each in a transaction of its own together
with its history row; the deployments are pending again then. undo/ holds files with the names of those in
deployment/. A deployment without one cannot be taken back, and nothing is done then.

Examples:
  postgres-manager undo --dry-run              # what would be taken back
  postgres-manager undo                        # the last deployment; asks first
  postgres-manager undo --to 41 --yes          # all above 41, without a question)",
            "0 1 2 3 4 5 6 7 130 143", &commands::undo},
    Command{"baseline", "take on an instance that exists already",
            R"(Records the deployments on disk as held by an instance that has no history yet, and runs nothing. The
next deployment runs what comes after them.

Examples:
  postgres-manager baseline --dry-run
  postgres-manager baseline                    # the instance has all that is on disk
  postgres-manager baseline --ordinal 41       # it has what there is up to 41)",
            "0 1 2 3 4 5 7 130 143", &commands::baseline},
    Command{"repair", "correct what the history says of single deployments",
            R"(Adds a row to the history for each deployment named, with who and why; nothing else is changed, and
no SQL of the tree runs. --protect records that the instance is protected: reset, test data and undo
without --yes are refused then, whatever environment or connection string a run names.

Examples:
  postgres-manager repair --accept-changed 7 --reason "typo in a comment on a column"
  postgres-manager repair --mark-applied 8,9 --reason "run by hand on Sunday"
  postgres-manager repair --forget 12 --reason "reverted by hand"
  postgres-manager repair --unprotect --reason "a copy of production for tests")",
            "0 1 2 3 4 5 7 130 143", &commands::repair},
    Command{"status", "show what an instance has and what is pending",
            R"(Compares deployment/ with the history of the instance. Changes nothing and waits for nobody.

With --check the exit status is 0 when a deployment would have nothing to do, and 8 otherwise; on an instance that has
test data these count, too. Emergency files that have not run do not count: deployment leaves them alone, too.

Examples:
  postgres-manager status --postgres-dsn postgresql://postgres:postgres@localhost:5432/postgres
  postgres-manager status --environment production --check && echo "nothing to do"
  postgres-manager status --local --output json)",
            "0 1 2 3 4 5 8 130 143", &commands::status},
    Command{
        "validate", "check the source tree, also without a server",
        R"(Reads create/, deployment/ and manual-deployment/, as many of them as there are, and reports every problem.
Connects to nothing unless --postgres-dsn, --local or --ephemeral name a database here on the command line. Then it
also reports what a deployment, emergency files and all, would refuse there: files that were edited, that are gone
or late, a server that is too old for a file. Writes nothing and takes no lock.

Examples:
  postgres-manager validate                    # the tree alone, for editors, hooks and pull requests
  postgres-manager validate --output json --root db
  postgres-manager validate --postgres-dsn postgresql://postgres:postgres@localhost:5432/postgres)",
        "0 1 2 3 4 5 130 143", &commands::validate},
    Command{
        "verify", "prove that create/ and the deployments lead to the same schema",
        R"(Builds create/ in one scratch database, and in another one the create/ of an earlier version with the deployments
that have come since, as production runs them. Compares the two schemas, and shows what is not the same; with --data
the rows of the tables, too. The earlier version is the commit where this branch left main or master, or what --base says. Both
databases are on a private server that is thrown away, or on that of --scratch-dsn. With --postgres-dsn it warns when
that server is of another major version than the private one; it runs nothing there.

Examples:
  postgres-manager verify                      # in a pull request: did both halves of the change come?
  postgres-manager verify --data               # and did its rows, too?
  postgres-manager verify --base v1.4 --undo   # and do the undo files take their deployments back exactly?
  postgres-manager verify --base empty         # deployment/ makes everything from nothing
  postgres-manager verify --base ../last-release --ignore column-order --html verify.html)",
        "0 1 2 3 4 5 6 8 130 143", &commands::verify},
    Command{
        "drift", "show what was changed behind the program's back",
        R"(Compares the schema of an instance with the one that the last run recorded in its history, and shows what is
not the same. Changes nothing. --against create compares with what create/ makes from nothing, on a private server
that is thrown away or on that of --scratch-dsn; --against-dsn compares with another instance. Rows are not compared.

Examples:
  postgres-manager drift --environment production                  # for a nightly job: exit status 8 when something is found
  postgres-manager drift --environment production --output json
  postgres-manager drift --local --against create --html drift.html
  postgres-manager drift --environment staging --against-dsn "$PRODUCTION")",
        "0 1 2 3 4 5 6 8 130 143", &commands::drift},
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
        "0 1 2 3 4", &commands::new_files, Words::yes},
    Command{
        "renumber", "give deployments that are new here ordinals behind another branch",
        R"(For two branches that took the same ordinal. Files of deployment/ that are not on the git revision --onto get
the ordinals behind its highest one, in their present order; their partners in undo/ follow, and so does git's
index. Files of manual-deployment/ are renamed only when two have the same ordinal. Works before a merge or a
rebase, after it and in the middle of it. With --all it numbers every deployment without gaps, in the present order,
for a tree that has not run anywhere yet; that needs no git. Instances that ran a file under its old name have to be told:
docs/authoring.md.

Examples:
  postgres-manager renumber --dry-run          # onto main or master, here or at origin
  postgres-manager renumber --onto origin/develop
  postgres-manager renumber --all              # after a deletion, or where ordinals are dates
  postgres-manager renumber --output json --dry-run)",
        "0 1 2 3 4", &commands::renumber},
    Command{
        "reset", "empty a database and create it anew",
        R"(Drops everything in the database that is not the server's own: schemas with all that is in them, extensions,
event triggers, publications, subscriptions, foreign servers, casts, languages, large objects, default
privileges, and the history. Then it runs create/ and marks the files in deployment/ as contained. All in one
transaction, but for subscriptions, which the server drops outside of one and which go first. Roles, other
databases, and what is set or granted for the database itself or for the schema public stay.

It asks for the name of the database (--yes answers for scripts), and never works in an environment that
postgres-manager.json calls protected, nor on an instance that is protected (see status and repair).

Examples:
  postgres-manager reset --local --dry-run     # what would be dropped
  postgres-manager reset --local
  postgres-manager reset --environment staging --yes)",
        "0 1 2 3 4 5 6 7 9 130 143", &commands::reset},
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
        "0 1 2 5 130 143", &commands::wait},
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
            "0 1 2", &commands::help, Words::yes},
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

namespace {

// What other tools call it.
struct OtherName {
  std::string_view name;
  std::string_view function;
};
constexpr std::array other_names = {
    OtherName{"deploy", "deployment"}, OtherName{"migrate", "deployment"}, OtherName{"up", "deployment"},
    OtherName{"update", "deployment"}, OtherName{"upgrade", "deployment"}, OtherName{"apply", "deployment"},
    OtherName{"info", "status"},       OtherName{"clean", "reset"},        OtherName{"down", "undo"},
    OtherName{"rollback", "undo"},     OtherName{"revert", "undo"},        OtherName{"check", "validate"},
};

std::string nearest_function(std::string_view name) {
  for (const OtherName& other : other_names) {
    if (other.name == name) return std::string(other.function);
  }
  std::vector<std::string> names;
  for (const Command& command : table) names.emplace_back(command.name);
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
