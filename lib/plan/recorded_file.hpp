#pragma once

#include <memory>

#include "history/history.hpp"
#include "source/source_tree.hpp"

namespace pgmanager::plan {

/// What the history knows of a file that may be gone: all that a row about it needs but its text.
std::shared_ptr<const source::SqlFile> file_of(const history::Entry& entry);

/// The deployments that the history knows, as if their files were there as they ran.
source::SourceTree recorded_tree(const history::History& history);

}  // namespace pgmanager::plan
