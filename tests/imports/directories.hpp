#pragma once

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "imports/read_migrations.hpp"

namespace pgmanager::imports {

/// A directory with these files: path and text.
inline Directory directory_of(std::vector<std::pair<std::string, std::string>> files) {
  Directory directory;
  for (auto& [path, text] : files) directory.files.push_back({.path = std::move(path), .text = std::move(text)});
  std::sort(directory.files.begin(), directory.files.end(),
            [](const File& a, const File& b) { return a.path < b.path; });
  return directory;
}

/// "V1__a.sql=1", one for each migration.
inline std::vector<std::string> ids(const Migrations& migrations) {
  std::vector<std::string> ids;
  for (const Migration& each : migrations.migrations) ids.push_back(each.old_name + "=" + each.identity.id);
  return ids;
}

/// "V1__a.sql:3 message", one for each problem.
inline std::vector<std::string> problems(const base::Findings& findings) {
  std::vector<std::string> problems;
  for (const base::Finding& each : findings) {
    problems.push_back(fmt::format("{}:{} {} [{}]", each.location.file, each.location.line, each.message, each.rule));
  }
  return problems;
}
inline std::vector<std::string> problems(const Migrations& migrations) {
  return problems(migrations.problems);
}

/// "V1__a.sql:3 what", one for each thing that is not taken over.
inline std::vector<std::string> left_out(const std::vector<NotMapped>& not_mapped) {
  std::vector<std::string> all;
  for (const NotMapped& each : not_mapped) all.push_back(fmt::format("{}:{} {}", each.file, each.line, each.what));
  return all;
}
inline std::vector<std::string> left_out(const Migrations& migrations) {
  return left_out(migrations.not_mapped);
}

/// "3: text": the first line of the part in its file, and the part.
inline std::string shown(const Sql& sql) {
  return fmt::format("{}: {}", sql.first_line, sql.text);
}

}  // namespace pgmanager::imports
