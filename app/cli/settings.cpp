#include "cli/settings.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

#include "base/environment.hpp"
#include "base/error.hpp"
#include "base/utf8.hpp"
#include "cli/command_line.hpp"
#include "cli/option_table.hpp"
#include "cli/variable_names.hpp"
#include "cluster/private_server.hpp"
#include "pg/connect_options.hpp"
#include "source/ordinal.hpp"

namespace pgmanager::cli {

namespace {

using base::Error;
using base::ErrorCode;

[[noreturn]] void fail(std::string message, std::string hint = "Leave one of them out.") {
  throw Error({.code = ErrorCode::usage, .message = std::move(message), .hint = std::move(hint)});
}

[[noreturn]] void fail_at(const OptionValue& value, std::string message, std::string hint) {
  throw Error({.code = ErrorCode::usage,
               .message = std::move(message),
               .detail = value.origin.empty() ? "" : fmt::format("It comes from {}.", value.origin),
               .hint = std::move(hint)});
}

SettingsLayer environment_layer() {
  SettingsLayer layer;
  for (const Option& option : option_table) {
    if (option.elsewhere == Elsewhere::nowhere) continue;
    const std::string variable = variable_of(option.name);
    auto value = base::environment_variable(variable);
    if (!value) continue;
    layer.options[std::string(option.name)] = {*std::move(value), fmt::format("the environment variable {}", variable)};
  }
  return layer;
}

const OptionValue* find_value(const SettingsLayer& layer, std::string_view option) {
  const auto found = layer.options.find(option);
  return found == layer.options.end() ? nullptr : &found->second;
}

// The value is not shown: a connection string may contain a password.
void require_plain_name(const OptionValue& value, std::string_view option, std::string_view example) {
  if (!pg::is_connection_string(value.text)) return;
  fail_at(value, fmt::format("the value of --{} is a connection string and not a name", option),
          fmt::format("A connection string belongs in --postgres-dsn, a name here: --{} {}.", option, example));
}

std::string database_of(const OptionValue& value) {
  require_plain_name(value, "dbname", "shop");
  return value.text;
}

// Why `name` cannot be a history schema; empty: it can.
std::string why_no_history_schema(const std::string& name) {
  constexpr std::size_t longest_name = 63;
  if (name.empty()) return "Name a schema: --history-schema postgres_manager.";
  if (name.size() > longest_name) return "Use a shorter name: PostgreSQL cuts names after 63 bytes.";
  if (name.starts_with("pg_")) return "Use another name: PostgreSQL reserves names that begin with pg_.";
  if (name == "information_schema") return "Use another name: PostgreSQL has its own schema of this name.";
  if (base::printable(name) != name) return "Use a name without control characters and others that cannot be seen.";
  return "";
}

std::string schema_of(const OptionValue& value) {
  require_plain_name(value, "history-schema", "postgres_manager");
  std::string reason = why_no_history_schema(value.text);
  if (reason.empty()) return value.text;
  fail_at(value, fmt::format("\"{}\" cannot be the name of the history schema", base::printable(value.text)),
          std::move(reason));
}

std::chrono::milliseconds time_of(const OptionValue& value, std::string_view option) {
  const auto duration = parse_duration(value.text);
  if (duration) return *duration;
  fail_at(value, fmt::format("invalid duration \"{}\"", base::printable(value.text)),
          fmt::format("Write it like this: --{} 30s, 5min or 1h.", option));
}

// PostgreSQL stores milliseconds in an int.
std::chrono::milliseconds server_time_of(const OptionValue& value, std::string_view option) {
  const auto duration = time_of(value, option);
  if (duration <= std::chrono::milliseconds(std::numeric_limits<std::int32_t>::max())) return duration;
  fail_at(value, fmt::format("\"{}\" is too long for --{}", base::printable(value.text), option),
          "The longest time is 596h; 0 waits forever.");
}

int number_of(const OptionValue& value, int most, std::string_view what, std::string_view hint) {
  int number = 0;
  const char* end = value.text.data() + value.text.size();
  const auto [parsed_to, error] = std::from_chars(value.text.data(), end, number);
  if (error == std::errc() && parsed_to == end && number >= 0 && number <= most) return number;
  fail_at(value, fmt::format("\"{}\" is not a valid number of {}", base::printable(value.text), what),
          std::string(hint));
}

int retries_of(const OptionValue& value) {
  return number_of(value, 100, "retries", "Write a number from 0 to 100: --lock-retries 5.");
}

int snapshots_of(const OptionValue& value) {
  return number_of(value, 1000, "snapshots", "Write a number from 0 to 1000: --snapshots 10.");
}

plan::TransactionScope transaction_scope_of(const OptionValue& value) {
  if (value.text == "all") return plan::TransactionScope::all_files;
  if (value.text == "file") return plan::TransactionScope::each_file;
  fail_at(value, fmt::format("unknown transaction scope \"{}\"", base::printable(value.text)),
          "Use --transaction all or --transaction file.");
}

// The value of a switch, which may come from elsewhere than the command line.
bool is_on(const OptionValue& value, std::string_view option) {
  if (value.text == "true") return true;
  if (value.text == "false") return false;
  fail_at(value, fmt::format("\"{}\" is neither true nor false", base::printable(value.text)),
          fmt::format("Write true or false; on the command line --{} alone is true.", option));
}

Output output_of(const OptionValue& value) {
  if (value.text == "text") return Output::text;
  if (value.text == "json") return Output::json;
  fail_at(value, fmt::format("unknown output format \"{}\"", base::printable(value.text)),
          "Use --output text or --output json.");
}

// An object is named as verify and drift print it: its kind, a blank, its name.
bool names_object(const std::string& text) {
  const std::size_t blank = text.find(' ');
  return blank != std::string::npos && blank > 0 && blank + 1 < text.size();
}

schema::DiffOptions diff_options_of(const std::vector<OptionValue>& ignored) {
  schema::DiffOptions options;
  for (const OptionValue& value : ignored) {
    if (value.text == "column-order") {
      options.column_order = schema::ColumnOrder::ignore;
    } else if (names_object(value.text)) {
      options.ignored.push_back(value.text);
    } else {
      fail_at(
          value, fmt::format("\"{}\" cannot be ignored", base::printable(value.text)),
          "The order of columns can, --ignore column-order, and an object with its kind: --ignore \"table app.log\".");
    }
  }
  return options;
}

imports::Accepted accepted_of(const OptionValue& value) {
  imports::Accepted accepted;
  const std::map<std::string_view, bool*> words = {{"changed", &accepted.changed},
                                                   {"failed", &accepted.failed},
                                                   {"ahead", &accepted.ahead},
                                                   {"late", &accepted.late},
                                                   {"unproven", &accepted.unproven}};
  std::string_view rest = value.text;
  while (true) {
    const std::string_view word = rest.substr(0, rest.find(','));
    const auto found = words.find(word);
    if (found == words.end()) {
      fail_at(value, fmt::format("\"{}\" cannot be accepted", base::printable(word)),
              "Write one or more of changed, failed, ahead, late and unproven: --accept changed,late.");
    }
    *found->second = true;
    if (word.size() == rest.size()) return accepted;
    rest.remove_prefix(word.size() + 1);
  }
}

std::string against_of(const OptionValue& value) {
  if (value.text == "create") return value.text;
  fail_at(value, fmt::format("drift cannot compare with \"{}\"", base::printable(value.text)),
          "Use --against create, or name another instance: --against-dsn DSN.");
}

bool is_create(const OptionValue& value) {
  if (value.text == "create/" || value.text == "create" || value.text == "./create/") return true;
  fail_at(value, fmt::format("a database cannot be written into \"{}\"", base::printable(value.text)),
          "Only create/ of the source tree can be updated: --into create/.");
}

std::string environment_of(const OptionValue& value) {
  require_environment_name(value.text);
  return value.text;
}

authoring::PipelineService pipeline_service_of(const OptionValue& value) {
  if (value.text == "github") return authoring::PipelineService::github;
  if (value.text == "gitlab") return authoring::PipelineService::gitlab;
  fail_at(value, fmt::format("\"{}\" is not a service that --ci knows", base::printable(value.text)),
          "Write --ci github or --ci gitlab.");
}

void set_verbosity(Settings& settings, const CommandLine& line) {
  const bool quiet = line.is_on("quiet");
  const bool verbose = line.is_on("verbose");
  if (quiet && verbose) fail("--quiet and --verbose exclude each other");
  if (quiet) settings.verbosity = Verbosity::quiet;
  if (verbose) settings.verbosity = Verbosity::verbose;
}

void set_switches(Settings& settings, const CommandLine& line) {
  settings.ephemeral = line.is_on("ephemeral");
  settings.manual_deployment = line.is_on("manual-deployment");
  settings.create_database = line.is_on("create-database");
  settings.if_needed = line.is_on("if-needed");
  settings.first_run = line.is_on("first-run");
  settings.with_test_data = line.is_on("with-test-data");
  settings.with_repeatables = line.is_on("with-repeatables");
  settings.dry_run = line.is_on("dry-run");
  settings.check = line.is_on("check");
  settings.durable_each = line.is_on("durable-each");
  settings.yes = line.is_on("yes");
  settings.undo_file = line.is_on("undo");
  settings.data = line.given.contains("data");
  settings.create_tree = line.is_on("create-tree");
  settings.strict = line.is_on("strict");
  settings.all = line.is_on("all");
  settings.help = line.is_on("help");
  settings.version = line.is_on("version");
}

void set_protection(Settings& settings, const CommandLine& line) {
  const bool protect = line.is_on("protect");
  const bool unprotect = line.is_on("unprotect");
  if (protect && unprotect) fail("--protect and --unprotect exclude each other");
  if (protect) settings.repairs.protection = plan::ProtectionChange::protect;
  if (unprotect) settings.repairs.protection = plan::ProtectionChange::unprotect;
}

void set_database(Settings& settings, const SettingsLayer& layer) {
  if (const auto* dsn = find_value(layer, "postgres-dsn")) {
    const bool on_command_line = dsn->origin.empty();
    if (!on_command_line) settings.configured_dsn = *dsn;
    if (on_command_line && dsn->text.empty()) {
      fail("the connection string in --postgres-dsn is empty", "Check the variable that it comes from.");
    }
    if (on_command_line) settings.postgres_dsn = dsn->text;
  }
  if (const auto* name = find_value(layer, "dbname")) settings.dbname = database_of(*name);
  if (const auto* directory = find_value(layer, "local")) {
    settings.local = directory->text.empty() ? cluster::default_directory : directory->text;
  }
  if (const auto* directory = find_value(layer, "postgres-bin")) settings.postgres_bin = directory->text;
}

std::size_t steps_of(const OptionValue& value) {
  const auto number = source::Ordinal::parse(value.text);
  if (number && number->value() > 0) return static_cast<std::size_t>(number->value());
  fail_at(value, fmt::format("\"{}\" is not a valid number of deployments", base::printable(value.text)),
          "Write how many to undo: --steps 2.");
}

source::Ordinal parse_ordinal(std::string_view option, const std::string& text) {
  if (const auto ordinal = source::Ordinal::parse(text)) return *ordinal;
  fail(fmt::format("invalid ordinal \"{}\"", base::printable(text)),
       fmt::format("Write the number of a deployment: --{} 7.", option));
}

// Several ordinals: "3,5" or "00003, 00005", each once.
std::vector<source::Ordinal> parse_ordinals(std::string_view option, const std::string& text) {
  std::vector<source::Ordinal> ordinals;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find(',', begin), text.size());
    std::string one = text.substr(begin, end - begin);
    one.erase(std::remove(one.begin(), one.end(), ' '), one.end());
    const source::Ordinal ordinal = parse_ordinal(option, one);
    if (std::find(ordinals.begin(), ordinals.end(), ordinal) != ordinals.end()) {
      fail(fmt::format("option --{} names deployment {} twice", option, to_string(ordinal)),
           "Name each deployment once.");
    }
    ordinals.push_back(ordinal);
    begin = end + 1;
  }
  return ordinals;
}

