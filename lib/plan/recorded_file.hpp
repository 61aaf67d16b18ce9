#pragma once

#include <memory>

#include "history/history.hpp"
#include "source/source_tree.hpp"

namespace pgmanager::plan {

/// What the history knows of a file that may be gone: everything that a row about it needs except its text.
std::shared_ptr<const source::SqlFile> file_of(const history::Entry& entry);

/// The deployments in the history as a tree, as if their files were still on disk as they ran.
source::SourceTree recorded_tree(const history::History& history);

}  // namespace pgmanager::plan
