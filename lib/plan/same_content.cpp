#include "plan/same_content.hpp"

#include <algorithm>

namespace pgmanager::plan {

bool is_same_content(const source::SqlFile& one, const source::SqlFile& other) {
  if (one.checksum == other.checksum) return true;
  return one.statements > 0 && one.token_checksum == other.token_checksum;
}

const history::Entry* find_in_place(const source::SqlFile& file, const std::vector<history::Entry>& entries) {
  const auto same = [&](const history::Entry& entry) {
    if (!history::is_in_place(entry.state)) return false;
    if (entry.checksum == file.checksum) return true;
    return file.statements > 0 && entry.token_checksum == file.token_checksum;
  };
  const auto found = std::find_if(entries.begin(), entries.end(), same);
  return found == entries.end() ? nullptr : &*found;
}

}  // namespace pgmanager::plan
