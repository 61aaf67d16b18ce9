#include "plan/same_content.hpp"

#include <algorithm>

namespace pgmanager::plan {

bool is_same_content(const source::SqlFile& one, const source::SqlFile& other) {
  if (one.checksum == other.checksum) return true;
  return one.statements > 0 && one.token_checksum == other.token_checksum;
}

namespace {

// Of an entry, or of what was taken out.
template <typename Recorded>
bool holds_the_same(const Recorded& recorded, const source::SqlFile& file) {
  if (recorded.checksum == file.checksum) return true;
  return file.statements > 0 && recorded.token_checksum == file.token_checksum;
}

}  // namespace

bool is_same_content(const source::SqlFile& file, const history::Entry& entry) {
  return holds_the_same(entry, file);
}

const history::Entry* find_manual_run(const source::SqlFile& file, const history::History& history) {
  const auto run = std::find_if(history.manual_runs.rbegin(), history.manual_runs.rend(), [&](const auto& entry) {
    return history::is_in_place(entry.state) && holds_the_same(entry, file);
  });
  if (run == history.manual_runs.rend()) return nullptr;
  const bool gone = std::any_of(history.taken_out.begin(), history.taken_out.end(), [&](const auto& taken_out) {
    return taken_out.id > run->id && holds_the_same(taken_out, file);
  });
  return gone ? nullptr : &*run;
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
