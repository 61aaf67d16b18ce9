#include "cli/option_values.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <limits>
#include <map>
#include <string_view>

#include "base/error.hpp"
#include "base/utf8.hpp"
#include "cli/variable_names.hpp"
#include "pg/connect_options.hpp"

namespace pgmanager::cli {

namespace {

using base::Error;
using base::ErrorCode;

[[noreturn]] void fail_value(std::string message, std::string hint) {
  throw Error({.code = ErrorCode::usage, .message = std::move(message), .hint = std::move(hint)});
}

[[noreturn]] void fail_at(const OptionValue& value, std::string message, std::string hint) {
  throw Error({.code = ErrorCode::usage,
               .message = std::move(message),
               .detail = value.origin.empty() ? "" : fmt::format("It comes from {}.", value.origin),
               .hint = std::move(hint)});
}

// The value is not shown: a connection string may contain a password.
void require_plain_name(const OptionValue& value, std::string_view option, std::string_view example) {
  if (!pg::is_connection_string(value.text)) return;
  fail_at(value, fmt::format("the value of --{} is a connection string and not a name", option),
          fmt::format("A connection string belongs in --postgres-dsn, a name here: --{} {}.", option, example));
}

constexpr std::size_t longest_name = 63;  // in bytes; PostgreSQL cuts longer ones

// Why `name` cannot be a history schema; empty: it can.
std::string why_no_history_schema(const std::string& name) {
  if (name.empty()) return "Name a schema: --history-schema postgres_manager.";
  if (name.size() > longest_name) return "Use a shorter name: PostgreSQL cuts names after 63 bytes.";
  if (name.starts_with("pg_")) return "Use another name: PostgreSQL reserves names that begin with pg_.";
  if (name == "information_schema") return "Use another name: PostgreSQL has its own schema of this name.";
  if (base::printable(name) != name) return "Use a name without control characters and others that cannot be seen.";
  return "";
}

int number_of(const OptionValue& value, int least, int most, std::string_view what, std::string_view hint) {
  int number = 0;
  const char* end = value.text.data() + value.text.size();
  const auto [parsed_to, error] = std::from_chars(value.text.data(), end, number);
  if (error == std::errc() && parsed_to == end && number >= least && number <= most) return number;
  fail_at(value, fmt::format("\"{}\" is not a valid {}", base::printable(value.text), what), std::string(hint));
}

// An object is named as verify and drift print it: its kind, a blank, its name.
bool names_object(const std::string& text) {
  const std::size_t blank = text.find(' ');
  return blank != std::string::npos && blank > 0 && blank + 1 < text.size();
}

}  // namespace

std::string database_of(const OptionValue& value) {
  require_plain_name(value, "dbname", "shop");
  return value.text;
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

int retries_of(const OptionValue& value) {
  return number_of(value, 0, 100, "number of retries", "Write a number from 0 to 100: --lock-retries 5.");
}

int snapshots_of(const OptionValue& value) {
  return number_of(value, 0, 1000, "number of snapshots", "Write a number from 0 to 1000: --snapshots 10.");
}

int port_of(const OptionValue& value) {
  return number_of(value, 1024, 65535, "port", "Write a number from 1024 to 65535: --port 5433.");
}

int kept_templates_of(const OptionValue& value) {
  return number_of(value, 1, 1000, "number of templates", "Write a number from 1 to 1000: --keep 3.");
}

std::string clone_of(const OptionValue& value) {
  require_plain_name(value, "clone", "test_1");
  if (value.text.empty() || value.text.size() > longest_name) {
    fail_at(value, fmt::format("\"{}\" is not a valid name of a database", base::printable(value.text)),
            "Write a name of 1 to 63 bytes: --clone test_1.");
  }
  if (value.text.starts_with("pgmanager_template_")) {
    fail_at(value, fmt::format("\"{}\" is the name of a template", base::printable(value.text)),
            "Take another name: templates are built and dropped by the program.");
  }
  return value.text;
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
  if (value.text == "openmetrics") return Output::openmetrics;
  fail_at(value, fmt::format("unknown output format \"{}\"", base::printable(value.text)),
          "Use --output text or --output json, for status also --output openmetrics.");
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

std::vector<std::string> split_at_commas(std::string_view list) {
  std::vector<std::string> words;
  while (true) {
    words.emplace_back(list.substr(0, list.find(',')));
    if (words.back().size() == list.size()) return words;
    list.remove_prefix(words.back().size() + 1);
  }
}

imports::Accepted accepted_of(const OptionValue& value) {
  imports::Accepted accepted;
  const std::map<std::string_view, bool*> words = {{"changed", &accepted.changed},
                                                   {"failed", &accepted.failed},
                                                   {"ahead", &accepted.ahead},
                                                   {"late", &accepted.late},
                                                   {"unproven", &accepted.unproven}};
  for (const std::string& word : split_at_commas(value.text)) {
    const auto found = words.find(word);
    if (found == words.end()) {
      fail_at(value, fmt::format("\"{}\" cannot be accepted", base::printable(word)),
              "Write one or more of changed, failed, ahead, late and unproven: --accept changed,late.");
    }
    *found->second = true;
  }
  return accepted;
}

bool allows_data_loss(const OptionValue& value) {
  if (value.text == "data-loss") return true;
  fail_at(value, fmt::format("\"{}\" cannot be allowed", base::printable(value.text)), "Write --allow data-loss.");
}

std::vector<std::string> schemas_of(const OptionValue& value) {
  std::vector<std::string> schemas = split_at_commas(value.text);
  if (std::ranges::count(schemas, "") > 0) {
    fail_at(value, "the name of a schema is empty", "Write the names with commas between them: --schemas app,audit.");
  }
  return schemas;
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

std::size_t steps_of(const OptionValue& value) {
  const auto number = source::Ordinal::parse(value.text);
  if (number && number->value() > 0) return static_cast<std::size_t>(number->value());
  fail_at(value, fmt::format("\"{}\" is not a valid number of deployments", base::printable(value.text)),
          "Write how many to undo: --steps 2.");
}

source::Ordinal parse_ordinal(std::string_view option, const std::string& text) {
  if (const auto ordinal = source::Ordinal::parse(text)) return *ordinal;
  fail_value(fmt::format("invalid ordinal \"{}\"", base::printable(text)),
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
      fail_value(fmt::format("option --{} names deployment {} twice", option, to_string(ordinal)),
                 "Name each deployment once.");
    }
    ordinals.push_back(ordinal);
    begin = end + 1;
  }
  return ordinals;
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

}  // namespace pgmanager::cli
