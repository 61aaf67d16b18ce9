#include "cli/command_table.hpp"

#include <array>

#include "commands/commands.hpp"

namespace pgmanager::cli {

namespace {

using History = database::Wanted::History;

constexpr std::array table = {
    Command{
        "init", "begin a source tree",
        R"(Writes what a source tree needs and the directory does not have: create/ with its first group, deployment/,
postgres-manager.json with its schema for editors, and the lines of .gitignore for private servers and files with
passwords. With --ci it also writes a pipeline that runs validate and verify. Existing files are kept; .gitignore
only gets the lines that it lacks. The directory is the word after the function, or the current one.

Examples:
  postgres-manager init
  postgres-manager init shop --ci github
  postgres-manager init --dry-run)",
        "0 1 2 3 4", &commands::init, Words::directory},
    Command{"create",
            "bootstrap a new instance from create/",
            R"(Runs the sub-directories of create/ in the order of their numbers, the files of each in the order of
its order.json, all in one transaction, and marks the files in deployment/ as contained. The database must be empty.
With --with-test-data it runs the files of test-data/ after them. With --transaction file each file runs in its own
transaction, and a failed run can be resumed. The programs hooks/before-create, after-create and after-failure run
around it, if they exist.

With --clone NAME it creates the database NAME on that server in milliseconds, for tests: as a copy of a template
database, which is built when the files have changed. Old templates are dropped (--keep). See docs/testing.md.

Examples:
  postgres-manager create --postgres-dsn postgresql://postgres:postgres@localhost:5432/postgres
  postgres-manager create --postgres-dsn "host=db1 user=admin" --dbname shop --create-database
  postgres-manager create --local --with-test-data
  postgres-manager create --local --clone test_1
  postgres-manager create --ephemeral          # test create/ on a server that is removed afterwards)",
            "0 1 2 3 4 5 6 7 9 130 143",
            &commands::create,
            Words::none,
            {.contents = true}},
    Command{"deployment",
            "update an existing instance from deployment/",
            R"(Runs the files of deployment/ that the instance does not have, in the order of their ordinals, each in
its own transaction together with its history row. Stops at the first failure: the failed file is rolled back and is
pending again. A file that conflicts with another session (lock timeout, deadlock) is tried again after a pause. Then
the files of repeatable groups of create/ run that were edited since they last ran.

A database that contains objects and has no history is refused. If it already has some of the deployments, record
them with baseline; if none of them has run there, use --first-run once.

With --manual-deployment it runs the files of manual-deployment/ instead, each content once. They are for emergencies.

The programs hooks/before-deployment, after-deployment and after-failure run around it, if they exist:
they get the plan or the result as JSON, and a failing before-deployment stops the run.

Examples:
  postgres-manager deployment --postgres-dsn postgresql://postgres:postgres@localhost:5432/postgres
  postgres-manager deployment --dry-run        # what would run, and why
  postgres-manager deployment --environment production --set schema=shop
  postgres-manager deployment --manual-deployment --reason "INC-42: missing index")",
            "0 1 2 3 4 5 6 7 9 130 143",
            &commands::deployment,
            Words::none,
            {.history = History::in_place}},
    Command{"test-data", "load test-data/ into an instance",
            R"(Runs the files of test-data/ that the instance has not loaded, in the order of their ordinals, each in
its own transaction together with its history row. A file that was edited since it was loaded is refused. create and
reset load them with --with-test-data. Test data are never loaded in an environment that is protected in
postgres-manager.json, nor into an instance that is protected.

Examples:
  postgres-manager test-data --local --dry-run # what would be loaded
  postgres-manager test-data --local
  postgres-manager reset --local --with-test-data)",
            "0 1 2 3 4 5 6 7 130 143", &commands::test_data},
    Command{"undo", "undo the last deployments with the files in undo/",
            R"(Runs the undo files of the last deployments in reverse order, each in its own transaction together with
its history row; afterwards the deployments are pending again. The files in undo/ have the same names as those in
deployment/. If one of the deployments has no undo file, nothing is undone.

Examples:
  postgres-manager undo --dry-run              # what would be undone
  postgres-manager undo                        # the last deployment; asks for confirmation
  postgres-manager undo --to 41 --yes          # all above 41, without confirmation)",
            "0 1 2 3 4 5 6 7 130 143", &commands::undo},
    Command{"baseline", "adopt an existing instance",
            R"(Records that an instance that has no history yet already contains the deployments on disk, and runs
nothing. The next deployment runs those that come after them, and every file of the repeatable groups of create/. With
--with-repeatables it builds create/ in a scratch database, on a private server or on that of --scratch-dsn, and also
records the repeatable files whose objects are the same on the instance; the others are named.

Examples:
  postgres-manager baseline --dry-run
  postgres-manager baseline                    # the instance has all deployments on disk
  postgres-manager baseline --ordinal 41       # it has those up to 41
  postgres-manager baseline --with-repeatables # and the functions and views of the repeatable groups)",
            "0 1 2 3 4 5 6 7 130 143", &commands::baseline},
    Command{"repair", "correct what the history says about single deployments",
            R"(Adds a row to the history for each named deployment, with the user and the reason; nothing else is
changed, and no SQL of the tree runs. --protect records that the instance is protected: reset, test data and undo
without --yes are then refused, whatever environment or connection string a run names.

Examples:
  postgres-manager repair --accept-changed 7 --reason "typo in a comment on a column"
  postgres-manager repair --mark-applied 8,9 --reason "run by hand on Sunday"
  postgres-manager repair --forget 12 --reason "reverted by hand"
  postgres-manager repair --manual-deployment --forget 3
  postgres-manager repair --unprotect --reason "a copy of production for tests")",
            "0 1 2 3 4 5 7 130 143", &commands::repair},
    Command{"status",
            "show what an instance has and what is pending",
            R"(Compares deployment/ with the history of the instance. Changes nothing and waits for no other session.

With --check the exit status is 0 if a deployment would have nothing to do, and 8 otherwise; on an instance that has
test data these count, too. Pending manual deployments do not count: deployment does not run them either.

Examples:
  postgres-manager status --postgres-dsn postgresql://postgres:postgres@localhost:5432/postgres
  postgres-manager status --environment production --check && echo "nothing to do"
  postgres-manager status --local --output json)",
            "0 1 2 3 4 5 7 8 130 143",
            &commands::status,
            Words::none,
            {.is_query = true, .invalid_indexes = true}},
    Command{"validate",
            "check the source tree, also without a server",
            R"(Reads those of create/, deployment/ and manual-deployment/ that exist, and reports every problem.
Connects to a server only if --postgres-dsn, --local or --ephemeral is on the command line. Then it also reports
what a deployment or a manual deployment would refuse there: files that were edited, that are missing or late, a
server that is too old for a file. Writes nothing and takes no lock.

Examples:
  postgres-manager validate                    # the tree alone, for editors, hooks and pull requests
  postgres-manager validate --output json --root db
  postgres-manager validate --postgres-dsn postgresql://postgres:postgres@localhost:5432/postgres)",
            "0 1 2 3 4 5 7 130 143",
            &commands::validate,
            Words::none,
            {.is_query = true, .only_named_database = true}},
    Command{"verify",
            "prove that create/ and the deployments lead to the same schema",
            R"(Builds create/ in one scratch database, and in another one the create/ of an earlier version with the
deployments that were added since, as production runs them. Compares the two schemas and shows the differences; with
--data it compares the rows of the tables, too. The earlier version is the commit where this branch left main or
master, or the one that --base names. Both databases are on a private server that is removed afterwards, or on that of
--scratch-dsn. With --postgres-dsn it warns if that server is of another major version than the private one; it runs
nothing there.

Examples:
  postgres-manager verify                      # in a pull request: is the change in both places?
  postgres-manager verify --data               # and are its rows, too?
  postgres-manager verify --base v1.4 --undo   # and do the undo files revert their deployments exactly?
  postgres-manager verify --base empty         # deployment/ creates everything from nothing
  postgres-manager verify --base ../last-release --ignore column-order --html verify.html)",
            "0 1 2 3 4 5 6 8 130 143",
            &commands::verify,
            Words::none,
            {.only_named_database = true}},
    Command{
        "diff",
        "write the deployments that lead existing instances to create/",
        R"(Compares what existing instances become (the create/ of an earlier version with the deployments on disk, as in
verify) with today's create/, and writes the statements that are missing: deployment/<next ordinal>-<name>.sql. The
words after the function are the name; without them it is made from the changes. Before a file is written, it runs in
a scratch database, and the result is compared with create/.

