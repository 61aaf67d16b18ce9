#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/finding.hpp"
#include "source/source_tree.hpp"
#include "source/sql_text.hpp"

namespace pgmanager::source {

/// Emergency files and test data come and go, so their ordinals need not be contiguous.
enum class GapCheck { yes, no };

/// Reads `directory` (relative to `root`), whose every entry has to be a file <ordinal>-<rest>.sql. In the order of the
/// ordinals; complete only when no findings were added.
std::vector<Deployment> read_deployment_directory(const std::filesystem::path& root, const std::string& directory,
                                                  GapCheck gap_check, const sql::Variables& variables,
                                                  base::Findings& findings, FileRole role = FileRole::deployment);

/// Adds what read_deployment_directory says of files of other tools, and nothing else. For those who rename files
/// there; the directory may be missing.
void report_other_tools(const std::filesystem::path& root, const std::string& directory, base::Findings& findings);

}  // namespace pgmanager::source
