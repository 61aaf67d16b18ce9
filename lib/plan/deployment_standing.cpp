#include "plan/deployment_standing.hpp"

#include <algorithm>

#include "plan/same_content.hpp"

namespace pgmanager::plan {

namespace {

using history::Entry;
using history::State;
using source::Deployment;
using source::Ordinal;

Standing standing_in_place(const Deployment& deployment, const Entry& entry) {
  if (deployment.file.checksum != entry.checksum) {
    return deployment.file.token_checksum == entry.token_checksum ? Standing::reformatted : Standing::changed;
  }
  switch (entry.state) {
    case State::contained:
      return Standing::contained;
    case State::adopted:
      return Standing::adopted;
    default:
      return Standing::applied;
  }
}

Standing standing_of(const Deployment& deployment, const Entry* entry, std::optional<Ordinal> highest_in_place) {
  if (entry != nullptr && history::is_in_place(entry->state)) return standing_in_place(deployment, *entry);
  if (entry != nullptr && history::is_partly_applied(*entry)) return Standing::failed;  // it began in time
  if (highest_in_place && deployment.ordinal < *highest_in_place) return Standing::late;
  return entry != nullptr && history::is_failure(entry->state) ? Standing::failed : Standing::pending;
}

// Null also where the attempt has left nothing behind: it was rolled back.
const Entry* find_half_done(const std::vector<Entry>& undo_attempts, Ordinal ordinal) {
  const auto found = std::find_if(undo_attempts.begin(), undo_attempts.end(), [&](const Entry& attempt) {
    return attempt.ordinal == ordinal && history::is_partly_applied(attempt);
  });
  return found == undo_attempts.end() ? nullptr : &*found;
}

// Nothing where an ordinal that has no file needs none.
std::optional<Standing> standing_off_disk(const Entry& entry, const std::vector<Deployment>& on_disk,
                                          const std::vector<Entry>& undo_attempts) {
  if (history::is_partly_applied(entry)) return Standing::partly_applied;
  if (!history::is_in_place(entry.state)) return std::nullopt;
  if (on_disk.empty()) return Standing::missing;
  const bool removed = *entry.ordinal < on_disk.front().ordinal;
  if (removed && find_half_done(undo_attempts, *entry.ordinal) == nullptr) return std::nullopt;
  return on_disk.back().ordinal < *entry.ordinal ? Standing::ahead : Standing::missing;
}

std::optional<Ordinal> highest_in_place(const std::vector<Entry>& entries) {
  for (auto entry = entries.rbegin(); entry != entries.rend(); ++entry) {
    if (history::is_in_place(entry->state)) return entry->ordinal;
  }
  return std::nullopt;
}

}  // namespace

std::string_view to_string(Standing standing) {
  switch (standing) {
    case Standing::applied:
      return "applied";
    case Standing::contained:
      return "contained";
    case Standing::adopted:
      return "adopted";
    case Standing::reformatted:
      return "reformatted";
    case Standing::pending:
      return "pending";
    case Standing::failed:
      return "failed";
    case Standing::late:
      return "late";
    case Standing::changed:
      return "changed";
    case Standing::missing:
      return "missing";
    case Standing::ahead:
      return "ahead";
    case Standing::partly_applied:
      return "partly-applied";
    case Standing::half_undone:
      return "half-undone";
  }
  return "";
}

std::vector<DeploymentStanding> compare(const std::vector<Deployment>& on_disk, const std::vector<Entry>& in_history,
                                        const std::vector<Entry>& undo_attempts) {
  const auto highest = highest_in_place(in_history);
  std::vector<DeploymentStanding> standings;
  standings.reserve(std::max(on_disk.size(), in_history.size()));

  auto entry = in_history.begin();
  const auto pass_over_missing_below = [&](std::optional<Ordinal> limit) {
    for (; entry != in_history.end() && (!limit || *entry->ordinal < *limit); ++entry) {
      const auto standing = standing_off_disk(*entry, on_disk, undo_attempts);
      if (standing) standings.push_back({*entry->ordinal, *standing, nullptr, &*entry});
    }
  };
  for (const Deployment& deployment : on_disk) {
    pass_over_missing_below(deployment.ordinal);
    const Entry* known = nullptr;
    if (entry != in_history.end() && *entry->ordinal == deployment.ordinal) known = &*entry++;
    if (known != nullptr && history::is_partly_applied(*known)) {
      const bool belongs = is_attempt_of(deployment.file, *known);
      const bool emptied = belongs && deployment.file.statements == 0;
      if (!belongs || emptied)
        standings.push_back({deployment.ordinal, Standing::partly_applied, emptied ? &deployment : nullptr, known});
      if (emptied) continue;
      if (!belongs) known = nullptr;
    }
    standings.push_back({deployment.ordinal, standing_of(deployment, known, highest), &deployment, known});
  }
  pass_over_missing_below(std::nullopt);
  for (DeploymentStanding& each : standings) {
    each.undo = find_half_done(undo_attempts, each.ordinal);
    if (each.undo != nullptr) each.standing = Standing::half_undone;
  }
  return standings;
}

std::vector<const Entry*> ahead_of_tree(const std::vector<DeploymentStanding>& standings) {
  std::vector<const Entry*> ahead;
  for (const DeploymentStanding& each : standings) {
    if (each.standing == Standing::ahead) ahead.push_back(each.in_history);
  }
  return ahead;
}

}  // namespace pgmanager::plan
