#pragma once

#include <chrono>
#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "authoring/new_tree.hpp"
#include "imports/recorded.hpp"
#include "plan/plan.hpp"
#include "plan/repair.hpp"
#include "plan/undo.hpp"
#include "schema/difference.hpp"
#include "sql/variables.hpp"

namespace pgmanager::cli {

/// The value of an option as written, and its origin.
struct OptionValue {
  std::string text;
  std::string origin;  ///< "line 3 of \".env.production\""; empty: the command line

  friend bool operator==(const OptionValue&, const OptionValue&) = default;
};

/// The settings of one source: the command line, the environment, a file. Only their names are checked.
struct SettingsLayer {
  std::map<std::string, OptionValue, std::less<>> options;  ///< by the option's name, without dashes
  sql::Variables variables;                                 ///< psql variables
  /// For current_setting(), e.g. "app.user"; lower case, because PostgreSQL ignores the case of these names.
  std::map<std::string, std::string, std::less<>> session_settings;

  std::optional<std::vector<std::string>> password_command;  ///< a program and its arguments
  std::optional<bool> is_protected;                          ///< nothing is destroyed in this environment
  std::vector<std::string> data_of;                          ///< tables of --data
  std::vector<OptionValue> ignored;                          ///< values of --ignore
  std::optional<std::vector<std::string>> repeatable;        ///< groups of create/ whose files may run again

  /// Adds the settings that this layer does not contain: the upper layer overrides the lower one, name by name; local
  /// and postgres-dsn exclude each other. What both ignore is ignored.
  void add_below(SettingsLayer below) {
    if (options.contains("local")) below.options.erase("postgres-dsn");
    if (options.contains("postgres-dsn")) below.options.erase("local");
    options.merge(below.options);
    variables.merge(below.variables);
    session_settings.merge(below.session_settings);
    if (!password_command) password_command = std::move(below.password_command);
    if (!is_protected) is_protected = below.is_protected;
    if (!repeatable) repeatable = std::move(below.repeatable);
    ignored.insert(ignored.end(), below.ignored.begin(), below.ignored.end());
  }
};

enum class Output {
  text,
  json,
  openmetrics,  ///< for status only
};
enum class Verbosity { quiet, normal, verbose };

/// The user's settings: the command line overrides the environment, which overrides the files of settings.
struct Settings {
  std::string function;                ///< empty: none was named
  std::vector<std::string> operands;   ///< words after the function
  std::set<std::string> given;         ///< names of the options on the command line
  std::vector<std::string> arguments;  ///< the command line itself

  std::optional<std::string> postgres_dsn;
  std::optional<OptionValue> configured_dsn;                 ///< from postgres-manager.json
  std::optional<std::vector<std::string>> password_command;  ///< a program that prints the password, with arguments
  bool is_protected = false;            ///< the environment is protected: nothing is destroyed there
  std::vector<std::string> repeatable;  ///< groups of create/ whose files may run again
  std::optional<std::string> dbname;
  std::optional<std::filesystem::path> local;  ///< --local: the private server's directory
  bool configured_local = false;               ///< "local" in postgres-manager.json: the private server of the tree
  std::optional<int> port;                     ///< --port: where the private server listens
  bool ephemeral = false;
  std::optional<std::filesystem::path> postgres_bin;
  std::filesystem::path root = ".";
  std::optional<std::string> environment;  ///< its files of settings are read
  sql::Variables variables;                ///< psql variables for the files
  /// For current_setting(); names in lower case.
  std::map<std::string, std::string, std::less<>> session_settings;
  std::string history_schema = "postgres_manager";
  std::optional<std::chrono::milliseconds> server_wait;  ///< --wait, or --for of the function wait; none: no waiting
  std::chrono::milliseconds lock_wait{60'000};
  std::optional<plan::TransactionScope> transaction;  ///< none: the default of the function
  bool durable_each = false;
  bool restore_point = false;
  int lock_retries = 5;
  int snapshots = 10;
  std::optional<std::chrono::milliseconds> lock_timeout;            ///< none: the default of the function
  std::optional<std::chrono::milliseconds> statement_timeout;       ///< none: the server's
  std::chrono::milliseconds hook_timeout{std::chrono::minutes(5)};  ///< 0: none
  bool manual_deployment = false;
  bool create_database = false;
  std::optional<std::string> clone;  ///< create --clone: the new database
  int kept_templates = 3;            ///< create --keep
  bool if_needed = false;
  bool first_run = false;
  bool with_test_data = false;
  bool dry_run = false;
  bool yes = false;
  bool apply = false;                       ///< instance --apply
  bool force = false;                       ///< instance --force
  plan::Ahead ahead = plan::Ahead::refuse;  ///< --allow-ahead
  plan::UndoRange undo;                     ///< --to, --steps
  std::optional<source::Ordinal> baseline;  ///< --ordinal
  std::optional<source::Ordinal> before;    ///< prune --before
  plan::Repairs repairs;                    ///< --accept-changed, --mark-applied, --forget, --protect, --unprotect
  bool with_repeatables = false;            ///< baseline --with-repeatables
  bool check = false;                       ///< a separate exit status if something was found
  std::string reason;
  bool undo_file = false;                              ///< new --undo, verify --undo
  std::optional<authoring::PipelineService> ci;        ///< init --ci
  std::optional<std::string> table;                    ///< new --table
  std::optional<std::string> from;                     ///< import --from, diff --from
  std::optional<std::string> to;                       ///< diff --to
  std::vector<std::string> schemas;                    ///< import --schemas
  imports::Accepted accepted;                          ///< import --accept
  std::optional<std::string> group;                    ///< new --group
  std::string onto;                                    ///< renumber --onto; empty: the main branch
  bool all = false;                                    ///< renumber --all
  std::optional<std::string> base;                     ///< verify --base, diff --base
  bool allow_data_loss = false;                        ///< diff --allow data-loss
  std::optional<std::filesystem::path> keep_unproven;  ///< diff --keep-unproven
  std::optional<std::string> scratch_dsn;
  schema::DiffOptions diff;                   ///< --ignore
  std::optional<std::filesystem::path> html;  ///< --html
  std::optional<std::string> against;         ///< --against
  std::optional<std::string> against_dsn;     ///< --against-dsn
  bool data = false;                          ///< verify --data
  std::vector<std::string> data_of;           ///< dump --data
  bool create_tree = false;                   ///< dump --create-tree
  bool into_create = false;                   ///< dump --into create/
  bool strict = false;
  Output output = Output::text;
  Verbosity verbosity = Verbosity::normal;
  bool help = false;
  bool version = false;
};

/// `files`: the values of the files of settings (settings_files.hpp), which the environment overrides. Throws
/// base::Error (usage) for invalid input, with the nearest option as a suggestion.
Settings parse_command_line(const std::vector<std::string>& arguments, const SettingsLayer& files = {});

/// "500ms", "30s", "5min", "1h", or a plain number of seconds. Nothing for other texts.
std::optional<std::chrono::milliseconds> parse_duration(const std::string& text);

}  // namespace pgmanager::cli
