#include "plan/test_data.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/utf8.hpp"
#include "plan/earlier_attempt.hpp"
#include "plan/refusal_rules.hpp"
#include "plan/same_content.hpp"

namespace pgmanager::plan {

namespace {

using history::Entry;

const Entry* find_path(const std::vector<Entry>& entries, const std::string& path) {
  const auto found = std::find_if(entries.begin(), entries.end(), [&](const Entry& entry) {
    return entry.kind == history::Kind::test_data && entry.path == path;
  });
  return found == entries.end() ? nullptr : &*found;
}

Refusal refuse_edited(const source::Deployment& data, const Entry& entry) {
  return {.rule = std::string(refusal_rules::test_data_changed),
          .ordinal = data.ordinal,
          .path = data.file.path,
          .message = fmt::format("\"{}\" was edited after it was loaded on {}", base::printable(data.file.path),
                                 entry.finished_at),
          .hint =
              "Write what is new into another file of test-data/, or begin anew: postgres-manager reset "
              "--with-test-data"};
}

// It would not be empty any more when create comes.
Refusal refuse_too_early() {
  return {.rule = std::string(refusal_rules::test_data_too_early),
          .message = "this database has no history: neither create nor deployment ever ran here",
          .hint = "Create it with its test data: postgres-manager create --with-test-data"};
}

Step step_of(const source::Deployment& data, const Entry* attempt) {
  Step step{.kind = history::Kind::test_data, .file = &data.file, .reason = "has not been loaded here"};
  if (attempt != nullptr) step.reason = failed_before(*attempt, data.file.transaction_mode);
  return step;
}

}  // namespace

Plan plan_test_data(const source::SourceTree& tree, const history::History& history) {
  Plan plan{.function = Function::test_data};
  if (!history.exists && !tree.test_data.empty()) {
    plan.refusals.push_back(refuse_too_early());
    return plan;
  }
  for (const source::Deployment& data : tree.test_data) {
    const Entry* loaded = find_path(history.file_runs, data.file.path);
    if (loaded == nullptr) {
      plan.steps.push_back(step_of(data, find_path(history.file_attempts, data.file.path)));
    } else if (is_same_content(data.file, *loaded)) {
      ++plan.in_place;
    } else {
      plan.refusals.push_back(refuse_edited(data, *loaded));
    }
  }
  return plan;
}

}  // namespace pgmanager::plan