void set_ordinals(Settings& settings, const SettingsLayer& layer) {
  const auto* to = find_value(layer, "to");
  const auto* steps = find_value(layer, "steps");
  if (to != nullptr && steps != nullptr) fail("--to and --steps exclude each other");
  if (to != nullptr) settings.undo.to = parse_ordinal("to", to->text);
  if (steps != nullptr) settings.undo.steps = steps_of(*steps);
  if (const auto* ordinal = find_value(layer, "ordinal")) settings.baseline = parse_ordinal("ordinal", ordinal->text);
  if (const auto* ordinal = find_value(layer, "before")) settings.before = parse_ordinal("before", ordinal->text);
  const auto list = [&](const char* option, std::vector<source::Ordinal>& ordinals) {
    if (const auto* value = find_value(layer, option)) ordinals = parse_ordinals(option, value->text);
  };
  list("accept-changed", settings.repairs.accept_changed);
  list("mark-applied", settings.repairs.mark_applied);
  // With --manual-deployment these are ordinals of manual-deployment/.
  list("forget", settings.manual_deployment ? settings.repairs.forget_manual : settings.repairs.forget);
}

// An empty one would lead to the database that the shell's variables select.
std::string dsn_of(const OptionValue& value, std::string_view option) {
  if (!value.text.empty()) return value.text;
  fail_at(value, fmt::format("the connection string in --{} is empty", option),
          "Check the variable that it comes from.");
}

