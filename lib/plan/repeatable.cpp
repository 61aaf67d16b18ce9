#include "plan/repeatable.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

#include "plan/earlier_attempt.hpp"
#include "plan/recorded_file.hpp"

namespace pgmanager::plan {

namespace {

using history::Entry;

std::unordered_map<std::string_view, const Entry*> by_path(const std::vector<Entry>& entries) {
  std::unordered_map<std::string_view, const Entry*> map;
  for (const Entry& entry : entries) map.emplace(entry.path, &entry);
  return map;
}

RepeatableStanding standing_of(const source::SqlFile& file, const Entry* in_place, const Entry* attempt) {
  RepeatableStanding standing{.file = &file, .in_place = in_place, .attempt = attempt};
  if (in_place != nullptr && in_place->checksum == file.checksum) {
    standing.standing = in_place->kind == history::Kind::repeatable ? Standing::applied : Standing::contained;
  } else if (attempt != nullptr) {
    standing.standing = Standing::failed;
  }
  return standing;
}

std::string reason_of(const RepeatableStanding& standing) {
  std::string reason = standing.in_place == nullptr
                           ? "has not run here"
                           : fmt::format("was edited since it ran on {}", standing.in_place->finished_at);
  if (standing.attempt == nullptr) return reason;
  return fmt::format("{}; {}", reason, failed_before(*standing.attempt, standing.file->transaction_mode));
}

bool is_in_repeatable_group(const Entry& entry, const source::SourceTree& tree) {
  return std::any_of(tree.create.begin(), tree.create.end(), [&](const source::CreateGroup& group) {
    return group.repeatable && entry.path.starts_with("create/" + group.name + "/");
  });
}

// A file that comes back may find that what it made is gone, or that another file has made it anew.
void add_taken_out(const source::SourceTree& tree, const history::History& history, Plan& plan) {
  std::unordered_set<std::string_view> on_disk;
  for (const source::CreateGroup& group : tree.create) {
    for (const source::SqlFile& file : group.files) on_disk.insert(file.path);
  }
  for (const Entry& entry : history.file_runs) {
    if (on_disk.contains(entry.path) || !is_in_repeatable_group(entry, tree)) continue;
    plan.from_history.push_back(file_of(entry));
    plan.steps.push_back({.action = Action::record_forgotten,
                          .kind = history::Kind::repeatable,
                          .file = plan.from_history.back().get(),
                          .reason = "not in create/ any more; runs again if it comes back",
                          .text_entry = entry.id});
  }
}

}  // namespace

std::vector<RepeatableStanding> compare_repeatable(const source::SourceTree& tree, const history::History& history) {
  const auto runs = by_path(history.file_runs);
  const auto attempts = by_path(history.file_attempts);
  const auto find = [](const auto& map, const std::string& path) {
    const auto found = map.find(path);
    return found == map.end() ? nullptr : found->second;
  };
  std::vector<RepeatableStanding> standings;
  for (const source::CreateGroup& group : tree.create) {
    if (!group.repeatable) continue;
    for (const source::SqlFile& file : group.files) {
      standings.push_back(standing_of(file, find(runs, file.path), find(attempts, file.path)));
    }
  }
  return standings;
}

void add_repeatable_steps(const source::SourceTree& tree, const history::History& history, Plan& plan) {
  for (const RepeatableStanding& standing : compare_repeatable(tree, history)) {
    if (standing.standing == Standing::applied || standing.standing == Standing::contained) continue;
    plan.steps.push_back({.kind = history::Kind::repeatable, .file = standing.file, .reason = reason_of(standing)});
  }
  add_taken_out(tree, history, plan);
}

}  // namespace pgmanager::plan
