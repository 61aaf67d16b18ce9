#pragma once

#include <filesystem>
#include <vector>

#include "base/finding.hpp"
#include "source/source_tree.hpp"

namespace pgmanager::source {

/// Reads create/ below `root`: its groups in the order of their numbers, each with its files in the order of its
/// order.json; only the repeatable ones if the scope is not the whole of create/. Complete only when no findings were
/// added.
std::vector<CreateGroup> read_create_tree(const std::filesystem::path& root, const Scope& scope,
                                          const sql::Variables& variables, base::Findings& findings);

}  // namespace pgmanager::source
