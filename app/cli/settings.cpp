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
#include "cli/option_values.hpp"
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
  settings.apply = line.is_on("apply");
  settings.force = line.is_on("force");
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
    settings.configured_local = !directory->origin.empty();
    if (directory->origin.empty()) {
      settings.local = directory->text.empty() ? cluster::default_directory : directory->text;
    }
  }
  if (const auto* port = find_value(layer, "port")) settings.port = port_of(*port);
  if (const auto* directory = find_value(layer, "postgres-bin")) settings.postgres_bin = directory->text;
}

void set_ordinals(Settings& settings, const SettingsLayer& layer) {
  const auto* to = find_value(layer, "to");
  const auto* steps = find_value(layer, "steps");
  if (to != nullptr && steps != nullptr) fail("--to and --steps exclude each other");
  if (to != nullptr && settings.function == "diff") settings.to = to->text;
  if (to != nullptr && settings.function != "diff") settings.undo.to = parse_ordinal("to", to->text);
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
  if (const auto* name = find_value(layer, "clone")) settings.clone = clone_of(*name);
  if (const auto* kept = find_value(layer, "keep")) settings.kept_templates = kept_templates_of(*kept);
  if (const auto* allowed = find_value(layer, "allow-ahead")) {
    settings.ahead = is_on(*allowed, "allow-ahead") ? plan::Ahead::allow : plan::Ahead::refuse;
  }
  if (const auto* wanted = find_value(layer, "restore-point")) settings.restore_point = is_on(*wanted, "restore-point");
  set_ordinals(settings, layer);
  if (const auto* reason = find_value(layer, "reason")) settings.reason = reason->text;
  if (const auto* service = find_value(layer, "ci")) settings.ci = pipeline_service_of(*service);
  if (const auto* table = find_value(layer, "table")) settings.table = table->text;
  if (const auto* group = find_value(layer, "group")) settings.group = group->text;
  if (const auto* from = find_value(layer, "from")) settings.from = from->text;
  if (const auto* words = find_value(layer, "accept")) settings.accepted = accepted_of(*words);
  if (const auto* names = find_value(layer, "schemas")) settings.schemas = schemas_of(*names);
  if (const auto* onto = find_value(layer, "onto")) settings.onto = onto->text;
  if (const auto* base = find_value(layer, "base")) settings.base = base_of(*base);
  if (const auto* what = find_value(layer, "allow")) settings.allow_data_loss = allows_data_loss(*what);
  if (const auto* file = find_value(layer, "keep-unproven")) settings.keep_unproven = file_of(*file);
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
  if (settings.output == Output::openmetrics && settings.function != "status") {
    settings.output = Output::text;  // what the environment says is for status
    if (settings.given.contains("output")) {
      fail("option --output openmetrics applies to function status only", "Use --output text or --output json.");
    }
  }
  return settings;
}

}  // namespace pgmanager::cli
