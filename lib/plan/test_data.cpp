#include "plan/test_data.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>
#include <unordered_set>

#include "base/utf8.hpp"
#include "plan/in_words.hpp"
#include "plan/refusal_rules.hpp"
#include "plan/same_content.hpp"

namespace pgmanager::plan {

namespace {

using history::Entry;

bool is_test_data(const Entry& entry) {
  return entry.kind == history::EntryKind::test_data;
}

CurrentState state_of_data(const source::SqlFile& file, const Entry* in_place, const Entry* attempt) {
  if (in_place == nullptr) return attempt == nullptr ? CurrentState::pending : CurrentState::failed;
  if (file.checksum == in_place->checksum) return CurrentState::applied;
  return is_same_content(file, *in_place) ? CurrentState::reformatted : CurrentState::changed;
}

Refusal refuse_edited(const FileState& data) {
  const std::string& path = data.on_disk->path;
  return {
      .rule = std::string(refusal_rules::test_data_changed),
      .path = path,
      .message =
          fmt::format("\"{}\" was edited after it was loaded on {}", base::printable(path), data.in_place->finished_at),
      .hint =
          "Write what is new into another file of test-data/, or start over: postgres-manager reset --with-test-data"};
}

// Test data would fill the database, so that a later create would be refused.
Refusal refuse_too_early() {
  return {.rule = std::string(refusal_rules::test_data_too_early),
          .message = "this database has no history: neither create nor deployment ever ran here",
          .hint = "Create it with its test data: postgres-manager create --with-test-data"};
}

Step step_of(const FileState& data) {
  return {.kind = history::EntryKind::test_data,
          .file = data.on_disk,
          .reason = data.attempt == nullptr ? "has not been loaded here" : failed_before(*data.attempt, *data.on_disk)};
}

}  // namespace

std::vector<FileState> compare_test_data(const source::SourceTree& tree, const history::History& history) {
  const auto runs = by_path(history.file_runs);
  const auto attempts = by_path(history.file_attempts);
  std::vector<FileState> states;
  std::unordered_set<std::string_view> on_disk;
  for (const source::NumberedFile& data : tree.test_data) {
    const Entry* in_place = find_path(runs, data.file.path);
    const Entry* attempt = find_path(attempts, data.file.path);
    states.push_back({&data.file, state_of_data(data.file, in_place, attempt), in_place, attempt});
    on_disk.insert(data.file.path);
  }
  for (const Entry& entry : history.file_runs) {
    if (!is_test_data(entry) || on_disk.contains(entry.path)) continue;
    states.push_back({.state = CurrentState::missing, .in_place = &entry});
  }
  return states;
}

bool has_test_data(const history::History& history) {
  return std::any_of(history.file_runs.begin(), history.file_runs.end(), is_test_data) ||
         std::any_of(history.file_attempts.begin(), history.file_attempts.end(), is_test_data);
}

Plan plan_test_data(const source::SourceTree& tree, const history::History& history) {
  Plan plan{.function = Function::test_data};
  if (!history.exists && !tree.test_data.empty()) {
    plan.refusals.push_back(refuse_too_early());
    return plan;
  }
  for (const FileState& data : compare_test_data(tree, history)) {
    if (data.state == CurrentState::changed) {
      plan.refusals.push_back(refuse_edited(data));
    } else if (data.state == CurrentState::pending || data.state == CurrentState::failed) {
      plan.steps.push_back(step_of(data));
    } else if (data.state != CurrentState::missing) {
      ++plan.in_place;
    }
  }
  return plan;
}

}  // namespace pgmanager::plan
