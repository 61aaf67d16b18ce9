#include "cli/settings.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <cxxopts.hpp>

#include "base/error.hpp"
#include "base/utf8.hpp"
#include "cli/command_table.hpp"
#include "cli/option_table.hpp"
#include "cli/suggestion.hpp"
#include "cluster/private_server.hpp"

namespace pgmanager::cli {

namespace {

using base::Error;
using base::ErrorCode;

[[noreturn]] void fail(std::string message, std::string hint = "See all options: postgres-manager --help.") {
  throw Error({.code = ErrorCode::usage, .message = std::move(message), .hint = std::move(hint)});
}

bool is_optional_value(const Option& option) {
  return option.value.starts_with('[');
}

// cxxopts takes an optional value only as --local=DIR; people also write --local DIR. The next word is the value unless
// it is an option or the function.
std::vector<std::string> join_optional_values(const std::vector<std::string>& arguments) {
  std::vector<std::string> joined;
  for (const std::string& argument : arguments) {
    const std::string_view before = joined.empty() ? std::string_view() : std::string_view(joined.back());
    const bool takes_value = std::any_of(option_table.begin(), option_table.end(), [&](const Option& option) {
      return is_optional_value(option) && before == fmt::format("--{}", option.name);
    });
    if (takes_value && !argument.starts_with('-') && find_command(argument) == nullptr) {
      joined.back() += "=" + argument;
    } else {
      joined.push_back(argument);
    }
  }
  return joined;
}

cxxopts::Options make_parser() {
  cxxopts::Options parser("postgres-manager");
  auto add = parser.add_options();
  for (const Option& option : option_table) {
    const std::string name(option.name);
    if (option.value.empty()) {
      add(name, "");
    } else if (is_optional_value(option)) {
      add(name, "", cxxopts::value<std::string>()->implicit_value(""));
    } else {
      add(name, "", cxxopts::value<std::string>());
    }
  }
  add("words", "", cxxopts::value<std::vector<std::string>>());
  parser.parse_positional({"words"});
  parser.allow_unrecognised_options();
  return parser;
}

[[noreturn]] void fail_unknown(const std::string& argument) {
  std::vector<std::string> known;
  for (const Option& option : option_table) known.push_back(fmt::format("--{}", option.name));
  const std::string name = argument.substr(0, argument.find('='));
  const std::string nearest = nearest_word(name, known);
  fail(fmt::format("unknown option \"{}\"", name),
       nearest.empty() ? "See all options: postgres-manager --help." : fmt::format("Did you mean {}?", nearest));
}

// Options may also come from the environment: --lock-wait as POSTGRES_MANAGER_LOCK_WAIT. Only those with values: a
// variable that is set to "no" must not switch something on.
std::optional<std::string> from_environment(std::string_view option) {
  std::string name = "POSTGRES_MANAGER_";
  for (const char c : option) name += c == '-' ? '_' : static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
  const char* value = std::getenv(name.c_str());  // NOLINT(concurrency-mt-unsafe)
  if (value == nullptr || *value == '\0') return std::nullopt;
  return value;
}

std::optional<std::string> value_of(const cxxopts::ParseResult& parsed, const std::string& option) {
  if (parsed.count(option) > 0) return parsed[option].as<std::string>();
  return from_environment(option);
}

// --dry-run is short for --dry-run=true.
bool is_on(const cxxopts::ParseResult& parsed, const std::string& option) {
  return parsed.count(option) > 0 && parsed[option].as<bool>();
}

// PostgreSQL keeps pg_* and information_schema for itself, and cuts longer names silently.
std::string checked_schema(const std::string& name) {
  constexpr std::size_t longest_name = 63;
  const bool usable = !name.empty() && name.size() <= longest_name && !name.starts_with("pg_") &&
                      name != "information_schema" && base::printable(name) == name;
  if (!usable) {
    fail(fmt::format("\"{}\" cannot be the name of the history schema", base::printable(name)),
         "Use 1 to 63 bytes that do not begin with pg_.");
  }
  return name;
}

void set_function(Settings& settings, const cxxopts::ParseResult& parsed) {
  if (parsed.count("words") > 0) settings.operands = parsed["words"].as<std::vector<std::string>>();
  if (parsed.count("function") > 0) {
    settings.function = parsed["function"].as<std::string>();
  } else if (!settings.operands.empty()) {
    settings.function = settings.operands.front();
    settings.operands.erase(settings.operands.begin());
  }
}

void set_output(Settings& settings, const cxxopts::ParseResult& parsed) {
  const std::string output = value_of(parsed, "output").value_or("text");
  if (output != "text" && output != "json") {
    fail(fmt::format("unknown output format \"{}\"", output), "Use --output text or --output json.");
  }
  settings.output = output == "json" ? Output::json : Output::text;
  const bool quiet = is_on(parsed, "quiet");
  const bool verbose = is_on(parsed, "verbose");
  if (quiet && verbose) fail("--quiet and --verbose exclude each other");
  if (quiet) settings.verbosity = Verbosity::quiet;
  if (verbose) settings.verbosity = Verbosity::verbose;
}

Settings settings_of(const cxxopts::ParseResult& parsed) {
  Settings settings;
  for (const Option& option : option_table) {
    const std::size_t times = parsed.count(std::string(option.name));
    if (times > 0) settings.given.emplace(option.name);
    if (times > 1 && !option.value.empty()) fail(fmt::format("option --{} is given {} times", option.name, times));
  }
  set_function(settings, parsed);
  set_output(settings, parsed);
  if (parsed.count("postgres-dsn") > 0) {
    settings.postgres_dsn = parsed["postgres-dsn"].as<std::string>();
    if (settings.postgres_dsn->empty()) {
      fail("the connection string in --postgres-dsn is empty", "Check the variable that it comes from.");
    }
  }
  settings.dbname = value_of(parsed, "dbname");
  if (parsed.count("local") > 0) {
    const std::string directory = parsed["local"].as<std::string>();
    settings.local = directory.empty() ? cluster::default_directory : directory;
  }
  if (const auto directory = value_of(parsed, "postgres-bin")) settings.postgres_bin = *directory;
  if (const auto root = value_of(parsed, "root")) settings.root = *root;
  if (const auto schema = value_of(parsed, "history-schema")) settings.history_schema = checked_schema(*schema);
  if (const auto wait = value_of(parsed, "lock-wait")) {
    const auto duration = parse_duration(*wait);
    if (!duration) fail(fmt::format("\"{}\" is no time", *wait), "Write it like this: --lock-wait 30s, 5min or 1h.");
    settings.lock_wait = *duration;
  }
  if (parsed.count("reason") > 0) settings.reason = parsed["reason"].as<std::string>();
  settings.ephemeral = is_on(parsed, "ephemeral");
  settings.manual_deployment = is_on(parsed, "manual-deployment");
  settings.create_database = is_on(parsed, "create-database");
  settings.if_needed = is_on(parsed, "if-needed");
  settings.dry_run = is_on(parsed, "dry-run");
  settings.help = is_on(parsed, "help");
  settings.version = is_on(parsed, "version");
  return settings;
}

}  // namespace

std::optional<std::chrono::milliseconds> parse_duration(const std::string& text) {
  long long number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  constexpr long long longest = 365LL * 24 * 3600;  // in the largest unit that is used for it below
  if (error != std::errc() || number < 0 || number > longest) return std::nullopt;
  const std::string_view unit(end, static_cast<std::size_t>(text.data() + text.size() - end));
  if (unit == "ms") return std::chrono::milliseconds(number);
  if (unit == "s" || unit.empty()) return std::chrono::seconds(number);
  if (unit == "min") return std::chrono::minutes(number);
  if (unit == "h") return std::chrono::hours(number);
  return std::nullopt;
}

Settings parse_command_line(const std::vector<std::string>& arguments) {
  std::vector<std::string> joined = join_optional_values(arguments);
  std::vector<const char*> argv = {"postgres-manager"};
  for (const std::string& argument : joined) argv.push_back(argument.c_str());
  try {
    const auto parsed = make_parser().parse(static_cast<int>(argv.size()), argv.data());
    if (!parsed.unmatched().empty()) fail_unknown(parsed.unmatched().front());
    return settings_of(parsed);
  } catch (const cxxopts::exceptions::exception& error) {
    throw Error({.code = ErrorCode::usage,
                 .message = "could not understand the command line",
                 .detail = fmt::format("{}.", error.what()),
                 .hint = "See all options: postgres-manager --help."});
  }
}

}  // namespace pgmanager::cli
