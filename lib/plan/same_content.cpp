#include "plan/same_content.hpp"

#include <algorithm>

namespace pgmanager::plan {

bool is_same_content(const source::SqlFile& one, const source::SqlFile& other) {
  if (one.checksum == other.checksum) return true;
  return one.statements > 0 && one.token_checksum == other.token_checksum;
}

bool is_same_content(const source::SqlFile& file, const history::Entry& entry) {
  if (entry.checksum == file.checksum) return true;
  return file.statements > 0 && entry.token_checksum == file.token_checksum;
}

const history::Entry* find_in_place(const source::SqlFile& file, const std::vector<history::Entry>& entries) {
  const auto found = std::find_if(entries.begin(), entries.end(), [&](const history::Entry& entry) {
    return history::is_in_place(entry.state) && is_same_content(file, entry);
  });
  return found == entries.end() ? nullptr : &*found;
}

const history::Entry* find_last_attempt(const source::SqlFile& file, const std::vector<history::Entry>& entries) {
  const auto found = std::find_if(entries.rbegin(), entries.rend(), [&](const history::Entry& entry) {
    return !history::is_in_place(entry.state) && is_same_content(file, entry);
  });
  return found == entries.rend() ? nullptr : &*found;
}

}  // namespace pgmanager::plan
