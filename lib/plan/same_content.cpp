#include "plan/same_content.hpp"

#include <algorithm>
#include <iterator>

#include "source/file_name.hpp"

namespace pgmanager::plan {

namespace {

// Tokens are compared only if there are statements: a file with nothing but comments has none.
template <typename One, typename Other>
bool has_same_checksum(const One& one, const Other& other, std::int64_t statements) {
  return one.checksum == other.checksum || (statements > 0 && one.token_checksum == other.token_checksum);
}

}  // namespace

bool is_same_content(const source::SqlFile& one, const source::SqlFile& other) {
  return has_same_checksum(one, other, static_cast<std::int64_t>(one.statements));
}

bool is_same_content(const source::SqlFile& file, const history::Entry& entry) {
  return has_same_checksum(file, entry, static_cast<std::int64_t>(file.statements));
}

bool is_same_content(const history::Entry& one, const history::Entry& other) {
  return has_same_checksum(one, other, one.statements_total);
}

bool is_attempt_of(const source::SqlFile& file, const history::Entry& attempt) {
  return file.path == attempt.path || is_same_content(file, attempt);
}

bool has_name_of(const source::SqlFile& file, const history::Entry& attempt) {
  return source::name_in(file.path) == source::name_in(attempt.path);
}

const history::Entry* find_manual_run(const source::SqlFile& file, const history::History& history) {
  const auto run = std::find_if(history.manual_runs.rbegin(), history.manual_runs.rend(), [&](const auto& entry) {
    return history::is_in_place(entry.state) && is_same_content(file, entry);
  });
  if (run == history.manual_runs.rend()) return nullptr;
  const bool gone = std::any_of(history.removed.begin(), history.removed.end(), [&](const auto& removed) {
    return removed.id > run->id && has_same_checksum(file, removed, static_cast<std::int64_t>(file.statements));
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

const source::SqlFile* find_content(const source::SourceTree& tree, const history::Entry& entry) {
  for (const auto* files : {&tree.manual_deployments, &tree.deployments}) {
    for (const source::NumberedFile& each : *files) {
      if (is_same_content(each.file, entry)) return &each.file;
    }
  }
  return nullptr;
}

std::vector<const history::Entry*> find_partly_applied(const history::History& history) {
  const auto& runs = history.manual_runs;
  std::vector<const history::Entry*> found;
  for (auto run = runs.begin(); run != runs.end(); ++run) {
    if (!history::is_partly_applied(*run)) continue;
    // A later attempt that was rolled back does not change what this one committed.
    const bool tried_again = std::any_of(std::next(run), runs.end(), [&](const history::Entry& later) {
      const bool counts = !history::is_failure(later.state) || history::is_partly_applied(later);
      return counts && (later.path == run->path || is_same_content(later, *run));
    });
    const bool in_place = std::any_of(
        history.deployments.begin(), history.deployments.end(),
        [&](const history::Entry& each) { return history::is_in_place(each.state) && is_same_content(each, *run); });
    if (!tried_again && !in_place) found.push_back(&*run);
  }
  return found;
}

}  // namespace pgmanager::plan