Statements that lose data are not written unless --allow data-loss is given; then they are in a file of their own. With
--check nothing is written, and the exit status is 8 if something is missing. What may have been renamed is named, and
nothing is written.

Examples:
  postgres-manager diff                        # writes deployment/00012-add-phone-to-users.sql
  postgres-manager diff customers have phones --dry-run
  postgres-manager diff --check                # in a pull request: is a deployment missing?
  postgres-manager diff --allow data-loss
  postgres-manager diff --from create --to postgresql://postgres:postgres@localhost:5432/postgres)",
        "0 1 2 3 4 5 6 8 130 143",
        &commands::diff,
        Words::any,
        {.only_named_database = true}},
    Command{"drift",
            "show what was changed without this program",
            R"(Compares the schema of an instance with the one that the last run recorded in its history, and shows the
differences. Changes nothing. --against create compares with what create/ builds from nothing, on a private server
that is removed afterwards or on that of --scratch-dsn; --against-dsn compares with another instance. Rows are not
compared.

Examples:
  postgres-manager drift --environment production                  # nightly job: exit status 8 if something is found
  postgres-manager drift --environment production --output json
  postgres-manager drift --local --against create --html drift.html
  postgres-manager drift --environment staging --against-dsn "$PRODUCTION")",
            "0 1 2 3 4 5 6 7 8 130 143",
            &commands::drift,
            Words::none,
            {.is_query = true, .invalid_indexes = true}},
    Command{
        "dump",
        "write the schema of an instance as SQL",
        R"(Writes the complete schema of a database, without the history, as SQL that psql or a file of create/ can run
in an empty database: to the file that is named, or to standard output. The program pg_dump does the work; it must not
be older than the server. An older dump in the file is replaced, another file is not.

With --create-tree it writes create/ instead: one file per object with what belongs to it, in groups by kind. Then it
runs create with these files in a scratch database and compares the result with the database. With --into create/ it
updates a tree: it changes the files whose objects differ, adds files for new objects, and names those that are gone.

Examples:
  postgres-manager dump --postgres-dsn postgresql://postgres:postgres@localhost:5432/shop
  postgres-manager dump schema.sql --environment production
  postgres-manager dump schema.sql --data app.country --data app.currency
  postgres-manager dump --create-tree --dry-run
  postgres-manager dump --create-tree --into create/ --environment production)",
        "0 1 2 3 4 5 6 7 8 130 143",
        &commands::dump,
        Words::file,
        {.is_query = true, .history = History::none}},
    Command{"import",
            "take over the migrations of another tool",
            R"(Makes a source tree from another tool's directory of migrations: each one becomes a file of deployment/
with the next ordinal, and what reverts it the file of the same name in undo/. Repeatable migrations become a
repeatable group of create/. docs/imported.md of the tree lists what was made from what, and what was not taken over.
The tool is found out from the files: flyway, golang-migrate, dbmate, goose, sql-migrate, prisma, sqitch,
node-pg-migrate, atlas, liquibase or rails. Nothing is written if a file is wrong, and no file is overwritten.

The deployments run in scratch databases before anything is written; create/ is made of the result. With a database on
the command line, the other tool's history there is taken over, too, while the tool's own lock is held: what it has
run counts as in place. What does not fit is named, and nothing is written until --accept says what to do with it.

Examples:
  postgres-manager import db/migrations --dry-run
  postgres-manager import db/migrations --postgres-dsn postgresql://postgres:postgres@localhost:5432/postgres
  postgres-manager import ../shop/src/main/resources/db/migration --root db
  postgres-manager import db/migrations --from golang-migrate --output json)",
            "0 1 2 3 4 5 6 7 8 130 143",
            &commands::import,
            Words::directory,
            {.only_named_database = true}},
    Command{
        "instance",
        "compare a server with instance/, or change it to match",
        R"(Compares a server with the files of instance/, each of which may be missing: pg_hba.conf with the rules that the
server reads, settings.json with its parameters, roles.sql with its roles. roles.sql runs in a transaction that is
rolled back, so it shows exactly what it would change. Exits with status 8 if there are differences.

With --apply it changes the server, as far as the role has the rights, and makes it read its files again. Rules in
which the server finds an error, or that would lock this connection out, are never loaded. What cannot be changed is
named, and so are the parameters that wait for a restart. Private servers read these files when they start.

Examples:
  postgres-manager instance --environment production            # nightly: does the server still have our settings?
  postgres-manager instance --postgres-dsn postgresql://postgres:postgres@localhost:5432/postgres --apply
  postgres-manager instance --local --output json)",
        "0 1 2 3 4 5 6 8 130 143",
        &commands::instance,
        Words::none,
        {.is_query = true, .history = History::none}},
    Command{"new", "write the next file of deployment/, or a new table in both places",
            R"(Writes deployment/<next ordinal>-<name>.sql, and with --undo its undo file, for you to fill in.
The words after the function are the name. With --table it writes a new table, as in the first example of README: its
file in create/, listed in order.json, and the deployment. Existing files are not overwritten.

Examples:
  postgres-manager new add shipped at          # deployment/00011-add-shipped-at.sql
  postgres-manager new "add shipped at" --undo # and undo/00011-add-shipped-at.sql
  postgres-manager new --table app.order_line  # create/4-tables/tbl_order_line.sql, order.json, the deployment
  postgres-manager new --manual-deployment index for room lookup)",
            "0 1 2 3 4", &commands::new_files, Words::any},
    Command{
        "renumber", "renumber new deployments after those of another branch",
        R"(For two branches that took the same ordinal. Files of deployment/ that are not in the git revision --onto get
the ordinals after its highest one, in their present order; their undo files and git's index are changed with them.
Files of manual-deployment/ are renamed only if two have the same ordinal. Works before, during and after a merge or
a rebase. With --all it numbers every deployment without gaps, in the present order, for a tree that has not run
anywhere yet; that needs no git. Instances that ran a file under its old name must be corrected: docs/authoring.md.

Examples:
  postgres-manager renumber --dry-run          # onto main or master, here or at origin
  postgres-manager renumber --onto origin/develop
  postgres-manager renumber --all              # after a deletion, or if ordinals are dates
  postgres-manager renumber --output json --dry-run)",
        "0 1 2 3 4", &commands::renumber},
    Command{"prune",
            "delete old deployments that every environment has",
            R"(Deletes the files of deployment/ below --before, and their undo files, once each environment in
postgres-manager.json has all of these deployments in place. Otherwise it deletes nothing, and says which environment
lacks which of them. An environment that cannot be reached counts as one that lacks them. Without environments in
postgres-manager.json, --postgres-dsn or --local names the only instance. The last deployment cannot be deleted.

Examples:
  postgres-manager prune --before 40 --dry-run # what would be deleted, and what is in the way
  postgres-manager prune --before 40
  postgres-manager prune --before 40 --postgres-dsn postgresql://postgres:postgres@localhost:5432/postgres)",
            "0 1 2 3 4 5 130 143",
            &commands::prune,
            Words::none,
            {.is_query = true}},
    Command{
        "reset",
        "empty a database and create it again",
        R"(Drops everything in the database that does not belong to the server: schemas with their content, extensions,
event triggers, publications, subscriptions, foreign servers, casts, languages, large objects, default
privileges, and the history. Then it runs create/ and marks the files in deployment/ as contained. All in one
transaction, except subscriptions, which the server drops outside of one; they are dropped first. Roles, other
databases, and settings and privileges of the database itself or of the schema public remain.

It asks for the name of the database (scripts use --yes). It is refused in an environment that is protected in
postgres-manager.json, and on an instance that is protected (see status and repair).

Examples:
  postgres-manager reset --local --dry-run     # what would be dropped
  postgres-manager reset --local
  postgres-manager reset --environment staging --yes)",
        "0 1 2 3 4 5 6 7 9 130 143",
        &commands::reset,
        Words::none,
        {.history = History::protection}},
    Command{"wait", "wait until the server accepts queries",
            R"(Exits with status 0 as soon as the server accepts queries. It retries while no server listens, and while
the server starts up, recovers or has no free connection. After --for (default 60s) it gives up with exit status 5 and
the last reason. Errors that waiting does not solve (a wrong password, a missing database) end it at once. Other
functions do the same before they begin: --wait 60s.

Examples:
  postgres-manager wait --postgres-dsn postgresql://postgres:postgres@localhost:5432/postgres
  postgres-manager wait --for 5min
  postgres-manager deployment --wait 60s)",
            "0 1 2 5 130 143", &commands::wait},
    Command{
        "dsn", "print the connection string of a database",
        R"(Prints a URI with which an application reaches the database that the options name. For a private server it
contains the password, if the server listens on a port; otherwise it leads to the Unix socket. For every other server
the password is left out. A private server is started if it does not run.

Examples:
  postgres-manager dsn --local --port 5433
  postgres-manager dsn --environment staging
  postgres-manager dsn --local --dbname test_1 --output json)",
        "0 1 2 4", &commands::dsn},
    Command{
        "psql", "open psql on a database",
        R"(Runs psql on the database that the options name, as the same user. Words after -- are arguments of psql; name
another database with --dbname, not there. psql gets the password in its environment. The exit status is that of psql.

Examples:
  postgres-manager psql --local
  postgres-manager psql --environment staging
  postgres-manager psql --local -- -c 'select now()')",
        "0 1 2 3 4 5", &commands::psql, Words::any},
    Command{"stop", "stop the private server",
            R"(Stops the server that --local started. Its data remain; the next --local starts it again.

Examples:
  postgres-manager stop                        # the one in .postgres-manager/server
  postgres-manager stop --local /srv/try
  postgres-manager stop --output json)",
            "0 1 2 4", &commands::stop},
    Command{
        "completion", "print the completion script of a shell",
        R"(Prints the script with which the shell completes functions, options and their values: environments, groups and
ordinals of the tree, databases of the server. The script asks the program, so it needs no update.

Examples:
  postgres-manager completion bash > ~/.local/share/bash-completion/completions/postgres-manager
  postgres-manager completion zsh > ~/.zsh/completions/_postgres-manager
  postgres-manager completion fish > ~/.config/fish/completions/postgres-manager.fish)",
        "0 1 2", &commands::completion, Words::shell},
    Command{"version", "show the version",
            R"(Shows the version of postgres-manager.

Examples:
  postgres-manager version
  postgres-manager version --output json)",
            "0 1 2", &commands::version},
    Command{"help", "show help, or help for the function that is named",
            R"(Shows an overview, or all about one function: its purpose, options, examples and exit statuses.

Examples:
  postgres-manager help
  postgres-manager help deployment
  postgres-manager deployment --help)",
            "0 1 2", &commands::help, Words::function},
};

}  // namespace

std::span<const Command> commands() {
  return table;
}

}  // namespace pgmanager::cli