// An empty one would be the current directory.
std::string base_of(const OptionValue& value) {
  if (!value.text.empty()) return value.text;
  fail_at(value, "the base in --base is empty",
          "Check the variable that it comes from; without --base it is the commit where the branch left main.");
}

std::string file_of(const OptionValue& value) {
  if (value.text == "-") {
    fail_at(value, "--html cannot write to standard output", "Name the file to write the page to.");
  }
  if (!value.text.empty()) return value.text;
  fail_at(value, "the name of the file in --html is empty", "Name the file to write the page to.");
}

void set_values(Settings& settings, SettingsLayer layer) {
  set_database(settings, layer);
  if (const auto* root = find_value(layer, "root")) settings.root = root->text;
  if (const auto* name = find_value(layer, "environment")) settings.environment = environment_of(*name);
  if (const auto* schema = find_value(layer, "history-schema")) settings.history_schema = schema_of(*schema);
  if (const auto* scope = find_value(layer, "transaction")) settings.transaction = transaction_scope_of(*scope);
  for (const char* option : {"wait", "for"}) {
    if (const auto* wait = find_value(layer, option)) settings.server_wait = time_of(*wait, option);
  }
  if (const auto* wait = find_value(layer, "lock-wait")) settings.lock_wait = time_of(*wait, "lock-wait");
  if (const auto* time = find_value(layer, "lock-timeout"))
    settings.lock_timeout = server_time_of(*time, "lock-timeout");
  if (const auto* retries = find_value(layer, "lock-retries")) settings.lock_retries = retries_of(*retries);
  if (const auto* kept = find_value(layer, "snapshots")) settings.snapshots = snapshots_of(*kept);
  if (const auto* time = find_value(layer, "statement-timeout")) {
    settings.statement_timeout = server_time_of(*time, "statement-timeout");
  }
  if (const auto* time = find_value(layer, "hook-timeout")) settings.hook_timeout = time_of(*time, "hook-timeout");
  if (const auto* output = find_value(layer, "output")) settings.output = output_of(*output);
  if (const auto* allowed = find_value(layer, "allow-ahead")) {
    settings.ahead = is_on(*allowed, "allow-ahead") ? plan::Ahead::allow : plan::Ahead::refuse;
  }
  set_ordinals(settings, layer);
  if (const auto* reason = find_value(layer, "reason")) settings.reason = reason->text;
  if (const auto* service = find_value(layer, "ci")) settings.ci = pipeline_service_of(*service);
  if (const auto* table = find_value(layer, "table")) settings.table = table->text;
  if (const auto* group = find_value(layer, "group")) settings.group = group->text;
  if (const auto* from = find_value(layer, "from")) settings.from = from->text;
  if (const auto* words = find_value(layer, "accept")) settings.accepted = accepted_of(*words);
  if (const auto* onto = find_value(layer, "onto")) settings.onto = onto->text;
  if (const auto* base = find_value(layer, "base")) settings.base = base_of(*base);
  if (const auto* dsn = find_value(layer, "scratch-dsn")) settings.scratch_dsn = dsn_of(*dsn, "scratch-dsn");
  if (const auto* directory = find_value(layer, "into")) settings.into_create = is_create(*directory);
  if (const auto* file = find_value(layer, "html")) settings.html = file_of(*file);
  if (const auto* what = find_value(layer, "against")) settings.against = against_of(*what);
  if (const auto* dsn = find_value(layer, "against-dsn")) settings.against_dsn = dsn_of(*dsn, "against-dsn");
  settings.password_command = std::move(layer.password_command);
  settings.data_of = std::move(layer.data_of);
  settings.diff = diff_options_of(layer.ignored);
  settings.is_protected = layer.is_protected.value_or(false);
  settings.repeatable = std::move(layer.repeatable).value_or(std::vector<std::string>{});
  settings.variables = std::move(layer.variables);
  settings.session_settings = std::move(layer.session_settings);
}

