#include "cli/completion.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <filesystem>
#include <sstream>
#include <string_view>
#include <utility>

#include "authoring/tree_names.hpp"
#include "base/error.hpp"
#include "base/files.hpp"
#include "base/utf8.hpp"
#include "cli/command_table.hpp"
#include "cli/option_table.hpp"
#include "cli/settings_files.hpp"
#include "cli/target.hpp"
#include "imports/read_migrations.hpp"
#include "source/file_name.hpp"

namespace pgmanager::cli {

namespace {

/// Values that an option can have, where these are few.
struct Choice {
  std::string_view option;
  std::string_view values;  ///< separated by blanks
};
constexpr std::array choices = {
    Choice{"output", "text json"},    Choice{"transaction", "all file"},
    Choice{"ci", "github gitlab"},    Choice{"into", "create/"},
    Choice{"against", "create"},      Choice{"base", "empty"},
    Choice{"ignore", "column-order"}, Choice{"accept", "changed failed ahead late unproven"},
    Choice{"allow", "data-loss"},
};

std::vector<std::string> split(std::string_view list) {
  std::vector<std::string> words;
  while (!list.empty()) {
    const std::size_t size = std::min(list.find(' '), list.size());
    words.emplace_back(list.substr(0, size));
    list.remove_prefix(std::min(size + 1, list.size()));
  }
  return words;
}

const Option* option_of(std::string_view word) {
  if (!word.starts_with("--")) return nullptr;
  return find_option(word.substr(2, word.find('=') - 2));
}

bool takes_next_word(std::string_view word) {
  const Option* option = option_of(word);
  return option != nullptr && !option->value.empty() && !option->value.starts_with('[') &&
         word.find('=') == std::string_view::npos;
}

class Completing {
 public:
  Completing(std::vector<std::string> words, const DatabasesOf& databases)
      : words_(std::move(words)), databases_(databases) {
    if (words_.empty()) words_.emplace_back();
    current_ = std::move(words_.back());
    words_.pop_back();
    for (std::size_t i = 0; i < words_.size(); ++i) read(i);
  }

  Completion complete() {
    const std::size_t equals = current_.find('=');
    if (const Option* option = option_of(current_); option != nullptr && equals != std::string::npos) {
      add_values(*option, current_.substr(0, equals + 1), current_.substr(equals + 1));
    } else if (!words_.empty() && takes_next_word(words_.back())) {
      add_values(*option_of(words_.back()), "", current_);
    } else if (current_.starts_with('-')) {
      add_options();
    } else if (command_ == nullptr) {
      add_functions();
    } else {
      add_words();
    }
    return std::move(completion_);
  }

 private:
  // The function, and the root, of the command line.
  void read(std::size_t index) {
    const std::string& word = words_[index];
    const bool is_value = index > 0 && takes_next_word(words_[index - 1]);
    const std::string_view option = is_value ? std::string_view(words_[index - 1]).substr(2) : std::string_view();
    if (option == "root") root_ = word;
    if (word.starts_with("--root=")) root_ = word.substr(7);
    if (word.starts_with("--function=")) command_ = find_command(word.substr(11));
    if (word == "--manual-deployment") numbered_directory_ = "manual-deployment";
    if (command_ == nullptr && (option == "function" || (!is_value && !word.starts_with('-'))))
      command_ = find_command(word);
    if (command_ != nullptr && !is_value && !word.starts_with('-') && word != command_->name) ++operands_;
  }

  void offer(const std::string& word, std::string_view about, std::string_view begun, const std::string& before = "") {
    if (word.starts_with(begun)) completion_.candidates.push_back({before + word, std::string(about)});
  }

  void add_functions() {
    for (const Command& command : commands()) offer(std::string(command.name), command.summary, current_);
  }

  void add_options() {
    for (const Option& option : option_table) {
      const bool applies = command_ == nullptr ? option.functions.empty() : applies_to(option, command_->name);
      const std::string word = "--" + std::string(option.name);
      if (applies && (option.name != "function" || command_ == nullptr)) offer(word, option.help, current_);
    }
  }

  void add_words() {
    const bool is_first = operands_ == 0;
    switch (command_->words) {
      case Words::none: add_options(); break;
      case Words::any: break;
      case Words::function:
        if (is_first) add_functions();
        break;
      case Words::shell:
        if (is_first) add_shells();
        break;
      case Words::directory: completion_.paths = Completion::Paths::directories; break;
      case Words::file: completion_.paths = Completion::Paths::files; break;
    }
  }

  void add_shells() {
    for (const char* shell : {"bash", "zsh", "fish"}) offer(shell, "", current_);
  }

