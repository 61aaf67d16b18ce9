#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "plan/deployment_state.hpp"

namespace pgmanager::plan {

/// The state of a file that is identified by its path: of a repeatable group, or of test-data/. The pointers refer to
/// the tree and the history that were compared.
struct FileState {
  const source::SqlFile* on_disk = nullptr;  ///< null: missing
  CurrentState state = CurrentState::pending;
  const history::Entry* in_place = nullptr;  ///< its last run; null: it never ran here
  const history::Entry* attempt = nullptr;   ///< a later attempt that failed; null: none
};

using EntriesByPath = std::unordered_map<std::string_view, const history::Entry*>;

/// The first entry of each path; the keys and pointers refer to `entries`.
EntriesByPath by_path(const std::vector<history::Entry>& entries);

/// Null: there is no entry for this path.
const history::Entry* find_path(const EntriesByPath& entries, const std::string& path);

}  // namespace pgmanager::plan
