#include "cli/printed_command.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "cli/command_table.hpp"
#include "cli/option_table.hpp"
#include "cli/secrets.hpp"
#include "cluster/private_server.hpp"
#include "source/file_name.hpp"

namespace pgmanager::cli {

namespace {

constexpr std::string_view program = "postgres-manager ";

struct GivenOption {
  std::string_view name;
  std::string value;  // quoted for the shell; empty: the option has no value
};

std::vector<GivenOption> given_options(const Settings& settings) {
  std::vector<GivenOption> options;
  const auto add = [&](std::string_view name, const std::string& value) {
    if (settings.given.contains(std::string(name))) {
      options.push_back({.name = name, .value = value.empty() ? "" : source::shell_word(value)});
    }
  };
  const bool is_usual = settings.local == std::filesystem::path(cluster::default_directory);
  add("environment", settings.environment.value_or(""));
  add("local", settings.local && !is_usual ? settings.local->string() : "");
  add("dbname", settings.dbname.value_or(""));
  add("history-schema", settings.history_schema);
  std::error_code ignored;
  const auto add_dsn = [&](std::string_view name, const std::optional<std::string>& dsn) {
    const auto shown = dsn ? dsn_without_secrets(*dsn) : std::nullopt;
    if (shown) add(name, *shown);
  };
  add("root", std::filesystem::absolute(settings.root, ignored).lexically_normal().string());
  add_dsn("against-dsn", settings.against_dsn);
  add_dsn("scratch-dsn", settings.scratch_dsn);
  add_dsn("postgres-dsn", settings.postgres_dsn);
  return options;
}

bool is_word_character(char c) {
  return (c >= 'a' && c <= 'z') || c == '-';
}

// The text after the program's name that belongs to the same command.
std::string_view rest_of_command(std::string_view text) {
  return text.substr(0, std::min({text.find(" && "), text.find(';'), text.find('\n'), text.size()}));
}

bool has_option(std::string_view command, std::string_view name) {
  const std::string written = fmt::format("--{}", name);
  const std::size_t at = command.find(written);
  return at != std::string_view::npos &&
         (at + written.size() == command.size() || !is_word_character(command[at + written.size()]));
}

// `text` starts after the program's name. Returns the options for its function, each after a blank, and where to insert
// them.
std::pair<std::size_t, std::string> options_for(std::string_view text, const std::vector<GivenOption>& given) {
  constexpr std::string_view function_option = "--function ";
  const std::size_t begin = text.starts_with(function_option) ? function_option.size() : 0;
  std::size_t end = begin;
  while (end < text.size() && is_word_character(text[end])) ++end;
  const std::string_view function = text.substr(begin, end - begin);
  std::string options;
  const Command* const command = find_command(function);
  if (command == nullptr) return {0, options};
  for (const GivenOption& each : given) {
    if (!applies_to(*find_option(each.name), function) || has_option(rest_of_command(text), each.name)) continue;
    // Without "=" the directory of --local would be a word of the function.
    const bool as_one_word = each.name == "local" && command->words != Words::none;
    const char* const separator = each.value.empty() ? "" : as_one_word ? "=" : " ";
    options += fmt::format(" --{}{}{}", each.name, separator, each.value);
  }
  return {end, options};
}

}  // namespace

std::string with_target(std::string_view text, const Settings& settings) {
  const std::vector<GivenOption> given = given_options(settings);
  std::string result;
  while (!given.empty()) {
    const std::size_t at = text.find(program);
    if (at == std::string_view::npos) break;
    const auto [end, options] = options_for(text.substr(at + program.size()), given);
    result += text.substr(0, at + program.size() + end);
    result += options;
    text.remove_prefix(at + program.size() + end);
  }
  return result += text;
}

}  // namespace pgmanager::cli
