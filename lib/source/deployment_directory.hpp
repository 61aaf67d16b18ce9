#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/finding.hpp"
#include "source/source_tree.hpp"
#include "source/sql_text.hpp"

namespace pgmanager::source {

/// Emergency files and test data may be removed, so their ordinals need not be contiguous.
enum class GapCheck { yes, no };

/// Reads `directory` (relative to `root`), where every entry must be a file <ordinal>-<rest>.sql. Ordered by ordinal;
/// complete only if no findings were added.
std::vector<Deployment> read_deployment_directory(const std::filesystem::path& root, const std::string& directory,
                                                  GapCheck gap_check, const sql::Variables& variables,
                                                  base::Findings& findings, FileRole role = FileRole::deployment);

/// Adds only those findings of read_deployment_directory that are about files of other tools. For commands that rename
/// files there; the directory may be missing.
void report_other_tools(const std::filesystem::path& root, const std::string& directory, base::Findings& findings);

}  // namespace pgmanager::source
