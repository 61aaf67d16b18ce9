#include "plan/repair.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <deque>
#include <memory>
#include <optional>
#include <set>

#include "base/utf8.hpp"
#include "plan/deployment_state.hpp"
#include "plan/partly_undone.hpp"
#include "plan/protection.hpp"
#include "plan/refusal.hpp"
#include "plan/refusal_rules.hpp"
#include "plan/same_content.hpp"
#include "plan/taken_ordinal.hpp"

namespace pgmanager::plan {

namespace {

using source::Ordinal;

// True if a file without a transaction has committed a part.
bool is_partly_applied(const DeploymentState& compared) {
  return compared.in_history != nullptr && history::is_partly_applied(*compared.in_history);
}

class Repair {
 public:
  Repair(const source::SourceTree& tree, const history::History& history)
      : tree_(tree),
        history_(history),
        states_(compare(tree.deployments, history.deployments, history.undo_attempts)) {}

  void accept_changed(Ordinal ordinal) {
    const DeploymentState* compared = require(ordinal);
    if (compared == nullptr) return;
    // The row would hide that the deployment is partly undone.
    if (compared->undo != nullptr) {
      plan_.refusals.push_back(refuse_partly_undone(*compared, tree_, history_));
      return;
    }
    const bool edited = compared->state == CurrentState::changed || compared->state == CurrentState::reformatted;
    if (!edited) return refuse(*compared, "is not edited", "There is no edit to accept");
    if (is_taken_ordinal(*compared) || is_filled_placeholder(*compared)) {
      plan_.refusals.push_back(refuse_changed(*compared, states_, tree_, history_));
      return;
    }
    add(*compared, history::EntryState::accepted, "its edit is accepted");
  }

  void mark_applied(Ordinal ordinal) {
    const DeploymentState* compared = require(ordinal);
    if (compared == nullptr) return;
    if (compared->on_disk == nullptr && !is_in_place(*compared)) return refuse_absent(*compared);
    const bool whole = is_in_place(*compared) && compared->undo == nullptr;
    if (whole) return refuse(*compared, "is in place already", "There is nothing to mark");
    add(*compared, history::EntryState::marked, "recorded as in place");
  }

  void forget(Ordinal ordinal) {
    const DeploymentState* compared = require(ordinal);
    if (compared == nullptr) return;
    if (!is_in_place(*compared) && !is_partly_applied(*compared))
      return refuse(*compared, "is not in place", "There is nothing to forget");
    add_from_history(*compared->in_history, history::EntryKind::repair, history::EntryState::forgotten,
                     "recorded as not in place");
  }

  void forget_manual(Ordinal ordinal) {
    const auto partly = find_partly_applied(history_);
    const auto found = std::find_if(partly.rbegin(), partly.rend(),
                                    [&](const history::Entry* each) { return each->ordinal == ordinal; });
    if (found != partly.rend()) {
      return add_from_history(**found, history::EntryKind::manual_deployment, history::EntryState::forgotten,
                              "recorded as reverted");
    }
    plan_.refusals.push_back(
        {.rule = std::string(refusal_rules::repair_not_needed),
         .ordinal = ordinal,
         .message = fmt::format("no manual deployment {} is partly applied", source::to_string(ordinal)),
         .hint = "See which manual deployments ran: postgres-manager status."});
  }

  void change_protection(ProtectionChange change) {
    if (change == ProtectionChange::none) return;
    const bool protect = change == ProtectionChange::protect;
    if (protect && !history_.exists) return refuse_protection_without_history();
    if (protect == history::is_protected(history_.protection)) {
      plan_.refusals.push_back(
          {.rule = std::string(refusal_rules::repair_not_needed),
           .message = fmt::format("this instance is {}", protect ? "protected already" : "not protected"),
           .hint = "See its state: postgres-manager status."});
      return;
    }
    plan_.from_history.push_back(no_file());
    plan_.steps.push_back({.runs = false,
                           .state = protect ? history::EntryState::marked : history::EntryState::forgotten,
                           .kind = history::EntryKind::protection,
                           .file = plan_.from_history.back().get(),
                           .reason = protect ? "refuses functions that destroy data from now on"
                                             : "reset and test data are allowed from now on"});
  }

  // Warns of deployments that are pending below one that is in place: they are late.
  void warn_of_late_ones() {
    std::optional<Ordinal> highest;
    std::set<Ordinal> named;
    for (const Step& step : plan_.steps) {
      if (step.ordinal) named.insert(*step.ordinal);
      if (step.ordinal && step.state == history::EntryState::marked) highest = std::max(highest, step.ordinal);
    }
    for (const DeploymentState& each : states_) {
      const bool pending = each.state == CurrentState::pending || each.state == CurrentState::failed;
      if (!pending || !highest || *highest < each.ordinal || named.contains(each.ordinal)) continue;
      plan_.notices.push_back(
          fmt::format("\"{}\" will then be late, because deployment {} is above it: run it first, or mark it, too, if "
                      "it is in place",
                      base::printable(each.on_disk->file.path), source::to_string(*highest)));
    }
  }

