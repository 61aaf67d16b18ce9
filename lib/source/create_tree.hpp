#pragma once

#include <filesystem>
#include <vector>

#include "base/finding.hpp"
#include "source/source_tree.hpp"

namespace pgmanager::source {

/// Reads create/ below `root`: its groups in the order of their numbers, each with its files in the order of its
/// order.json. Complete only when no findings were added.
std::vector<CreateGroup> read_create_tree(const std::filesystem::path& root, const sql::Variables& variables,
                                          base::Findings& findings);

}  // namespace pgmanager::source