// The function may also be the first word.
void set_function(Settings& settings, const CommandLine& line) {
  settings.operands = line.words;
  if (const auto* function = find_value(line.values, "function")) {
    settings.function = function->text;
  } else if (!settings.operands.empty()) {
    settings.function = settings.operands.front();
    settings.operands.erase(settings.operands.begin());
  }
}

}  // namespace

std::optional<std::chrono::milliseconds> parse_duration(const std::string& text) {
  using std::chrono::milliseconds;
  constexpr milliseconds longest = std::chrono::years(100);  // a deadline is counted in nanoseconds
  long long number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || number < 0) return std::nullopt;
  const auto in = [number, longest](milliseconds unit) {
    return number <= longest / unit ? std::optional(number * unit) : std::nullopt;
  };
  const std::string_view unit(end, static_cast<std::size_t>(text.data() + text.size() - end));
  if (unit == "ms") return in(milliseconds(1));
  if (unit == "s" || unit.empty()) return in(std::chrono::seconds(1));
  if (unit == "min") return in(std::chrono::minutes(1));
  if (unit == "h") return in(std::chrono::hours(1));
  return std::nullopt;
}

Settings parse_command_line(const std::vector<std::string>& arguments, const SettingsLayer& files) {
  CommandLine line = split_command_line(arguments);
  Settings settings;
  settings.given = line.given;
  settings.arguments = arguments;
  set_function(settings, line);
  set_verbosity(settings, line);
  set_switches(settings, line);
  set_protection(settings, line);
  SettingsLayer layer = std::move(line.values);
  layer.add_below(environment_layer());
  layer.add_below(files);
  set_values(settings, std::move(layer));
  return settings;
}

}  // namespace pgmanager::cli
