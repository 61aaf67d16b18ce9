#include "plan/plan.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "base/utf8.hpp"
#include "plan/deployment_state.hpp"
#include "plan/in_words.hpp"
#include "plan/partly_undone.hpp"
#include "plan/refusal.hpp"
#include "plan/refusal_rules.hpp"
#include "plan/repeatable.hpp"
#include "plan/same_content.hpp"
#include "source/file_name.hpp"

namespace pgmanager::plan {

namespace {

using history::Entry;
using history::EntryKind;
using history::History;
using source::Hook;
using source::NumberedFile;
using source::SourceTree;

// The partly applied manual deployment that has the content of the file.
const Entry* find_partly_applied_as(const source::SqlFile& file, const History& history) {
  for (const Entry* attempt : find_partly_applied(history)) {
    if (is_same_content(file, *attempt)) return attempt;
  }
  return nullptr;
}

Step pending_step(const DeploymentState& compared, const History& history) {
  const NumberedFile& deployment = *compared.on_disk;
  Step step{.kind = EntryKind::deployment, .ordinal = deployment.ordinal, .file = &deployment.file};
  if (const Entry* run = find_manual_run(deployment.file, history)) {
    step.runs = false;
    step.state = history::EntryState::adopted;
    step.reason = fmt::format("the same content ran as \"{}\" on {}", run->path, run->finished_at);
  } else if (compared.in_history != nullptr && !history::is_failure(compared.in_history->state)) {
    step.reason =
        fmt::format("was {} on {}", compared.in_history->state == history::EntryState::undone ? "undone" : "forgotten",
                    compared.in_history->finished_at);
  } else if (compared.in_history != nullptr) {
    step.reason = failed_before(*compared.in_history, deployment.file);
    resume(step, *compared.in_history);
  } else if (const Entry* attempt = find_partly_applied_as(deployment.file, history)) {
    step.reason = fmt::format("as \"{}\" it {}", attempt->path, failed_before(*attempt, deployment.file));
    resume(step, *attempt);
  } else {
    step.reason = "has not run here";
  }
  return step;
}

void skip(Step& step) {
  step.runs = false;
  step.state.reset();
}

const Step* find_same_content(const source::SqlFile& file, const std::vector<Step>& steps) {
  const auto found =
      std::find_if(steps.begin(), steps.end(), [&](const Step& step) { return is_same_content(*step.file, file); });
  return found == steps.end() ? nullptr : &*found;
}

std::string ordinals(std::int64_t first, std::int64_t last) {
  return first == last ? fmt::format("deployment {} is", first) : fmt::format("deployments {} to {} are", first, last);
}

// Whether a deployment from `first` on was undone here, and the last known deployment below it, if any, is in place:
// then a tree that starts at `first` was accepted when it ran.
bool was_undone_down_to(source::Ordinal first, const History& history) {
  const auto is_from_first = [&](const history::RemovedDeployment& removed) { return !(removed.ordinal < first); };
  if (std::none_of(history.removed.begin(), history.removed.end(), is_from_first)) return false;
  const auto is_below = [&](const Entry& entry) { return *entry.ordinal < first; };
  const auto below = std::find_if(history.deployments.rbegin(), history.deployments.rend(), is_below);
  return below == history.deployments.rend() || history::is_in_place(below->state);
}

// renumber --all keeps the first ordinal. A baseline records files, so the missing ordinal needs a file.
std::string ways_to_begin_here(const NumberedFile& first, const SourceTree& tree) {
  const source::Ordinal before(first.ordinal.value() - 1);
  const std::string name(source::name_in(first.file.path));
  const std::string from_zero = fmt::format("{}-{}.sql", in_width_of(first, 0), first.rest);
  const auto move_in = [&](const char* directory) {
    return fmt::format("mv {} {} && ", source::shell_word(fmt::format("{}/{}", directory, name)),
                       source::shell_word(fmt::format("{}/{}", directory, from_zero)));
  };
  return fmt::format(
      " If the tree never ran, number its files from 0: {}{}postgres-manager renumber --all. To adopt an instance that "
      "contains the missing files and has no history: postgres-manager baseline marks all files on disk as in place; "
      "if they are still to run, first write a comment into deployment/{}-earlier.sql, then run postgres-manager "
      "baseline --ordinal {}.",
      move_in("deployment"), source::has_undo_file(tree, name) ? move_in("undo") : "",
      in_width_of(first, before.value()), source::to_string(before));
}

// A tree may start above 0 if the instance contains the deployments before.
std::optional<Refusal> refuse_missing_start(const SourceTree& tree, const History& history) {
  const std::vector<NumberedFile>& on_disk = tree.deployments;
  if (on_disk.empty() || on_disk.front().ordinal.value() == 0) return std::nullopt;
  const source::Ordinal first = on_disk.front().ordinal;
  const auto holds_predecessor = [&](const Entry& entry) {
    return history::is_in_place(entry.state) && entry.ordinal->value() >= first.value() - 1;
  };
  if (std::any_of(history.deployments.begin(), history.deployments.end(), holds_predecessor)) return std::nullopt;
  if (was_undone_down_to(first, history)) return std::nullopt;
  const auto is_below = [&](const Entry& entry) { return history::is_in_place(entry.state) && *entry.ordinal < first; };
  const auto below = std::find_if(history.deployments.rbegin(), history.deployments.rend(), is_below);
  const bool can_be_adopted = std::ranges::none_of(history.deployments, history::is_in_place, &Entry::state);
  const std::int64_t gap_begin = below == history.deployments.rend() ? 0 : below->ordinal->value() + 1;
  return Refusal{.rule = std::string(refusal_rules::start_missing),
                 .ordinal = first,
                 .path = on_disk.front().file.path,
                 .message = fmt::format("{} neither on disk nor in the history of this instance",
                                        ordinals(gap_begin, first.value() - 1)),
                 .detail = fmt::format("The first file on disk is \"{}\".", base::printable(on_disk.front().file.path)),
                 .hint =
                     "Restore the missing files in deployment/, or first deploy an earlier version of the tree that "
                     "contains them." +
                     (can_be_adopted ? ways_to_begin_here(on_disk.front(), tree) : "")};
}

// Manual deployments that are partly applied and whose content is not on disk: a notice if the file was edited, a
// refusal if it is gone.
void add_partly_applied(const SourceTree& tree, const History& history, Plan& plan) {
  for (const Entry* attempt : find_partly_applied(history)) {
    if (find_content(tree, *attempt) != nullptr) continue;
    const auto& files = tree.manual_deployments;
    const auto edited =
        std::find_if(files.begin(), files.end(), [&](const auto& each) { return each.file.path == attempt->path; });
    if (edited != files.end() && edited->file.statements > 0) {
      plan.notices.push_back(fmt::format("\"{}\" runs from its first statement: it was edited, although {}",
                                         base::printable(attempt->path), committed_statements(*attempt, "of its")));
    } else {
      plan.refusals.push_back(refuse_partly_applied(*attempt, tree, history));
    }
  }
}

// Only function deployment resumes a deployment that stopped part-way; here its file would start over.
void refuse_partly_applied_deployments(const SourceTree& tree, const History& history, Plan& plan) {
  for (const Entry& attempt : history.deployments) {
    if (!history::is_partly_applied(attempt)) continue;
    const auto& files = tree.manual_deployments;
    const bool is_here = std::any_of(files.begin(), files.end(), [&](const NumberedFile& each) {
      return is_same_content(each.file, attempt) || has_name_of(each.file, attempt);
    });
    if (is_here) plan.refusals.push_back(refuse_partly_applied(attempt, tree, history));
  }
}

bool deploys(Function function) {
  return function == Function::deployment || function == Function::manual_deployment;
}

}  // namespace

std::string_view to_string(Function function) {
  switch (function) {
    case Function::create: return "create";
    case Function::deployment: return "deployment";
    case Function::manual_deployment: return "manual-deployment";
    case Function::undo: return "undo";
    case Function::baseline: return "baseline";
    case Function::repair: return "repair";
    case Function::test_data: return "test-data";
  }
  return "";
}

std::string action_of(const Step& step) {
  if (step.runs) return "run";
  return step.state ? fmt::format("record-{}", history::to_string(*step.state)) : "skip";
}

void resume(Step& step, const Entry& attempt) {
  const bool without = step.file->transaction_mode == source::TransactionMode::without_transaction;
  step.resumes = without && is_same_content(*step.file, attempt);
  if (!step.resumes && !history::is_partly_applied(attempt)) return;
  step.kept = {.entry = attempt.id,
               .statements = attempt.statements_done,
               .in_part = attempt.generated_done > 0 || attempt.partly_done};
}

std::size_t Plan::files_to_run() const {
  return static_cast<std::size_t>(
      std::count_if(steps.begin(), steps.end(), [](const Step& step) { return step.runs; }));
}

std::int64_t Plan::locks() const {
  std::int64_t all = 0;
  std::int64_t most = 0;
  for (const Step& step : steps) {
    const int locks = step.runs && step.file != nullptr ? step.file->locks : 0;
    all += locks;
    most = std::max<std::int64_t>(most, locks);
  }
  return scope == TransactionScope::all_files ? all : most;
}

std::string too_many_locks(const Plan& plan, std::int64_t lock_table_size) {
  const bool can_be_divided = plan.scope == TransactionScope::all_files && !plan.prelude;
  return fmt::format(
      "one transaction creates objects that need about {} locks, and the server's lock table has room for {}: {}",
      plan.locks(), lock_table_size,
      can_be_divided ? "let each file have its own with --transaction file, or raise max_locks_per_transaction"
                     : "raise max_locks_per_transaction");
}

bool Plan::nothing_to_do() const {
  return std::all_of(steps.begin(), steps.end(), [](const Step& step) { return step.is_skipped(); });
}

std::optional<Hook> hook_before(Function function) {
  if (function == Function::create) return Hook::before_create;
  return deploys(function) ? std::optional(Hook::before_deployment) : std::nullopt;
}

std::optional<Hook> hook_after(Function function) {
  if (function == Function::create) return Hook::after_create;
  return deploys(function) ? std::optional(Hook::after_deployment) : std::nullopt;
}

std::vector<Hook> hooks_of(Function function, const source::SourceTree& tree) {
  std::vector<Hook> hooks;
  std::copy_if(tree.hooks.begin(), tree.hooks.end(), std::back_inserter(hooks), [&](Hook hook) {
    const bool around = hook == hook_before(function) || hook == hook_after(function);
    return around || (hook == Hook::after_failure && hook_before(function));
  });
  return hooks;
}

bool has_hook(const Plan& plan, std::optional<Hook> hook) {
  return hook && std::find(plan.hooks.begin(), plan.hooks.end(), *hook) != plan.hooks.end();
}

Plan plan_create(const SourceTree& tree) {
  Plan plan{.function = Function::create, .scope = TransactionScope::all_files};
  plan.hooks = hooks_of(plan.function, tree);
  for (const auto& group : tree.create) {
    for (const auto& file : group.files) {
      plan.steps.push_back({.kind = EntryKind::create, .file = &file, .reason = "part of the schema"});
    }
  }
  for (const auto& deployment : tree.deployments) {
    plan.steps.push_back({.runs = false,
                          .state = history::EntryState::contained,
                          .kind = EntryKind::deployment,
                          .ordinal = deployment.ordinal,
                          .file = &deployment.file,
                          .reason = "create/ contains it"});
  }
  for (const auto& each : tree.test_data) {
    plan.steps.push_back({.kind = EntryKind::test_data, .file = &each.file, .reason = "test data"});
  }
  return plan;
}

Plan plan_deployment(const SourceTree& tree, const History& history, Ahead ahead) {
  Plan plan{.function = Function::deployment};
  plan.hooks = hooks_of(plan.function, tree);
  const auto states = compare(tree.deployments, history.deployments, history.undo_attempts);
  if (auto refusal = refuse_missing_start(tree, history)) plan.refusals.push_back(std::move(*refusal));
  if (auto refusal = refuse_ahead(states, history)) {
    if (ahead == Ahead::refuse) plan.refusals.push_back(*refusal);
    if (ahead == Ahead::allow) plan.notices.push_back(refusal->message);
  }
  for (const DeploymentState& compared : states) {
    switch (compared.state) {
      case CurrentState::pending:
      case CurrentState::failed: plan.steps.push_back(pending_step(compared, history)); break;
      case CurrentState::changed: plan.refusals.push_back(refuse_changed(compared, states, tree, history)); break;
      case CurrentState::missing: plan.refusals.push_back(refuse_missing(compared, history)); break;
      case CurrentState::ahead: break;  // refused together above
      case CurrentState::late: plan.refusals.push_back(refuse_late(compared, states, history)); break;
      case CurrentState::partly_applied:
        plan.refusals.push_back(refuse_partly_applied(*compared.in_history, tree, history));
        break;
      case CurrentState::partly_undone: plan.refusals.push_back(refuse_partly_undone(compared, tree, history)); break;
      case CurrentState::reformatted:
        plan.notices.push_back(fmt::format("\"{}\" was edited since it ran, in comments or white space only",
                                           base::printable(compared.on_disk->file.path)));
        [[fallthrough]];
      default: ++plan.in_place;
    }
  }
  add_repeatable_steps(tree, history, plan);
  return plan;
}

Plan plan_manual_deployment(const SourceTree& tree, const History& history) {
  Plan plan{.function = Function::manual_deployment};
  plan.hooks = hooks_of(plan.function, tree);
  for (const auto& deployment : tree.manual_deployments) {
    Step step{.kind = EntryKind::manual_deployment, .ordinal = deployment.ordinal, .file = &deployment.file};
    const Entry* run = find_manual_run(deployment.file, history);
    if (run == nullptr) run = find_in_place(deployment.file, history.deployments);
    if (run != nullptr) {
      skip(step);
      step.reason = fmt::format("the same content ran as \"{}\" on {}", run->path, run->finished_at);
      ++plan.in_place;
    } else if (const Step* twin = find_same_content(deployment.file, plan.steps)) {
      skip(step);
      step.reason = fmt::format("\"{}\" has the same content", twin->file->path);
    } else if (const Entry* attempt = find_last_attempt(deployment.file, history.manual_runs)) {
      const bool failed = history::is_failure(attempt->state);
      step.reason =
          failed ? failed_before(*attempt, deployment.file) : fmt::format("was forgotten on {}", attempt->finished_at);
      if (failed) resume(step, *attempt);
    } else {
      step.reason = "its content has not run here";
    }
    plan.steps.push_back(std::move(step));
  }
  add_partly_applied(tree, history, plan);
  refuse_partly_applied_deployments(tree, history, plan);
  return plan;
}

}  // namespace pgmanager::plan
