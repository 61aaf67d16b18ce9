#pragma once

#include <chrono>
#include <filesystem>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace pgmanager::cli {

enum class Output { text, json };
enum class Verbosity { quiet, normal, verbose };

/// What the user asked for: the command line, and below it the environment.
struct Settings {
  std::string function;               ///< empty: none was named
  std::vector<std::string> operands;  ///< words behind the function
  std::set<std::string> given;        ///< names of the options on the command line

  std::optional<std::string> postgres_dsn;
  std::optional<std::string> dbname;
  std::optional<std::filesystem::path> local;  ///< --local: the private server's directory
  bool ephemeral = false;
  std::optional<std::filesystem::path> postgres_bin;
  std::filesystem::path root = ".";
  std::string history_schema = "postgres_manager";
  std::chrono::milliseconds lock_wait{60'000};
  bool manual_deployment = false;
  bool create_database = false;
  bool if_needed = false;
  bool dry_run = false;
  std::string reason;
  Output output = Output::text;
  Verbosity verbosity = Verbosity::normal;
  bool help = false;
  bool version = false;
};

/// Throws base::Error (usage) for what cannot be understood, with the nearest option as a suggestion.
Settings parse_command_line(const std::vector<std::string>& arguments);

/// "500ms", "30s", "5min", "1h", or a plain number of seconds. Nothing when it is none of these.
std::optional<std::chrono::milliseconds> parse_duration(const std::string& text);

}  // namespace pgmanager::cli
