#include "plan/repair.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <memory>

#include "plan/deployment_standing.hpp"
#include "plan/refusal_rules.hpp"

namespace pgmanager::plan {

namespace {

using source::Ordinal;

bool holds(const DeploymentStanding& standing) {
  return standing.in_history != nullptr && history::is_in_place(standing.in_history->state);
}

// A file without a transaction of which something is kept.
bool is_half_done(const DeploymentStanding& standing) {
  return standing.in_history != nullptr && history::is_failure(standing.in_history->state) &&
         standing.in_history->statements_done > 0;
}

// What the history knows of a file that may be gone.
std::shared_ptr<const source::SqlFile> file_of(const history::Entry& entry) {
  return std::make_shared<const source::SqlFile>(source::SqlFile{.path = entry.path,
                                                                 .directives = {},
                                                                 .checksum = entry.checksum,
                                                                 .token_checksum = entry.token_checksum,
                                                                 .statements = entry.statements_total});
}

class Repair {
 public:
  Repair(const source::SourceTree& tree, const history::History& history)
      : standings_(compare(tree.deployments, history.deployments)) {}

  void accept_changed(Ordinal ordinal) {
    const DeploymentStanding* standing = require(ordinal);
    if (standing == nullptr) return;
    const bool edited = standing->standing == Standing::changed || standing->standing == Standing::reformatted;
    if (!edited) return refuse(*standing, "is not edited", "There is no edit to accept");
    add(*standing, Action::record_accepted, "its edit is accepted");
  }

  void mark_applied(Ordinal ordinal) {
    const DeploymentStanding* standing = require(ordinal);
    if (standing == nullptr) return;
    if (holds(*standing)) return refuse(*standing, "is in place already", "There is nothing to mark");
    add(*standing, Action::record_marked, "said to be in place");
  }

  void forget(Ordinal ordinal) {
    const DeploymentStanding* standing = require(ordinal);
    if (standing == nullptr) return;
    if (!holds(*standing) && !is_half_done(*standing))
      return refuse(*standing, "is not in place", "There is nothing to forget");
    auto file = file_of(*standing->in_history);
    plan_.steps.push_back({.action = Action::record_forgotten,
                           .kind = history::Kind::repair,
                           .ordinal = ordinal,
                           .file = file.get(),
                           .reason = "said not to be in place",
                           .text_entry = standing->in_history->id});
    plan_.from_history.push_back(std::move(file));
  }

  Plan plan() && { return std::move(plan_); }

 private:
  const DeploymentStanding* require(Ordinal ordinal) {
    const auto found = std::find_if(standings_.begin(), standings_.end(),
                                    [&](const DeploymentStanding& each) { return each.ordinal == ordinal; });
    if (found != standings_.end()) return &*found;
    plan_.refusals.push_back({.rule = std::string(refusal_rules::repair_unknown),
                              .ordinal = ordinal,
                              .message = fmt::format("there is no deployment {}, neither on disk nor in the history",
                                                     source::to_string(ordinal)),
                              .hint = "See which there are: postgres-manager status."});
    return nullptr;
  }

  void refuse(const DeploymentStanding& standing, std::string_view what, std::string_view so) {
    plan_.refusals.push_back(
        {.rule = std::string(refusal_rules::repair_not_needed),
         .ordinal = standing.ordinal,
         .path = standing.on_disk != nullptr ? standing.on_disk->file.path : standing.in_history->path,
         .message = fmt::format("deployment {} {}", source::to_string(standing.ordinal), what),
         .hint = fmt::format("{}. See where it stands: postgres-manager status.", so)});
  }

  void add(const DeploymentStanding& standing, Action action, const char* reason) {
    plan_.steps.push_back({.action = action,
                           .kind = history::Kind::repair,
                           .ordinal = standing.ordinal,
                           .file = &standing.on_disk->file,
                           .reason = reason});
  }

  std::vector<DeploymentStanding> standings_;
  Plan plan_{.function = Function::repair, .scope = TransactionScope::all_files};
};

}  // namespace

Plan plan_repair(const source::SourceTree& tree, const history::History& history, const Repairs& repairs) {
  Repair repair(tree, history);
  for (const Ordinal ordinal : repairs.accept_changed) repair.accept_changed(ordinal);
  for (const Ordinal ordinal : repairs.mark_applied) repair.mark_applied(ordinal);
  for (const Ordinal ordinal : repairs.forget) repair.forget(ordinal);
  return std::move(repair).plan();
}

}  // namespace pgmanager::plan
