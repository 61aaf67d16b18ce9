#include "plan/test_data.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>
#include <unordered_set>

#include "base/utf8.hpp"
#include "plan/earlier_attempt.hpp"
#include "plan/refusal_rules.hpp"
#include "plan/same_content.hpp"

namespace pgmanager::plan {

namespace {

using history::Entry;

bool is_test_data(const Entry& entry) {
  return entry.kind == history::Kind::test_data;
}

Standing standing_of_data(const source::SqlFile& file, const Entry* in_place, const Entry* attempt) {
  if (in_place == nullptr) return attempt == nullptr ? Standing::pending : Standing::failed;
  if (file.checksum == in_place->checksum) return Standing::applied;
  return is_same_content(file, *in_place) ? Standing::reformatted : Standing::changed;
}

Refusal refuse_edited(const FileStanding& data) {
  const std::string& path = data.on_disk->path;
  return {
      .rule = std::string(refusal_rules::test_data_changed),
      .path = path,
      .message =
          fmt::format("\"{}\" was edited after it was loaded on {}", base::printable(path), data.in_place->finished_at),
      .hint =
          "Write what is new into another file of test-data/, or start over: postgres-manager reset --with-test-data"};
}

// It would not be empty any more when create comes.
Refusal refuse_too_early() {
  return {.rule = std::string(refusal_rules::test_data_too_early),
          .message = "this database has no history: neither create nor deployment ever ran here",
          .hint = "Create it with its test data: postgres-manager create --with-test-data"};
}

Step step_of(const FileStanding& data) {
  return {.kind = history::Kind::test_data,
          .file = data.on_disk,
          .reason = data.attempt == nullptr ? "has not been loaded here" : failed_before(*data.attempt, *data.on_disk)};
}

}  // namespace

std::vector<FileStanding> compare_test_data(const source::SourceTree& tree, const history::History& history) {
  const auto runs = by_path(history.file_runs);
  const auto attempts = by_path(history.file_attempts);
  std::vector<FileStanding> standings;
  std::unordered_set<std::string_view> on_disk;
  for (const source::Deployment& data : tree.test_data) {
    const Entry* in_place = find_path(runs, data.file.path);
    const Entry* attempt = find_path(attempts, data.file.path);
    standings.push_back({&data.file, standing_of_data(data.file, in_place, attempt), in_place, attempt});
    on_disk.insert(data.file.path);
  }
  for (const Entry& entry : history.file_runs) {
    if (!is_test_data(entry) || on_disk.contains(entry.path)) continue;
    standings.push_back({.standing = Standing::missing, .in_place = &entry});
  }
  return standings;
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
  for (const FileStanding& data : compare_test_data(tree, history)) {
    if (data.standing == Standing::changed) {
      plan.refusals.push_back(refuse_edited(data));
    } else if (data.standing == Standing::pending || data.standing == Standing::failed) {
      plan.steps.push_back(step_of(data));
    } else if (data.standing != Standing::missing) {
      ++plan.in_place;
    }
  }
  return plan;
}

}  // namespace pgmanager::plan