  /// `before`: what the shell repeats in front of the value; `begun`: the value so far.
  void add_values(const Option& option, const std::string& before, std::string_view begun) {
    const std::string_view value = option.value;
    if (value == "DIR" || value == "[DIR]") {
      completion_.paths = Completion::Paths::directories;
    } else if (value == "FILE") {
      completion_.paths = Completion::Paths::files;
    } else if (value.starts_with("ORDINAL")) {
      add_ordinals(before, begun);
    } else {
      for (const auto& [word, about] : named_values(option)) offer(word, about, begun, before);
    }
  }

  std::vector<Candidate> named_values(const Option& option) {
    std::vector<Candidate> values;
    const auto add = [&](const std::vector<std::string>& words) {
      for (const std::string& word : words) values.push_back({word, ""});
    };
    const auto choice = std::ranges::find(choices, option.name, &Choice::option);
    if (choice != choices.end()) add(split(choice->values));
    if (option.name == "environment") add(environments());
    if (option.name == "group") add(groups());
    if (option.name == "dbname") add(databases_(words_without_option()));
    if (option.name == "function") {
      for (const Command& command : commands())
        values.push_back({std::string(command.name), std::string(command.summary)});
    }
    if (option.name == "from") {
      for (const imports::KnownTool& tool : imports::tools())
        values.push_back({std::string(tool.name), std::string(tool.title)});
    }
    return values;
  }

  std::vector<std::string> words_without_option() const {
    std::vector<std::string> words = words_;
    if (!words.empty() && takes_next_word(words.back())) words.pop_back();
    return words;
  }

  std::vector<std::string> environments() const try {
    const KnownEnvironments known = environments_of(root_);
    std::vector<std::string> names = known.configured;
    names.insert(names.end(), known.only_env_files.begin(), known.only_env_files.end());
    return names;
  } catch (const base::Error&) {
    return {};
  }

  std::vector<std::string> groups() const try { return authoring::groups_in(root_); } catch (const base::Error&) {
    return {};
  }

  // A list continues after a comma.
  void add_ordinals(std::string before, std::string_view begun) {
    const std::size_t comma = begun.rfind(',');
    if (comma != std::string_view::npos) {
      before += begun.substr(0, comma + 1);
      begun.remove_prefix(comma + 1);
    }
    for (const auto& [ordinal, rest] : ordinals()) offer(ordinal, rest, begun, before);
  }

  std::vector<std::pair<std::string, std::string>> ordinals() const try {
    std::vector<std::pair<std::string, std::string>> ordinals;
    for (const base::DirectoryEntry& entry : base::list_directory(root_ / numbered_directory_)) {
      if (const auto name = source::split_deployment_name(entry.name)) ordinals.emplace_back(name->digits, name->rest);
    }
    std::ranges::sort(ordinals);
    return ordinals;
  } catch (const base::Error&) {
    return {};
  }

  std::vector<std::string> words_;  ///< before the current one
  std::string current_;
  const DatabasesOf& databases_;
  const Command* command_ = nullptr;
  int operands_ = 0;
  std::filesystem::path root_ = ".";
  const char* numbered_directory_ = "deployment";
  Completion completion_;
};

}  // namespace

Completion complete(std::vector<std::string> words, const DatabasesOf& databases) {
  return Completing(std::move(words), databases).complete();
}

std::vector<std::string> databases_of(const std::vector<std::string>& words) try {
  constexpr std::chrono::seconds patience{1};
  const Settings given = parse_command_line(words);
  const Settings settings = parse_command_line(words, read_settings_files(given.root, given.environment));
  // Nothing is started, and no program asked for a password, because somebody has pressed Tab.
  if (settings.local || settings.configured_local || settings.ephemeral || settings.password_command) return {};
  std::ostringstream nowhere;
  const ChosenTarget chosen(settings, Terminal{.output = nowhere, .errors = nowhere}, "completion");
  pg::ConnectOptions options = chosen.target().connection;
  options.dbname = "postgres";
  options.deadline = std::chrono::steady_clock::now() + patience;
  options.answer_timeout = patience;
  const base::StopSignal never_stopped;
  return pg::Connection(options, never_stopped)
      .ask("SELECT datname FROM pg_catalog.pg_database WHERE datallowconn AND NOT datistemplate ORDER BY datname")
      .one_column();
} catch (const base::Error&) {
  return {};
}

std::string completion_lines(const Completion& completion) {
  if (completion.paths == Completion::Paths::files) return ":files\n";
  if (completion.paths == Completion::Paths::directories) return ":directories\n";
  std::string lines;
  for (const Candidate& candidate : completion.candidates) {
    lines += base::printable(candidate.word);
    if (!candidate.about.empty()) lines += "\t" + base::printable(candidate.about);
    lines += "\n";
  }
  return lines;
}

}  // namespace pgmanager::cli
