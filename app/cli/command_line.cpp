#include "cli/command_line.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cxxopts.hpp>
#include <utility>

#include "base/error.hpp"
#include "base/nearest_word.hpp"
#include "base/utf8.hpp"
#include "cli/command_table.hpp"
#include "cli/option_table.hpp"
#include "cli/variable_names.hpp"
#include "pg/connect_options.hpp"

namespace pgmanager::cli {

namespace {

using base::Error;
using base::ErrorCode;

constexpr const char* where_options_are =
    "See the functions: postgres-manager --help; the options of one: postgres-manager help NAME.";

[[noreturn]] void fail(std::string message, std::string hint = where_options_are) {
  throw Error({.code = ErrorCode::usage, .message = std::move(message), .hint = std::move(hint)});
}

bool is_optional_value(const Option& option) {
  return option.value.starts_with('[');
}

bool takes_value(const Option& option) {
  return !option.value.empty() && !is_optional_value(option);
}

// "--lock-wait", "--lock-wait=30s"
const Option* option_in(std::string_view argument) {
  return argument.starts_with("--") ? find_option(argument.substr(2, argument.find('=') - 2)) : nullptr;
}

// The first word that is the name of a function; null: none.
const Command* first_command(const std::vector<std::string>& arguments) {
  for (const std::string& word : arguments) {
    if (const Command* command = find_command(word)) return command;
  }
  return nullptr;
}

[[noreturn]] void fail_without_value(const Option& option, const std::vector<std::string>& arguments) {
  const Command* command = first_command(arguments);
  fail(fmt::format("option --{} is not followed by {}", option.name, option.value),
       command == nullptr ? where_options_are
                          : fmt::format("See its options: postgres-manager help {}.", command->name));
}

// In "dump --local schema.sql" the word is the file of dump, not a directory for the server, which is created.
bool may_precede_words(const Option& option, const Command* command) {
  return option.name == "local" && command != nullptr && command->words != Words::none;
}

// cxxopts accepts an optional value only as --local=DIR; users also write --local DIR. The next word is the value
// unless it is an option or the function, or may be a word of the function. cxxopts accepts all other values in both
// forms.
std::vector<std::string> in_form_of_cxxopts(const std::vector<std::string>& arguments) {
  std::vector<std::string> converted;
  const Command* const command = first_command(arguments);
  for (auto argument = arguments.begin(); argument != arguments.end(); ++argument) {
    const Option* option = option_in(*argument);
    const std::size_t equals = argument->find('=');
    const std::string* next = argument + 1 != arguments.end() ? &argument[1] : nullptr;
    if (option != nullptr && takes_value(*option) && equals != std::string::npos) {
      converted.push_back(argument->substr(0, equals));
      converted.push_back(argument->substr(equals + 1));
      continue;
    }
    if (pg::is_connection_uri(*argument)) converted.emplace_back("--postgres-dsn");
    converted.push_back(*argument);
    const bool has_value = next != nullptr && option_in(*next) == nullptr;
    if (option != nullptr && takes_value(*option) && !has_value) fail_without_value(*option, arguments);
    if (option == nullptr || next == nullptr || equals != std::string::npos) continue;
    if (takes_value(*option)) {
      converted.push_back(*next);
      ++argument;
    } else if (is_optional_value(*option) && !may_precede_words(*option, command) && !next->starts_with('-') &&
               !pg::is_connection_uri(*next) && find_command(*next) == nullptr) {
      converted.back() += "=" + *next;
      ++argument;
    }
  }
  return converted;
}

cxxopts::Options make_parser() {
  cxxopts::Options parser("postgres-manager");
  auto add = parser.add_options();
  for (const Option& option : option_table) {
    const std::string name =
        (option.letter == '\0' ? "" : std::string(1, option.letter) + ",") + std::string(option.name);
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

// The function on the command line; null: none, or an unknown one.
const Command* command_of(const cxxopts::ParseResult& parsed) {
  if (parsed.count("function") > 0) return find_command(parsed["function"].as<std::string>());
  return parsed.count("words") > 0 ? find_command(parsed["words"].as<std::vector<std::string>>().front()) : nullptr;
}

[[noreturn]] void fail_unknown(const std::string& argument, const Command* command) {
  std::vector<std::string> known;
  for (const Option& option : option_table) {
    if (command == nullptr || applies_to(option, command->name)) known.push_back(fmt::format("--{}", option.name));
  }
  const std::string name = argument.substr(0, argument.find('='));
  const std::string nearest = base::nearest_word(name, known);
  const std::string all =
      command == nullptr ? where_options_are : fmt::format("See its options: postgres-manager help {}.", command->name);
  fail(fmt::format("unknown option \"{}\"", name), nearest.empty() ? all : fmt::format("Did you mean {}?", nearest));
}

// The name and the value of NAME=VALUE. Any other text is not shown: it may be a secret.
std::pair<std::string, std::string> assignment_of(const std::string& option, const std::string& text,
                                                  std::string_view example) {
  const std::size_t equals = text.find('=');
  if (equals == std::string::npos || equals == 0) {
    fail(fmt::format("option --{} is not followed by NAME=VALUE", option),
         fmt::format("Write it like this: --{} {}.", option, example));
  }
  return {text.substr(0, equals), text.substr(equals + 1)};
}

// Help says so, too.
bool may_be_repeated(const Option& option) {
  return option.value.empty() || option.help.ends_with("may be repeated");
}

std::set<std::string> given_options(const cxxopts::ParseResult& parsed) {
  std::set<std::string> given;
  for (const Option& option : option_table) {
    const std::size_t times = parsed.count(std::string(option.name));
    if (times > 0) given.emplace(option.name);
    if (times > 1 && !may_be_repeated(option))
      fail(fmt::format("option --{} is given {} times", option.name, times), "Give it once.");
  }
  return given;
}

void add(CommandLine& line, const std::string& option, const std::string& text) {
  if (option == "words") {
    line.words.push_back(text);
  } else if (option == "set") {
    const auto [name, value] = assignment_of(option, text, "schema=shop");
    require_variable(name, value);
    line.values.variables[name] = value;
  } else if (option == "setting") {
    const auto [name, value] = assignment_of(option, text, "app.user=ann");
    require_session_setting(name, value);
    line.values.session_settings[base::lowered(name)] = value;
  } else if (option == "data") {
    if (!text.empty()) line.values.data_of.push_back(text);
  } else if (option == "ignore") {
    line.values.ignored.push_back({text, ""});
  } else {
    line.values.options[option] = {text, ""};
  }
}

CommandLine command_line_of(const cxxopts::ParseResult& parsed) {
  CommandLine line;
  line.given = given_options(parsed);
  // as<std::vector<std::string>>() would split values at commas.
  for (const cxxopts::KeyValue& argument : parsed.arguments()) add(line, argument.key(), argument.value());
  for (const Option& option : option_table) {
    // --dry-run is short for --dry-run=true.
    const std::string name(option.name);
    if (option.value.empty() && parsed.count(name) > 0 && parsed[name].as<bool>()) line.switches.insert(name);
  }
  return line;
}

}  // namespace

CommandLine split_command_line(const std::vector<std::string>& arguments) {
  // What follows "--" are words as they are: the arguments of psql.
  const auto end = std::find(arguments.begin(), arguments.end(), "--");
  const std::vector<std::string> converted = in_form_of_cxxopts({arguments.begin(), end});
  std::vector<const char*> argv = {"postgres-manager"};
  for (const std::string& argument : converted) argv.push_back(argument.c_str());
  try {
    const auto parsed = make_parser().parse(static_cast<int>(argv.size()), argv.data());
    if (!parsed.unmatched().empty()) fail_unknown(parsed.unmatched().front(), command_of(parsed));
    CommandLine line = command_line_of(parsed);
    // Without regular expressions cxxopts treats an unknown option such as -x=1 as a word.
    for (const std::string& word : line.words) {
      if (word.size() > 1 && word.starts_with('-')) fail_unknown(word, command_of(parsed));
    }
    if (end != arguments.end()) line.words.insert(line.words.end(), end + 1, arguments.end());
    return line;
  } catch (const cxxopts::exceptions::exception& error) {
    throw Error({.code = ErrorCode::usage,
                 .message = "could not understand the command line",
                 .detail = fmt::format("{}.", error.what()),
                 .hint = where_options_are});
  }
}

}  // namespace pgmanager::cli
