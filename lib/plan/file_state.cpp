#include "plan/file_state.hpp"

namespace pgmanager::plan {

EntriesByPath by_path(const std::vector<history::Entry>& entries) {
  EntriesByPath map;
  for (const history::Entry& entry : entries) map.emplace(entry.path, &entry);
  return map;
}

const history::Entry* find_path(const EntriesByPath& entries, const std::string& path) {
  const auto found = entries.find(path);
  return found == entries.end() ? nullptr : found->second;
}

}  // namespace pgmanager::plan
