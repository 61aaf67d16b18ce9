#include "plan/undo.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/utf8.hpp"
#include "plan/in_words.hpp"
#include "plan/partly_undone.hpp"
#include "plan/refusal.hpp"
#include "plan/refusal_rules.hpp"
#include "plan/same_content.hpp"
#include "source/file_name.hpp"

namespace pgmanager::plan {

namespace {

using history::Entry;
using history::History;
using source::Ordinal;

// The last one first.
std::vector<const Entry*> in_place(const History& history) {
  std::vector<const Entry*> entries;
  for (auto entry = history.deployments.rbegin(); entry != history.deployments.rend(); ++entry) {
    if (history::is_in_place(entry->state)) entries.push_back(&*entry);
  }
  return entries;
}

std::vector<const Entry*> chosen(std::vector<const Entry*> entries, const UndoRange& range) {
  std::size_t count = std::min(range.steps, entries.size());
  if (range.to) {
    const auto kept =
        std::find_if(entries.begin(), entries.end(), [&](const Entry* entry) { return *entry->ordinal <= *range.to; });
    count = static_cast<std::size_t>(kept - entries.begin());
  }
  entries.resize(count);
  return entries;
}

template <typename Entries>
const auto* find_ordinal(const Entries& entries, Ordinal ordinal) {
  const auto found =
      std::find_if(entries.begin(), entries.end(), [&](const auto& entry) { return entry.ordinal == ordinal; });
  return found == entries.end() ? nullptr : &*found;
}

Refusal refuse_target(Ordinal ordinal) {
  return {
      .rule = std::string(refusal_rules::undo_target),
      .ordinal = ordinal,
      .message = fmt::format("deployment {} is not in place, so undo cannot return to it", source::to_string(ordinal)),
      .hint = "See what is in place: postgres-manager status."};
}

Refusal refuse_without_file(const Entry& entry) {
  const std::string name = base::printable(source::name_in(entry.path));
  return {.rule = std::string(refusal_rules::undo_missing),
          .ordinal = entry.ordinal,
          .path = entry.path,
          .message = fmt::format("\"{}\" has no undo file", base::printable(entry.path)),
          .hint = fmt::format("Write the statements that revert it into undo/{}.", name),
          .entry = &entry};
}

// Its committed statements come after the deployments that would be undone.
Refusal refuse_partly_applied_above(const Entry& entry) {
  const std::string ordinal = source::to_string(*entry.ordinal);
  return {.rule = std::string(refusal_rules::undo_partly_applied),
          .ordinal = entry.ordinal,
          .path = entry.path,
          .message = fmt::format("\"{}\" is partly applied, {}", base::printable(entry.path),
                                 committed_statements(entry, "of its")),
          .hint = fmt::format("Finish it with a deployment; or revert its statements by hand, then run "
                              "postgres-manager repair --forget {}.",
                              ordinal),
          .entry = &entry};
}

// Old files may be removed from a tree. Any other file that is not on disk belongs to a newer version of the tree, and
// so does its undo file.
bool is_missing(const source::SourceTree& tree, Ordinal ordinal) {
  const bool removed = !tree.deployments.empty() && ordinal < tree.deployments.front().ordinal;
  return !removed && find_ordinal(tree.deployments, ordinal) == nullptr;
}

// What an undo file may do without intention.
void add_notices(Plan& plan, const source::SourceTree& tree, const source::NumberedFile& undo, const Entry& entry) {
  const source::NumberedFile* deployment = find_ordinal(tree.deployments, undo.ordinal);
  if (deployment != nullptr && deployment->file.token_checksum != entry.token_checksum) {
    plan.notices.push_back(
        fmt::format("\"{}\" was edited after it ran: \"{}\" may match its present content and not what ran",
                    base::printable(deployment->file.path), base::printable(undo.file.path)));
  }
  if (undo.file.statements == 0) {
    plan.notices.push_back(
        fmt::format("\"{}\" contains no statement: its deployment becomes pending again, and nothing else changes",
                    base::printable(undo.file.path)));
  }
}

Step step_of(const source::NumberedFile& undo, const Entry& entry, const History& history) {
  Step step{.state = history::EntryState::undone,
            .kind = history::EntryKind::undo,
            .ordinal = undo.ordinal,
            .file = &undo.file};
  step.reason = fmt::format("reverts \"{}\", in place since {}", entry.path, entry.finished_at);
  if (const Entry* attempt = find_ordinal(history.undo_attempts, undo.ordinal)) {
    step.reason += fmt::format("; {}", failed_before(*attempt, undo.file));
    resume(step, *attempt);
  }
  return step;
}

// A deployment that stays in place must be in place completely.
void refuse_partly_undone_target(Plan& plan, const source::SourceTree& tree, const History& history,
                                 std::optional<Ordinal> to) {
  for (const DeploymentState& each : compare(tree.deployments, history.deployments, history.undo_attempts)) {
    if (each.ordinal == to && each.state == CurrentState::partly_undone) {
      plan.refusals.push_back(refuse_partly_undone(each, tree, history));
    }
  }
}

// Otherwise the committed statements of the attempt would be forgotten.
bool is_still_its_file(const Entry& attempt, const source::SqlFile& undo) {
  if (!history::is_partly_applied(attempt)) return true;
  return is_attempt_of(undo, attempt) && undo.statements > 0;
}

void add_undo_of(const Entry& entry, const source::SourceTree& tree, const History& history, Plan& plan) {
  const Ordinal ordinal = *entry.ordinal;
  const Entry* attempt = find_ordinal(history.undo_attempts, ordinal);
  const source::NumberedFile* undo = find_ordinal(tree.undo, ordinal);
  const source::NumberedFile* on_disk = find_ordinal(tree.deployments, ordinal);
  const bool missing = is_missing(tree, ordinal);
  const bool has_begun = attempt != nullptr && history::is_partly_applied(*attempt);
  if (has_begun && (missing || undo == nullptr)) {
    const DeploymentState compared{ordinal, CurrentState::partly_undone, on_disk, &entry, attempt};
    plan.refusals.push_back(refuse_partly_undone(compared, tree, history));
  } else if (missing) {
    plan.refusals.push_back(refuse_missing({ordinal, CurrentState::missing, nullptr, &entry}, history));
  } else if (undo == nullptr) {
    plan.refusals.push_back(refuse_without_file(entry));
  } else if (attempt != nullptr && !is_still_its_file(*attempt, undo->file)) {
    plan.refusals.push_back(refuse_other_undo_file(entry, *attempt, undo->file, history));
  } else {
    plan.steps.push_back(step_of(*undo, entry, history));
    add_notices(plan, tree, *undo, entry);
  }
}

}  // namespace

Plan plan_undo(const source::SourceTree& tree, const History& history, const UndoRange& range) {
  Plan plan{.function = Function::undo};
  const std::vector<const Entry*> entries = in_place(history);
  const auto is_target = [&](const Entry* entry) { return entry->ordinal == range.to; };
  if (range.to && std::none_of(entries.begin(), entries.end(), is_target)) {
    plan.refusals.push_back(refuse_target(*range.to));
    return plan;
  }
  const std::vector<const Entry*> wanted = chosen(entries, range);
  plan.in_place = entries.size() - wanted.size();
  refuse_partly_undone_target(plan, tree, history, range.to);
  for (const Entry& entry : history.deployments) {
    const bool incomplete = history::is_partly_applied(entry);
    const bool above = !wanted.empty() && entry.ordinal > wanted.back()->ordinal;
    if (incomplete && above) plan.refusals.push_back(refuse_partly_applied_above(entry));
  }
  for (const Entry* entry : wanted) add_undo_of(*entry, tree, history, plan);
  return plan;
}

}  // namespace pgmanager::plan
