#include "plan/repeatable.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <string_view>
#include <unordered_set>

#include "plan/deployment_state.hpp"
#include "plan/in_words.hpp"

namespace pgmanager::plan {

namespace {

using history::Entry;

FileState state_of(const source::SqlFile& file, const Entry* in_place, const Entry* attempt) {
  FileState compared{.on_disk = &file, .in_place = in_place, .attempt = attempt};
  if (in_place != nullptr && in_place->checksum == file.checksum) {
    compared.state = in_place->kind == history::EntryKind::repeatable ? CurrentState::applied : CurrentState::contained;
  } else if (attempt != nullptr) {
    compared.state = CurrentState::failed;
  }
  return compared;
}

std::string reason_of(const FileState& compared) {
  std::string reason = compared.in_place == nullptr
                           ? "has not run here"
                           : fmt::format("was edited since it ran on {}", compared.in_place->finished_at);
  if (compared.attempt == nullptr) return reason;
  return fmt::format("{}; {}", reason, failed_before(*compared.attempt, *compared.on_disk));
}

bool is_in_repeatable_group(const Entry& entry, const source::SourceTree& tree) {
  return std::any_of(tree.create.begin(), tree.create.end(), [&](const source::CreateGroup& group) {
    return group.repeatable && entry.path.starts_with("create/" + group.name + "/");
  });
}

std::vector<const Entry*> find_removed(const source::SourceTree& tree, const history::History& history) {
  std::unordered_set<std::string_view> on_disk;
  for (const source::CreateGroup& group : tree.create) {
    for (const source::SqlFile& file : group.files) on_disk.insert(file.path);
  }
  std::vector<const Entry*> removed;
  for (const Entry& entry : history.file_runs) {
    if (!on_disk.contains(entry.path) && is_in_repeatable_group(entry, tree)) removed.push_back(&entry);
  }
  return removed;
}

// If the file comes back, its objects may have been dropped or replaced by another file, so it must run again.
void forget(const Entry& entry, Plan& plan) {
  plan.from_history.push_back(file_of(entry));
  plan.steps.push_back({.runs = false,
                        .state = history::EntryState::forgotten,
                        .kind = history::EntryKind::repeatable,
                        .file = plan.from_history.back().get(),
                        .reason = "not in create/ any more; runs again if it is restored",
                        .text_entry = entry.id});
}

}  // namespace

std::vector<FileState> compare_repeatable(const source::SourceTree& tree, const history::History& history) {
  const auto runs = by_path(history.file_runs);
  const auto attempts = by_path(history.file_attempts);
  std::vector<FileState> states;
  for (const source::CreateGroup& group : tree.create) {
    if (!group.repeatable) continue;
    for (const source::SqlFile& file : group.files) {
      states.push_back(state_of(file, find_path(runs, file.path), find_path(attempts, file.path)));
    }
  }
  for (const Entry* entry : find_removed(tree, history)) {
    states.push_back({.state = CurrentState::missing, .in_place = entry});
  }
  return states;
}

void add_repeatable_steps(const source::SourceTree& tree, const history::History& history, Plan& plan) {
  for (const FileState& compared : compare_repeatable(tree, history)) {
    if (compared.state == CurrentState::missing) {
      forget(*compared.in_place, plan);
    } else if (compared.state == CurrentState::pending || compared.state == CurrentState::failed) {
      plan.steps.push_back(
          {.kind = history::EntryKind::repeatable, .file = compared.on_disk, .reason = reason_of(compared)});
    }
  }
}

}  // namespace pgmanager::plan
