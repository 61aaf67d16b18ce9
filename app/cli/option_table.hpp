#pragma once

#include <algorithm>
#include <array>
#include <cctype>
#include <string>
#include <string_view>

namespace pgmanager::cli {

/// Where a setting may come from, besides the command line.
enum class Elsewhere {
  nowhere,
  environment,  ///< an environment variable, and .env.<environment>
  everywhere,   ///< these, and postgres-manager.json with the option's name as key
};

/// An option of the command line. One table serves for parsing, help and suggestions.
struct Option {
  std::string_view name;
  std::string_view value;  ///< the name of its value in help; empty: it takes none; in brackets: optional
  std::string_view help;
  std::string_view functions;  ///< the functions it applies to, separated by blanks; empty: all
  /// A switch is written as true or false there: a variable set to "no" must not switch it on.
  Elsewhere elsewhere = Elsewhere::nowhere;
  char letter = '\0';  ///< its short form: 'h' for -h
};

inline constexpr std::array option_table = {
    Option{"function", "NAME", "what to do; may also be the first word", ""},
    Option{"postgres-dsn", "DSN",
           "the database: a URI (also without the option) or key=value pairs; else POSTGRES_MANAGER_DSN, DATABASE_URL, "
           "PG* (not validate, verify, import and prune)",
           "create deployment test-data undo baseline repair reset status validate verify wait drift dump import prune "
           "dsn psql instance"},
    Option{"dbname", "NAME", "the database's name, instead of the one in the DSN",
           "create deployment test-data undo baseline repair reset status validate wait drift dump import prune dsn "
           "psql instance",
           Elsewhere::environment},
    Option{"local", "[DIR]", "use a private server in DIR (default .postgres-manager/server), started when needed",
           "create deployment test-data undo baseline repair reset status validate stop drift dump import prune dsn "
           "psql instance"},
    Option{"port", "N", "the private server also listens on this port of localhost, for applications",
           "create deployment test-data undo baseline repair reset status validate drift dump import prune dsn psql "
           "instance",
           Elsewhere::everywhere},
    Option{"ephemeral", "", "use a private server that is removed afterwards",
           "create deployment undo baseline repair status validate"},
    Option{"postgres-bin", "DIR", "where the private server's programs are (default: those of pg_config or in PATH)",
           "create deployment test-data undo baseline repair reset status validate verify diff stop drift dump import "
           "prune dsn psql instance",
           Elsewhere::environment},
    Option{"root", "DIR", "the directory that holds the source tree (default: this one)",
           "create deployment test-data undo baseline repair reset status validate verify diff wait init new renumber "
           "drift dump import prune dsn psql stop instance",
           Elsewhere::environment},
    Option{
        "environment", "NAME", "read settings and variables from .env.NAME and postgres-manager.json",
        "create deployment test-data undo baseline repair reset status validate verify diff wait drift dump import dsn "
        "psql instance",
        Elsewhere::environment},
    Option{"for", "TIME", "how long to wait for the server (default 60s)", "wait"},
    Option{"wait", "TIME", "first wait up to this long for the server to accept queries, e.g. 60s",
           "create deployment test-data undo baseline repair reset status validate drift dump import prune instance",
           Elsewhere::environment},
    Option{"set", "NAME=VALUE", "set a variable, as psql does; may be repeated",
           "create deployment test-data undo baseline repair reset status validate verify diff drift import dump "
           "instance"},
    Option{"setting", "NAME=VALUE", "set app.name for current_setting('app.name'); may be repeated",
           "create deployment test-data undo reset verify diff drift dump baseline"},
    Option{"manual-deployment", "", "use the files of manual-deployment/ instead of deployment/; repair: with --forget",
           "deployment new repair"},
    Option{"reason", "TEXT", "the reason, stored in the history (for deployment: only with --manual-deployment)",
           "deployment undo baseline repair"},
    Option{"to", "ORDINAL|WHAT",
           "undo: undo all deployments above this ordinal; diff: the new schema, as --from (default: create)",
           "undo diff"},
    Option{"steps", "N", "undo the last N deployments (default 1)", "undo"},
    Option{"yes", "", "do not ask for confirmation", "undo reset"},
    Option{"apply", "", "change the server to match the files, as far as the role has the rights", "instance"},
    Option{"force", "", "with --apply: also apply files that lock this connection out", "instance"},
    Option{"ordinal", "ORDINAL", "the last deployment that the instance has (default: the last on disk)", "baseline"},
    Option{"before", "ORDINAL", "the first deployment that stays", "prune"},
    Option{"with-repeatables", "", "record repeatable files, too, whose objects are the same as those of create/",
           "baseline"},
    Option{"accept-changed", "ORDINALS", "accept the edits of these deployments", "repair"},
    Option{"mark-applied", "ORDINALS",
           "record that these deployments are in place, although the history does not say so", "repair"},
    Option{"forget", "ORDINALS", "record that these deployments are not in place, although the history says so",
           "repair"},
    Option{"first-run", "", "begin a history in a database that already contains objects or another history",
           "deployment baseline repair"},
    Option{"protect", "", "protect the instance: from now on it refuses what destroys its data", "repair"},
    Option{"unprotect", "", "remove this protection", "repair"},
    Option{"create-database", "", "create the database if it does not exist", "create"},
    Option{"clone", "NAME",
           "create the database NAME as a copy of a template, which is built first if files have changed: for tests",
           "create"},
    Option{"keep", "N", "how many templates of --clone stay when a new one is built (default 3)", "create"},
    Option{"if-needed", "", "succeed without doing anything if the database was created already", "create"},
    Option{"with-test-data", "", "load test-data/, too, in the same transaction", "create reset"},
    Option{"allow-ahead", "", "accept an instance that is ahead of the tree, because a release was rolled back",
           "deployment status validate", Elsewhere::everywhere},
    Option{
        "check", "",
        "status: exit with status 8 if something is pending, failed, late, changed, missing or ahead; diff: if there "
        "is something to write",
        "status diff"},
    Option{"dry-run", "", "show what would be done and why, change nothing",
           "init create deployment test-data undo baseline repair reset new renumber diff import dump prune"},
    Option{"undo", "", "new: write the undo file, too; verify: prove that undo files revert their deployments exactly",
           "new verify"},
    Option{"base", "BASE", "a git revision, a directory with create/, or empty (default: where the branch left main)",
           "verify diff"},
    Option{"scratch-dsn", "DSN", "create the scratch databases on this server (default: a private one)",
           "verify diff drift import dump baseline", Elsewhere::environment},
    Option{"allow", "WHAT", "data-loss: also write the statements that lose data, in a file of their own", "diff"},
    Option{"keep-unproven", "FILE", "write statements whose proof failed to this file, for a report", "diff"},
    Option{"ignore", "WHAT",
           "leave out an object such as \"table app.log\"; verify, drift: also column-order; may be repeated",
           "verify diff drift dump"},
    Option{"data", "[TABLE]",
           "verify: compare the rows of the tables, too; dump: include the rows of this table; may be repeated",
           "verify dump"},
    Option{"create-tree", "", "write create/ with one file per object, and prove that it makes the same schema",
           "dump"},
    Option{"into", "create/", "with --create-tree: update create/, only the files whose objects differ", "dump"},
    Option{"html", "FILE", "also write an HTML page with the two schemas side by side", "verify drift"},
    Option{"against", "WHAT",
           "create: compare with what create/ builds, not with the schema that the last run recorded", "drift"},
    Option{"against-dsn", "DSN", "compare with this instance, not with the schema that the last run recorded", "drift"},
    Option{"strict", "", "fail also if there are objects that cannot be compared", "verify drift"},
    Option{"ci", "SERVICE", "github or gitlab: also write the pipeline that checks each change", "init"},
    Option{"accept", "WORDS", "import although the history is changed, failed, ahead or late, or the result unproven",
           "import"},
    Option{
        "from", "WHAT",
        "import: the tool whose migrations are taken over (default: found out from the files); diff: the old schema: "
        "create, a connection string, a directory with create/, or a git revision (default: the base with the "
        "deployments)",
        "import diff"},
    Option{
        "schemas", "NAMES",
        "the schemas that the tool creates itself; names without a schema belong to the first one (default: found out "
        "from the tool's history)",
        "import"},
    Option{"table", "NAME",
           "new: write a new table, e.g. app.order_line, into create/ and deployment/; import: the other "
           "tool's history, if its table has another name than usual",
           "new import"},
    Option{"group", "NAME", "the group of create/ for the table (default: the one with \"table\" in its name)", "new"},
    Option{"onto", "REVISION", "the git revision that keeps its ordinals (default: main or master)", "renumber"},
    Option{"all", "", "number all deployments without gaps, in their present order; needs no git", "renumber"},
    Option{"transaction", "SCOPE",
           "all: one transaction for all files (default of create); file: one for each file (default of deployment)",
           "create deployment test-data undo", Elsewhere::environment},
    Option{"durable-each", "", "wait for the disk after each file, not only after the last one",
           "create deployment test-data undo"},
    Option{"restore-point", "", "before the first file, make a named restore point for point-in-time recovery",
           "create deployment undo reset", Elsewhere::everywhere},
    Option{"lock-wait", "TIME", "how long to wait for another run to end, e.g. 30s or 5min (default 60s)",
           "create deployment test-data undo baseline repair reset import", Elsewhere::environment},
    Option{"lock-timeout", "TIME",
           "how long a deployment waits for a lock: 300ms at first, then up to this (default 5s; 0: forever)",
           "create deployment test-data undo reset", Elsewhere::everywhere},
    Option{"lock-retries", "N", "how often a file that did not get a lock is retried (default 5)",
           "create deployment test-data undo", Elsewhere::everywhere},
    Option{"snapshots", "N", "how many snapshots of the schema the history retains (default 10; 0: record none)",
           "create deployment test-data undo baseline repair reset import", Elsewhere::everywhere},
    Option{"statement-timeout", "TIME", "how long a statement may take (default: the server's setting; 0: forever)",
           "create deployment test-data undo reset verify diff drift dump", Elsewhere::everywhere},
    Option{"hook-timeout", "TIME", "how long a program in hooks/ may take (default 5min; 0: forever)",
           "create deployment reset", Elsewhere::everywhere},
    Option{"history-schema", "NAME", "the schema that holds the history (default postgres_manager)",
           "create deployment test-data undo baseline repair reset status validate verify diff drift dump import prune",
           Elsewhere::everywhere},
    Option{"output", "FORMAT", "text or json (default text); status: also openmetrics", "", Elsewhere::environment},
    Option{"quiet", "", "no progress and no notices, only results and errors", ""},
    Option{"verbose", "", "more detail: each statement as it runs", ""},
    Option{"help", "", "show help, or help for the function that is named", "", Elsewhere::nowhere, 'h'},
    Option{"version", "", "show the version", "", Elsewhere::nowhere, 'V'},
};

/// The option's environment variable: POSTGRES_MANAGER_LOCK_WAIT for lock-wait.
inline std::string variable_of(std::string_view option) {
  std::string name = "POSTGRES_MANAGER_";
  for (const char c : option) name += c == '-' ? '_' : static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
  return name;
}

/// `list`: words separated by single blanks.
constexpr bool has_word(std::string_view list, std::string_view wanted) {
  while (!list.empty()) {
    const std::string_view word = list.substr(0, list.find(' '));
    if (word == wanted) return true;
    list.remove_prefix(word.size() == list.size() ? list.size() : word.size() + 1);
  }
  return false;
}

/// Null: there is no such option.
constexpr const Option* find_option(std::string_view name) {
  const auto found = std::find_if(option_table.begin(), option_table.end(),
                                  [name](const Option& option) { return option.name == name; });
  return found == option_table.end() ? nullptr : &*found;
}

constexpr bool applies_to(const Option& option, std::string_view function) {
  return option.functions.empty() || has_word(option.functions, function);
}

}  // namespace pgmanager::cli
