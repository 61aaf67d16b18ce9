#pragma once

#include <array>
#include <cctype>
#include <string>
#include <string_view>

namespace pgmanager::cli {

/// Where a setting may come from besides the command line.
enum class Elsewhere {
  nowhere,
  environment,  ///< an environment variable, and .env.<environment>
  everywhere,   ///< these, and postgres-manager.json under the option's name
};

/// An option of the command line. One table feeds parsing, help and suggestions.
struct Option {
  std::string_view name;
  std::string_view value;  ///< what help calls its value; empty: it takes none; in brackets: it may be left out
  std::string_view help;
  std::string_view functions;  ///< the functions it applies to, separated by blanks; empty: all
  /// Only options with a value: a variable that is set to "no" must not switch something on.
  Elsewhere elsewhere = Elsewhere::nowhere;
};

inline constexpr std::array option_table = {
    Option{"function", "NAME", "what to do; may also be the first word", ""},
    Option{"postgres-dsn", "DSN",
           "the database: a URI or key=value pairs; else POSTGRES_MANAGER_DSN, DATABASE_URL, PG*",
           "create deployment reset status wait"},
    Option{"dbname", "NAME", "the database's name, instead of the one in the DSN",
           "create deployment reset status wait", Elsewhere::environment},
    Option{"local", "[DIR]", "use a private server in DIR (default .postgres-manager/server), started when needed",
           "create deployment reset status stop"},
    Option{"ephemeral", "", "use a private server that is thrown away afterwards", "create deployment status"},
    Option{"postgres-bin", "DIR", "where the private server's programs are", "create deployment reset status stop",
           Elsewhere::environment},
    Option{"root", "DIR", "the directory that holds the source tree (default: this one)",
           "create deployment reset status wait", Elsewhere::environment},
    Option{"environment", "NAME", "take settings and variables from .env.NAME and postgres-manager.json",
           "create deployment reset status wait", Elsewhere::environment},
    Option{"for", "TIME", "how long to wait for the server (default 60s)", "wait"},
    Option{"wait", "TIME", "wait so long for the server to accept queries, e.g. 60s, before the function begins",
           "create deployment reset status", Elsewhere::environment},
    Option{"set", "NAME=VALUE", "set a variable, as psql does; may be repeated", "create deployment reset status"},
    Option{"setting", "NAME=VALUE", "set app.name for current_setting('app.name'); may be repeated",
           "create deployment reset"},
    Option{"manual-deployment", "", "run the emergency files of manual-deployment/", "deployment"},
    Option{"reason", "TEXT", "why the emergency files are run; kept in the history", "deployment"},
    Option{"create-database", "", "make the database when it does not exist", "create"},
    Option{"if-needed", "", "succeed without doing anything when the database was created already", "create"},
    Option{"dry-run", "", "show what would be done and why, change nothing", "create deployment reset"},
    Option{"yes", "", "do not ask for the name of the database", "reset"},
    Option{"transaction", "SCOPE", "all: one for all files (default of create); file: one each (of deployment)",
           "create deployment", Elsewhere::environment},
    Option{"durable-each", "", "wait for the disk after each file, not only after the last one", "create deployment"},
    Option{"lock-wait", "TIME", "how long to wait for another run to end, e.g. 30s or 5min (default 60s)",
           "create deployment reset", Elsewhere::environment},
    Option{"lock-timeout", "TIME", "how long a statement of a deployment waits for a lock (default 5s; 0: forever)",
           "create deployment reset", Elsewhere::everywhere},
    Option{"lock-retries", "N", "how often a file is tried again that ran into a lock (default 5)", "create deployment",
           Elsewhere::everywhere},
    Option{"statement-timeout", "TIME", "how long a statement may take (default: what the server says; 0: forever)",
           "create deployment reset", Elsewhere::everywhere},
    Option{"history-schema", "NAME", "the schema that holds the history (default postgres_manager)",
           "create deployment reset status", Elsewhere::everywhere},
    Option{"output", "FORMAT", "text or json (default text)", "", Elsewhere::environment},
    Option{"quiet", "", "no progress and no notices, only results and errors", ""},
    Option{"verbose", "", "more detail: each statement as it runs", ""},
    Option{"help", "", "show help, for a function when one is named", ""},
    Option{"version", "", "show the version", ""},
};

/// The option's environment variable: POSTGRES_MANAGER_LOCK_WAIT for lock-wait.
inline std::string variable_of(std::string_view option) {
  std::string name = "POSTGRES_MANAGER_";
  for (const char c : option) name += c == '-' ? '_' : static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
  return name;
}

constexpr bool applies_to(const Option& option, std::string_view function) {
  if (option.functions.empty()) return true;
  std::string_view rest = option.functions;
  while (!rest.empty()) {
    const std::string_view word = rest.substr(0, rest.find(' '));
    if (word == function) return true;
    rest.remove_prefix(word.size() == rest.size() ? rest.size() : word.size() + 1);
  }
  return false;
}

}  // namespace pgmanager::cli
