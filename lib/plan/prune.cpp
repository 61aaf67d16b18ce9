#include "plan/prune.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/utf8.hpp"
#include "plan/deployment_state.hpp"
#include "plan/refusal_rules.hpp"
#include "plan/same_content.hpp"
#include "plan/wrong_database.hpp"
#include "source/file_name.hpp"

namespace pgmanager::plan {

namespace {

using source::NumberedFile;
using source::Ordinal;
using source::SourceTree;

std::string subject_of(const AskedInstance& instance) {
  return instance.environment.empty() ? "the instance"
                                      : fmt::format("environment \"{}\"", base::printable(instance.environment));
}

std::string command_for(const AskedInstance& instance, std::string_view function) {
  if (instance.environment.empty()) return fmt::format("postgres-manager {}", function);
  return fmt::format("postgres-manager {} --environment {}", function, source::shell_word(instance.environment));
}

Refusal refuse_ordinal(Ordinal before, const SourceTree& tree) {
  Refusal refusal{.rule = std::string(refusal_rules::prune_unknown),
                  .ordinal = before,
                  .path = {},
                  .message = fmt::format("deployment {} is not on disk", source::to_string(before)),
                  .detail = "The last deployment must stay: the next ordinal follows from it."};
  refusal.hint = tree.deployments.empty() ? std::string("Write the first deployment: postgres-manager new NAME.")
                                          : fmt::format("Name {0} at the most: --before {0}.",
                                                        source::to_string(tree.deployments.back().ordinal));
  return refusal;
}

// An instance that create makes later does not know that create/ contains the content.
Refusal refuse_manual_copy(const NumberedFile& manual, const NumberedFile& deployment) {
  return {.rule = std::string(refusal_rules::prune_manual_copy),
          .ordinal = deployment.ordinal,
          .path = manual.file.path,
          .message = fmt::format("\"{}\" has the content of \"{}\"", base::printable(manual.file.path),
                                 base::printable(deployment.file.path)),
          .detail = "Without that deployment, the manual deployment would run on new instances, which contain it.",
          .hint = fmt::format("Delete the manual deployment, too: rm {}", source::shell_word(manual.file.path))};
}

void refuse_manual_copies(const SourceTree& tree, const NumberedFile& deployment, Prune& prune) {
  for (const NumberedFile& manual : tree.manual_deployments) {
    if (manual.file.statements > 0 && is_same_content(manual.file, deployment.file)) {
      prune.refusals.push_back(refuse_manual_copy(manual, deployment));
    }
  }
}

bool is_as_on_disk(CurrentState state) {
  switch (state) {
    case CurrentState::applied:
    case CurrentState::contained:
    case CurrentState::adopted:
    case CurrentState::reformatted: return true;
    default: return false;
  }
}

// "3", "3 to 5"
std::string range_text(Ordinal first, Ordinal last) {
  return first == last ? source::to_string(first)
                       : fmt::format("{} to {}", source::to_string(first), source::to_string(last));
}

// "partly applied"
std::string in_words(CurrentState state) {
  std::string words(to_string(state));
  std::replace(words.begin(), words.end(), '-', ' ');
  return words;
}

// "3 failed, 4 to 5 pending"
std::string states_text(const std::vector<DeploymentState>& lacking) {
  std::string text;
  for (auto first = lacking.begin(); first != lacking.end();) {
    const auto end = std::find_if(first, lacking.end(), [&](const auto& each) { return each.state != first->state; });
    text += fmt::format("{}{} {}", text.empty() ? "" : ", ", range_text(first->ordinal, (end - 1)->ordinal),
                        in_words(first->state));
    first = end;
  }
  return text;
}

// "deployment 3", "deployments 3 to 5, 7"
std::string deployments_text(const std::vector<Ordinal>& ordinals) {
  std::string text;
  for (auto first = ordinals.begin(); first != ordinals.end();) {
    auto last = first;
    while (last + 1 != ordinals.end() && last->next() == *(last + 1)) ++last;
    text += fmt::format("{}{}", text.empty() ? "" : ", ", range_text(*first, *last));
    first = last + 1;
  }
  return fmt::format("deployment{} {}", ordinals.size() == 1 ? "" : "s", text);
}

Refusal refuse_unread(const AskedInstance& instance) {
  const base::Error::Parts& error = instance.error->parts();
  return {.rule = std::string(refusal_rules::prune_not_checked),
          .message = fmt::format("{} could not be asked: {}", subject_of(instance), error.message),
          .detail = error.detail,
          .hint = error.hint};
}

Refusal refuse_lacking(const AskedInstance& instance, const std::vector<DeploymentState>& states,
                       const std::vector<Ordinal>& ordinals) {
  const bool is_empty = holds_nothing(*instance.history);
  return {
      .rule = std::string(refusal_rules::prune_not_in_place),
      .ordinal = ordinals.front(),
      .path = {},
      .message = fmt::format("{} does not have {}", subject_of(instance), deployments_text(ordinals)),
      .detail = is_empty ? "Nothing of this tree is in place there." : fmt::format("There: {}.", states_text(states)),
      .hint = is_empty ? fmt::format("Create it: {}; if it contains objects, adopt it: {}",
                                     command_for(instance, "create"), command_for(instance, "baseline"))
                       : fmt::format("Bring it up to date: {}", command_for(instance, "deployment"))};
}

}  // namespace

Prune plan_prune(const SourceTree& tree, Ordinal before) {
  Prune prune{.before = before};
  if (!tree.deployments.empty()) prune.first = tree.deployments.front().ordinal;
  if (tree.deployments.empty() || tree.deployments.back().ordinal < before) {
    prune.refusals.push_back(refuse_ordinal(before, tree));
    return prune;
  }
  for (const NumberedFile& deployment : tree.deployments) {
    if (!(deployment.ordinal < before)) break;
    for (const NumberedFile& undo : tree.undo) {
      if (undo.ordinal == deployment.ordinal) prune.files.push_back(undo.file.path);
    }
    prune.files.push_back(deployment.file.path);
    refuse_manual_copies(tree, deployment, prune);
  }
  return prune;
}

void check_instance(Prune& prune, const SourceTree& tree, const AskedInstance& instance) {
  PruneCheck check{.environment = instance.environment, .is_reached = instance.history.has_value()};
  if (!instance.history) {
    prune.checks.push_back(std::move(check));
    prune.refusals.push_back(refuse_unread(instance));
    return;
  }
  const history::History& history = *instance.history;
  std::vector<DeploymentState> lacking;
  for (const DeploymentState& each : compare(tree.deployments, history.deployments, history.undo_attempts)) {
    if (!(each.ordinal < prune.before) || is_as_on_disk(each.state)) continue;
    lacking.push_back(each);
    if (check.lacking.empty() || check.lacking.back() != each.ordinal) check.lacking.push_back(each.ordinal);
  }
  if (auto refusal = refuse_another_tree(tree, history)) {
    refusal->message = fmt::format("{}: {}", subject_of(instance), refusal->message);
    prune.refusals.push_back(*std::move(refusal));
  } else if (!lacking.empty()) {
    prune.refusals.push_back(refuse_lacking(instance, lacking, check.lacking));
  }
  prune.checks.push_back(std::move(check));
}

}  // namespace pgmanager::plan
