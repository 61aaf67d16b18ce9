#pragma once

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

namespace pgmanager::tests {

/// The values that differ from run to run, by their names in stories, e.g. {"{root}", "/tmp/x/tree"}.
using Placeholders = std::vector<std::pair<std::string, std::string>>;

/// `text` with names replaced by values.
std::string filled_in(std::string text, const Placeholders& placeholders);

/// Output with values replaced by names, and with <time>, <when>, <id>, <pid>, <version> and <server> for durations,
/// timestamps, run ids, process ids, the program's version and the server's.
std::string with_placeholders(std::string output, const Placeholders& placeholders);

/// One of the two outputs of a program.
enum class OutputKind { results, errors };

/// `output` of with_placeholders() with <target> in place of the line (of standard error) or the event (of standard
/// output) with which every run starts, if that contains only the story's own database and tree.
std::string with_target_named(std::string output, OutputKind kind);

/// The names for a database of the server with connection string `dsn`: {dsn}, {uri}, {host}, {port}, {user},
/// {password}, {database}.
Placeholders placeholders_of_dsn(const std::string& dsn);

/// Standard error of a run with the database `dsn` and the tree in `root`, with all of these names.
std::string named_errors(const std::string& errors, const std::string& dsn, const std::filesystem::path& root);

}  // namespace pgmanager::tests
