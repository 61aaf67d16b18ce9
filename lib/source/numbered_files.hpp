#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/finding.hpp"
#include "source/source_tree.hpp"

namespace pgmanager::source {

/// Emergency files and test data may be removed, so their ordinals need not be contiguous.
enum class GapCheck { yes, no };

/// Lists `directory` (relative to `root`), where every entry must be a file <ordinal>-<rest>.sql. Ordered by ordinal;
/// complete only if no findings were added. The files have Depth::name.
std::vector<NumberedFile> list_numbered_files(const std::filesystem::path& root, const std::string& directory,
                                              GapCheck gap_check, base::Findings& findings);

/// Adds only those findings of list_numbered_files that are about files of other tools. For commands that rename
/// files there; the directory may be missing.
void report_other_tools(const std::filesystem::path& root, const std::string& directory, base::Findings& findings);

}  // namespace pgmanager::source
