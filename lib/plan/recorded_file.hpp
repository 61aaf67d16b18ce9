#pragma once

#include <memory>

#include "history/history.hpp"
#include "source/sql_file.hpp"

namespace pgmanager::plan {

/// What the history knows of a file that may be gone: all that a row about it needs but its text.
std::shared_ptr<const source::SqlFile> file_of(const history::Entry& entry);

}  // namespace pgmanager::plan
