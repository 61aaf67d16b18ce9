#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <iterator>

#include "base/utf8.hpp"
#include "plan/plan.hpp"
#include "report/text.hpp"

namespace pgmanager::report {

namespace {

using history::EntryState;
using plan::Function;
using plan::Plan;
using plan::Step;
using result::Outcome;

std::string_view verb(EntryState state) {
  switch (state) {
    case EntryState::contained: return "mark as contained";
    case EntryState::baselined: return "mark as in place";
    case EntryState::accepted: return "accept the edit";
    case EntryState::forgotten: return "forget";
    default: return "mark as applied";
  }
}

std::string_view title(Function function) {
  return function == Function::manual_deployment ? "manual deployment" : to_string(function);
}

// Steps that only add a row with this state.
template <typename Predicate>
std::size_t count_recorded(const Plan& plan, EntryState state, const Predicate& counts) {
  return static_cast<std::size_t>(std::count_if(plan.steps.begin(), plan.steps.end(), [&](const Step& step) {
    return !step.runs && step.state == state && counts(step.kind);
  }));
}

std::size_t count_recorded(const Plan& plan, EntryState state) {
  return count_recorded(plan, state, [](history::EntryKind kind) { return kind != history::EntryKind::protection; });
}

std::string_view verb(const Step& step) {
  if (step.kind == history::EntryKind::protection) return step.state == EntryState::marked ? "protect" : "unprotect";
  if (step.runs) return step.kind == history::EntryKind::repeatable ? "run repeatable" : "run";
  return step.state ? verb(*step.state) : "skip";
}

std::string path_of(const Step& step) {
  if (step.kind == history::EntryKind::protection) return "this instance";
  return base::printable(step.file->path);
}

std::string deployments_are(std::size_t count) {
  return count == 1 ? "1 deployment is" : fmt::format("{} deployments are", count);
}

std::string nothing_to_do_text(const Plan& plan) {
  switch (plan.function) {
    case Function::create: return "create: nothing to do, this database was created already\n";
    case Function::deployment:
      return fmt::format("deployment: nothing to do, {} in place\n", deployments_are(plan.in_place));
    case Function::manual_deployment:
      if (plan.steps.empty()) return "manual deployment: nothing to do, manual-deployment/ contains no files\n";
      return fmt::format("manual deployment: nothing to do, {} already\n",
                         plan.in_place == 1 ? "the file has run" : fmt::format("all {} files have run", plan.in_place));
    case Function::undo: return "undo: nothing to do, there is no deployment to undo\n";
    case Function::baseline:
      return fmt::format("baseline: nothing to do, {} in place\n", deployments_are(plan.in_place));
    case Function::repair: return "repair: nothing to do\n";
    case Function::test_data:
      if (plan.in_place == 0) return "test-data: nothing to do, test-data/ contains no files\n";
      return fmt::format(
          "test-data: nothing to do, {} already\n",
          plan.in_place == 1 ? "the file is loaded" : fmt::format("all {} files are loaded", plan.in_place));
  }
  return "";
}

// The state of a file whose statements ran.
std::string_view done_word(Function function) {
  return function == Function::undo ? "undone" : "applied";
}

std::string done_text(const Outcome& outcome, const Style& style) {
  const Plan& plan = outcome.plan;
  std::vector<std::string> parts;
  if (const auto files = plan.files_to_run(); files > 0) {
    const bool undo = plan.function == Function::undo;
    parts.push_back(style.good(undo ? count_text(files, "deployment", "deployments") + " undone"
                                    : count_text(files, "file", "files") + " applied"));
  }
  const auto add_count = [&](EntryState state, std::string_view what) {
    const auto count = count_recorded(plan, state);
    if (count > 0) parts.push_back(fmt::format("{} {}", count_text(count, "deployment", "deployments"), what));
  };
  const auto is_repeatable = [](history::EntryKind kind) { return kind == history::EntryKind::repeatable; };
  const auto repeatables = count_recorded(plan, EntryState::baselined, is_repeatable);
  const auto baselined = count_recorded(plan, EntryState::baselined) - repeatables;
  if (baselined > 0) parts.push_back(count_text(baselined, "deployment", "deployments") + " marked as in place");
  if (repeatables > 0) {
    parts.push_back(count_text(repeatables, "repeatable file", "repeatable files") + " marked as in place");
  }
  add_count(EntryState::accepted, "accepted as edited");
  add_count(EntryState::marked, "marked as applied");
  const auto removed = count_recorded(plan, EntryState::forgotten, is_repeatable);
  if (const auto forgotten = count_recorded(plan, EntryState::forgotten) - removed; forgotten > 0) {
    parts.push_back(count_text(forgotten, "deployment", "deployments") + " forgotten");
  }
  if (removed > 0) {
    parts.push_back(count_text(removed, "repeatable file", "repeatable files") + " not in create/ any more");
  }
  add_count(EntryState::contained, "marked as contained");
  if (const auto adopted = count_recorded(plan, EntryState::adopted); adopted > 0) {
    parts.push_back(fmt::format("{} marked as applied, because {} content ran as a manual deployment",
                                count_text(adopted, "deployment", "deployments"), adopted == 1 ? "its" : "their"));
  }
  const auto is_skipped = [](const Step& step) { return step.is_skipped(); };
  const auto skipped = static_cast<std::size_t>(std::count_if(plan.steps.begin(), plan.steps.end(), is_skipped));
  if (skipped > 0) {
    parts.push_back(fmt::format("{} skipped, because the same content has run", count_text(skipped, "file", "files")));
  }
  for (const Step& step : plan.steps) {
    if (step.kind != history::EntryKind::protection) continue;
    parts.emplace_back(fmt::format(
        "this instance {}", step.state == EntryState::marked ? "is protected now" : "is not protected any more"));
  }
  return fmt::format("{}: {}, in {}\n", title(plan.function), fmt::join(parts, ", "), duration_text(outcome.took));
}

std::string transactions_text(const Plan& plan) {
  if (plan.scope == plan::TransactionScope::all_files) return "all in one transaction";
  const auto without = std::count_if(plan.steps.begin(), plan.steps.end(), [](const Step& step) {
    return step.runs && step.file->transaction_mode == source::TransactionMode::without_transaction;
  });
  if (plan.files_to_run() == 1) return without == 1 ? "without a transaction" : "in a transaction";
  const std::string each = "each in its own transaction";
  return without == 0 ? each : fmt::format("{}, except {} without one", each, without);
}

// What the failed file has left in the database.
std::string commit_text(const result::Failure& failure) {
  if (failure.commit_unknown) return "the connection was lost before its commit was answered";
  if (failure.rounds > 0) {
    return fmt::format("{} committed; the next run continues after {}",
                       failure.rounds == 1 ? "1 round is" : fmt::format("{} rounds are", failure.rounds),
                       failure.rounds == 1 ? "it" : "them");
  }
  if (failure.in_part) {
    return fmt::format("{} of {} statements are committed, and perhaps a part of the next one", failure.statements_done,
                       failure.step->file->statements);
  }
  if (failure.kept && failure.statements_done == 0) return "what is done is committed; the next run continues after it";
  if (failure.kept) {
    // If the connection was lost, the running statement may be committed, too; then it is recorded.
    const bool lost = failure.code == base::ErrorCode::connection;
    return fmt::format("{}{} of {} statements are committed; the next run continues after them",
                       lost ? "at least " : "", failure.statements_done, failure.step->file->statements);
  }
  if (failure.invalid_index) return "nothing is committed; the next run drops the INVALID index that it left";
  const bool without = failure.step->file->transaction_mode == source::TransactionMode::without_transaction;
  return without ? "nothing is committed" : "rolled back";
}

bool was_stopped(const result::Failure& failure) {
  return failure.code == base::ErrorCode::interrupted || failure.code == base::ErrorCode::terminated;
}

// What must be corrected before the next run can succeed.
std::string_view correction(const result::Failure& failure) {
  if (failure.code != base::ErrorCode::sql || result::is_worth_retrying(failure)) return "";
  if (failure.rounds > 0) return "correct the cause, or the file, and ";
  return failure.kept ? "correct the cause, or the remaining statements of the file, and " : "correct the file and ";
}

// A longer list would scroll important lines off the screen, so only its ends are shown.
constexpr std::size_t longest_list = 20;
constexpr std::size_t shown_of_long_list = 3;

template <typename Line>
std::string list_text(std::size_t count, std::string_view what, const Line& line) {
  std::string text;
  for (std::size_t i = 0; i < count; ++i) {
    const bool shown = count <= longest_list || i < shown_of_long_list || i >= count - shown_of_long_list;
    if (shown) text += line(i);
    if (!shown && i == shown_of_long_list) {
      text += fmt::format("{:<9}  ... {} more ...\n", what, count - 2 * shown_of_long_list);
    }
  }
  return text;
}

std::string steps_text(const std::vector<const Step*>& steps, std::string_view what) {
  return list_text(steps.size(), what,
                   [&](std::size_t i) { return fmt::format("{:<9}  {}\n", what, path_of(*steps[i])); });
}

// The same undo would count its steps from the start again.
std::string_view next_command(const Outcome& outcome) {
  if (outcome.plan.function == Function::undo) return "see what remains with undo --dry-run";
  // The instance is created by then.
  const plan::Step* failed = outcome.failure->step;
  const bool created = outcome.plan.function == Function::create && failed != nullptr;
  return created && failed->kind == history::EntryKind::test_data ? "run postgres-manager test-data"
                                                                  : "run the same command again";
}

std::string failed_text(const Outcome& outcome, const Style& style) {
  const result::Failure& failure = *outcome.failure;
  const std::string file = failure.step != nullptr ? path_of(*failure.step) : "the commit of all files";
  if (outcome.plan.scope == plan::TransactionScope::all_files) {
    return fmt::format(
        "{}: {} at {}; {}\n", to_string(outcome.plan.function), style.bad(was_stopped(failure) ? "stopped" : "failed"),
        file, failure.commit_unknown ? commit_text(failure) : "everything was rolled back, the database is unchanged");
  }
  const std::string_view done = done_word(outcome.plan.function);
  std::vector<result::CompletedStep> ran;  // deployments that are only contained in create/ were not applied
  std::copy_if(outcome.completed.begin(), outcome.completed.end(), std::back_inserter(ran),
               [](const result::CompletedStep& each) { return each.step->state != EntryState::contained; });
  std::string text = list_text(ran.size(), done, [&](std::size_t i) {
    const result::CompletedStep& completed = ran[i];
    return fmt::format("{}{}  {}  {}\n", style.good(done), std::string(9 - done.size(), ' '), path_of(*completed.step),
                       style.faint(duration_text(completed.took)));
  });
  const std::string_view what = failure.commit_unknown ? "unknown" : was_stopped(failure) ? "stopped" : "failed";
  text +=
      fmt::format("{}{}  {}\n", style.bad(what), std::string(9 - what.size(), ' '), file + "  " + commit_text(failure));
  text += steps_text(outcome.unknown, "unknown") + steps_text(outcome.not_tried, "not tried");
  const std::size_t unknown = outcome.unknown.size() + (failure.commit_unknown ? 1 : 0);
  text += fmt::format("{} {}, ", ran.size(), done);
  if (!failure.commit_unknown) text += fmt::format("1 {}, ", what);
  if (unknown > 0) text += fmt::format("{} unknown, ", unknown);
  return text +
         fmt::format("{} not tried; {}{}\n", outcome.not_tried.size(), correction(failure), next_command(outcome));
}

}  // namespace

std::string duration_text(std::chrono::duration<double> length) {
  const double seconds = length.count();
  // The limits are where the number would be rounded up to the next unit: never "1000 ms" or "60.00 s".
  if (seconds < 0.00995) return fmt::format("{:.1f} ms", seconds * 1000);
  if (seconds < 0.9995) return fmt::format("{:.0f} ms", seconds * 1000);
  if (seconds < 59.995) return fmt::format("{:.2f} s", seconds);
  const auto whole = static_cast<long>(seconds + 0.005);
  if (whole < 3600) return fmt::format("{} min {:02} s", whole / 60, whole % 60);
  return fmt::format("{} h {:02} min", whole / 3600, whole / 60 % 60);
}

std::string count_text(std::size_t count, std::string_view singular, std::string_view plural) {
  return fmt::format("{} {}", count, count == 1 ? singular : plural);
}

std::string plan_text(const Plan& plan, const Style& style) {
  const auto hook_text = [&](std::optional<source::Hook> hook, std::string_view remark) {
    if (plan.nothing_to_do() || !plan::has_hook(plan, hook)) return std::string();
    return fmt::format("{:<17}  {}{}\n", "run the hook", style.strong(hook_path(*hook)), style.faint(remark));
  };
  constexpr std::size_t verb_width = 17;
  std::string text = hook_text(plan::hook_before(plan.function), "");
  for (const Step& step : plan.steps) {
    const std::string path = path_of(step);
    const std::size_t used = verb_width + base::display_width(path) + 4;
    text += fmt::format("{:<{}}  {}  {}\n", verb(step), verb_width, style.strong(path),
                        style.faint(style.cut("(" + base::printable(step.reason) + ")", used)));
  }
  text += hook_text(plan::hook_after(plan.function), "");
  text += hook_text(source::Hook::after_failure, "  (if a file fails)");
  const std::size_t files = plan.files_to_run();
  const std::string transactions = transactions_text(plan);
  const std::string run = files == 0
                              ? "no file would run"
                              : fmt::format("{} would run, {}", count_text(files, "file", "files"), transactions);
  return text + fmt::format("dry run: {}; nothing was changed\n", run);
}

std::string outcome_text(const Outcome& outcome, const Style& style) {
  switch (outcome.result) {
    case result::RunResult::planned: return plan_text(outcome.plan, style);
    case result::RunResult::refused: return "";
    case result::RunResult::nothing_to_do: return nothing_to_do_text(outcome.plan);
    case result::RunResult::done: return done_text(outcome, style);
    case result::RunResult::failed: return failed_text(outcome, style);
  }
  return "";
}

}  // namespace pgmanager::report