  void count_in_place() {
    const auto stays = [&](const DeploymentState& each) {
      return is_in_place(each) && std::none_of(plan_.steps.begin(), plan_.steps.end(),
                                               [&](const Step& step) { return step.ordinal == each.ordinal; });
    };
    plan_.in_place = static_cast<std::size_t>(std::count_if(states_.begin(), states_.end(), stays));
  }

  Plan plan() && { return std::move(plan_); }

 private:
  const DeploymentState* require(Ordinal ordinal) {
    const auto found = std::find_if(states_.begin(), states_.end(),
                                    [&](const DeploymentState& each) { return each.ordinal == ordinal; });
    if (found != states_.end()) return &*found;
    if (const DeploymentState* gone = find_in_history(ordinal)) return gone;
    plan_.refusals.push_back({.rule = std::string(refusal_rules::repair_unknown),
                              .ordinal = ordinal,
                              .message = fmt::format("there is no deployment {}, neither on disk nor in the history",
                                                     source::to_string(ordinal)),
                              .hint = "See which deployments there are: postgres-manager status."});
    return nullptr;
  }

  // A deployment that the comparison leaves out: below the first file on disk, or neither in place nor on disk.
  const DeploymentState* find_in_history(Ordinal ordinal) {
    const auto entry = std::find_if(history_.deployments.begin(), history_.deployments.end(),
                                    [&](const history::Entry& each) { return each.ordinal == ordinal; });
    if (entry == history_.deployments.end()) return nullptr;
    return &off_disk_.emplace_back(DeploymentState{ordinal, CurrentState::missing, nullptr, &*entry});
  }

  // A history that contains nothing else would let a deployment run in any database.
  void refuse_protection_without_history() {
    plan_.refusals.push_back({.rule = std::string(refusal_rules::repair_unknown),
                              .message = "this database has no history to record the protection in",
                              .hint = "Begin one: postgres-manager create, deployment or baseline."});
  }

  void refuse_absent(const DeploymentState& compared) {
    plan_.refusals.push_back(
        {.rule = std::string(refusal_rules::repair_unknown),
         .ordinal = compared.ordinal,
         .message = fmt::format("deployment {} is not on disk", source::to_string(compared.ordinal)),
         .hint = "Restore the file first: its content is what gets recorded."});
  }

  void refuse(const DeploymentState& compared, std::string_view what, std::string_view so) {
    plan_.refusals.push_back(
        {.rule = std::string(refusal_rules::repair_not_needed),
         .ordinal = compared.ordinal,
         .path = compared.on_disk != nullptr ? compared.on_disk->file.path : compared.in_history->path,
         .message = fmt::format("deployment {} {}", source::to_string(compared.ordinal), what),
         .hint = fmt::format("{}. See its state: postgres-manager status.", so)});
  }

  void add(const DeploymentState& compared, history::EntryState state, const char* reason) {
    if (compared.on_disk == nullptr)
      return add_from_history(*compared.in_history, history::EntryKind::repair, state, reason);
    plan_.steps.push_back({.runs = false,
                           .state = state,
                           .kind = history::EntryKind::repair,
                           .ordinal = compared.ordinal,
                           .file = &compared.on_disk->file,
                           .reason = reason});
  }

  void add_from_history(const history::Entry& entry, history::EntryKind kind, history::EntryState state,
                        const char* reason) {
    auto file = file_of(entry);
    plan_.steps.push_back({.runs = false,
                           .state = state,
                           .kind = kind,
                           .ordinal = entry.ordinal,
                           .file = file.get(),
                           .reason = reason,
                           .text_entry = entry.id});
    plan_.from_history.push_back(std::move(file));
  }

  const source::SourceTree& tree_;
  const history::History& history_;
  std::vector<DeploymentState> states_;
  std::deque<DeploymentState> off_disk_;
  Plan plan_{.function = Function::repair, .scope = TransactionScope::all_files};
};

}  // namespace

Plan plan_repair(const source::SourceTree& tree, const history::History& history, const Repairs& repairs) {
  Repair repair(tree, history);
  for (const Ordinal ordinal : repairs.accept_changed) repair.accept_changed(ordinal);
  for (const Ordinal ordinal : repairs.mark_applied) repair.mark_applied(ordinal);
  for (const Ordinal ordinal : repairs.forget) repair.forget(ordinal);
  for (const Ordinal ordinal : repairs.forget_manual) repair.forget_manual(ordinal);
  repair.change_protection(repairs.protection);
  repair.warn_of_late_ones();
  repair.count_in_place();
  return std::move(repair).plan();
}

}  // namespace pgmanager::plan
