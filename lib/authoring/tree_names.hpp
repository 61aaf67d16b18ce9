#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/finding.hpp"
#include "source/ordinal.hpp"

namespace pgmanager::authoring {

/// A file <ordinal>-<rest>.sql by its name.
struct NumberedFile {
  source::Ordinal ordinal;
  std::string digits;  ///< the ordinal as it is written
  std::string rest;    ///< what stands behind its dash, with ".sql"
  std::string name;    ///< all of it

  friend bool operator==(const NumberedFile&, const NumberedFile&) = default;
};

/// The names that are such, in the order of ordinal and name. Others are left out: what is wrong with them is not
/// asked here, so that a tree with a mistake can be mended.
std::vector<NumberedFile> numbered_files(const std::vector<std::string>& names);

/// The names of what stands in `directory`, relative to `root`, without its sub-directories; none when it does not
/// exist. Throws base::Error (source_invalid) when it cannot be read or `root` does not exist.
std::vector<std::string> file_names_in(const std::filesystem::path& root, const std::string& directory);

/// The names of the groups of create/ in the order of their numbers, e.g. "4-tables", without those that are a link out
/// of it; otherwise as file_names_in.
std::vector<std::string> groups_in(const std::filesystem::path& root);

/// A group of create/ as far as a new file needs to know it.
struct Group {
  std::string name;                ///< "4-tables"
  std::vector<std::string> files;  ///< in the order of order.json
  std::string order_json;          ///< its bytes; empty when there is none and no file to list either
};

/// Adds a finding for everything that is wrong with the group's order.json.
Group read_group(const std::filesystem::path& root, const std::string& name, base::Findings& findings);

}  // namespace pgmanager::authoring
