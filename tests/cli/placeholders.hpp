#pragma once

#include <string>
#include <utility>
#include <vector>

namespace pgmanager::tests {

/// What differs from run to run, by the name it has in a story, e.g. {"{root}", "/tmp/x/tree"}.
using Placeholders = std::vector<std::pair<std::string, std::string>>;

/// `text` with the values in place of the names.
std::string filled_in(std::string text, const Placeholders& placeholders);

/// Output with the names in place of the values, and with <time>, <when>, <id>, <pid>, <version> and <server> for
/// durations, timestamps, run ids, process ids, the program's version and the server's.
std::string with_placeholders(std::string output, const Placeholders& placeholders);

/// The names for a database of the server behind `dsn`: {dsn}, {uri}, {host}, {port}, {user}, {password}, {database}.
Placeholders placeholders_of_dsn(const std::string& dsn);

}  // namespace pgmanager::tests
