#pragma once

#include <filesystem>
#include <vector>

#include "base/finding.hpp"
#include "source/source_tree.hpp"

namespace pgmanager::source {

/// Reads create/ below `root`: its groups by number, each with its files in the order of its order.json; only the
/// repeatable groups if the scope does not include create/. Complete only if no findings were added.
std::vector<CreateGroup> read_create_tree(const std::filesystem::path& root, const Scope& scope,
                                          const sql::Variables& variables, base::Findings& findings);

}  // namespace pgmanager::source
