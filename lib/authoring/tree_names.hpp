#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/finding.hpp"
#include "source/ordinal.hpp"

namespace pgmanager::authoring {

/// A file name of the form <ordinal>-<rest>.sql.
struct NumberedFile {
  source::Ordinal ordinal;
  std::string digits;  ///< the ordinal as it is written
  std::string rest;    ///< the text after its dash, including ".sql"
  std::string name;    ///< the complete name

  friend bool operator==(const NumberedFile&, const NumberedFile&) = default;
};

/// The names of that form, ordered by ordinal and name. Other names are ignored, not reported, so that a tree with
/// mistakes can be corrected.
std::vector<NumberedFile> numbered_files(const std::vector<std::string>& names);

/// The names of the files in `directory`, relative to `root`, without its sub-directories; none if it does not exist.
/// Throws base::Error (source_invalid) if it cannot be read or `root` does not exist.
std::vector<std::string> file_names_in(const std::filesystem::path& root, const std::string& directory);

/// The names of the groups of create/ ordered by number, e.g. "4-tables", without links that lead out of it; otherwise
/// like file_names_in().
std::vector<std::string> groups_in(const std::filesystem::path& root);

/// A group of create/, with what is needed to add a file.
struct Group {
  std::string name;                ///< "4-tables"
  std::vector<std::string> files;  ///< in the order of order.json
  std::string order_json;          ///< its content; empty if there is none, which is allowed for a group without files
};

/// Adds a finding for every mistake in the group's order.json.
Group read_group(const std::filesystem::path& root, const std::string& name, base::Findings& findings);

}  // namespace pgmanager::authoring
