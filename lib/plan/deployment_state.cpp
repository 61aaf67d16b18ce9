#include "plan/deployment_state.hpp"

#include <algorithm>
#include <string_view>

#include "plan/same_content.hpp"

namespace pgmanager::plan {

namespace {

using history::Entry;
using history::EntryState;
using source::NumberedFile;
using source::Ordinal;

CurrentState state_in_place(const NumberedFile& deployment, const Entry& entry) {
  if (deployment.file.checksum != entry.checksum) {
    return deployment.file.token_checksum == entry.token_checksum ? CurrentState::reformatted : CurrentState::changed;
  }
  switch (entry.state) {
    case EntryState::contained: return CurrentState::contained;
    case EntryState::adopted: return CurrentState::adopted;
    default: return CurrentState::applied;
  }
}

CurrentState state_of(const NumberedFile& deployment, const Entry* entry, std::optional<Ordinal> highest_in_place) {
  if (entry != nullptr && history::is_in_place(entry->state)) return state_in_place(deployment, *entry);
  if (entry != nullptr && history::is_partly_applied(*entry)) return CurrentState::failed;  // not late: it ran in part
  if (highest_in_place && deployment.ordinal < *highest_in_place) return CurrentState::late;
  return entry != nullptr && history::is_failure(entry->state) ? CurrentState::failed : CurrentState::pending;
}

// Null also if the attempt was rolled back and left nothing.
const Entry* find_partly_undone(const std::vector<Entry>& undo_attempts, Ordinal ordinal) {
  const auto found = std::find_if(undo_attempts.begin(), undo_attempts.end(), [&](const Entry& attempt) {
    return attempt.ordinal == ordinal && history::is_partly_applied(attempt);
  });
  return found == undo_attempts.end() ? nullptr : &*found;
}

// Nothing if this ordinal needs no file.
std::optional<CurrentState> state_off_disk(const Entry& entry, const std::vector<NumberedFile>& on_disk,
                                           const std::vector<Entry>& undo_attempts) {
  if (history::is_partly_applied(entry)) return CurrentState::partly_applied;
  if (!history::is_in_place(entry.state)) return std::nullopt;
  if (on_disk.empty()) return CurrentState::missing;
  const bool removed = *entry.ordinal < on_disk.front().ordinal;
  if (removed && find_partly_undone(undo_attempts, *entry.ordinal) == nullptr) return std::nullopt;
  return on_disk.back().ordinal < *entry.ordinal ? CurrentState::ahead : CurrentState::missing;
}

std::optional<Ordinal> highest_in_place(const std::vector<Entry>& entries) {
  for (auto entry = entries.rbegin(); entry != entries.rend(); ++entry) {
    if (history::is_in_place(entry->state)) return entry->ordinal;
  }
  return std::nullopt;
}

}  // namespace

std::string_view to_string(CurrentState state) {
  switch (state) {
    case CurrentState::applied: return "applied";
    case CurrentState::contained: return "contained";
    case CurrentState::adopted: return "adopted";
    case CurrentState::reformatted: return "reformatted";
    case CurrentState::pending: return "pending";
    case CurrentState::failed: return "failed";
    case CurrentState::late: return "late";
    case CurrentState::changed: return "changed";
    case CurrentState::missing: return "missing";
    case CurrentState::ahead: return "ahead";
    case CurrentState::partly_applied: return "partly-applied";
    case CurrentState::partly_undone: return "partly-undone";
  }
  return "";
}

bool is_in_place(const DeploymentState& compared) {
  return compared.in_history != nullptr && history::is_in_place(compared.in_history->state);
}

std::vector<DeploymentState> compare(const std::vector<NumberedFile>& on_disk, const std::vector<Entry>& in_history,
                                     const std::vector<Entry>& undo_attempts) {
  const auto highest = highest_in_place(in_history);
  std::vector<DeploymentState> states;
  states.reserve(std::max(on_disk.size(), in_history.size()));

  auto entry = in_history.begin();
  const auto pass_over_missing_below = [&](std::optional<Ordinal> limit) {
    for (; entry != in_history.end() && (!limit || *entry->ordinal < *limit); ++entry) {
      const auto state = state_off_disk(*entry, on_disk, undo_attempts);
      if (state) states.push_back({*entry->ordinal, *state, nullptr, &*entry});
    }
  };
  for (const NumberedFile& deployment : on_disk) {
    pass_over_missing_below(deployment.ordinal);
    const Entry* known = nullptr;
    if (entry != in_history.end() && *entry->ordinal == deployment.ordinal) known = &*entry++;
    if (known != nullptr && history::is_partly_applied(*known)) {
      const bool belongs = is_attempt_of(deployment.file, *known);
      const bool emptied = belongs && deployment.file.statements == 0;
      if (!belongs || emptied)
        states.push_back({deployment.ordinal, CurrentState::partly_applied, emptied ? &deployment : nullptr, known});
      if (emptied) continue;
      if (!belongs) known = nullptr;
    }
    states.push_back({deployment.ordinal, state_of(deployment, known, highest), &deployment, known});
  }
  pass_over_missing_below(std::nullopt);
  for (DeploymentState& each : states) {
    each.undo = find_partly_undone(undo_attempts, each.ordinal);
    if (each.undo != nullptr) each.state = CurrentState::partly_undone;
  }
  return states;
}

std::vector<const Entry*> ahead_of_tree(const std::vector<DeploymentState>& states) {
  std::vector<const Entry*> ahead;
  for (const DeploymentState& each : states) {
    if (each.state == CurrentState::ahead) ahead.push_back(each.in_history);
  }
  return ahead;
}

EntriesByPath by_path(const std::vector<history::Entry>& entries) {
  EntriesByPath map;
  for (const history::Entry& entry : entries) map.emplace(entry.path, &entry);
  return map;
}

const history::Entry* find_path(const EntriesByPath& entries, const std::string& path) {
  const auto found = entries.find(path);
  return found == entries.end() ? nullptr : found->second;
}

std::shared_ptr<const source::SqlFile> file_of(const history::Entry& entry) {
  return std::make_shared<const source::SqlFile>(source::SqlFile{.path = entry.path,
                                                                 .directives = {},
                                                                 .checksum = entry.checksum,
                                                                 .token_checksum = entry.token_checksum,
                                                                 .statements = entry.statements_total});
}

source::SourceTree recorded_tree(const history::History& history) {
  source::SourceTree tree;
  for (const history::Entry& entry : history.deployments) {
    tree.deployments.push_back({*entry.ordinal, "", *file_of(entry)});
  }
  return tree;
}

}  // namespace pgmanager::plan
