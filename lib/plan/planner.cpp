#include "plan/planner.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <set>
#include <utility>

#include "base/error.hpp"
#include "base/utf8.hpp"
#include "plan/refusal_rules.hpp"
#include "plan/same_content.hpp"
#include "plan/test_data.hpp"
#include "plan/wrong_database.hpp"
#include "source/psql_variables.hpp"

namespace pgmanager::plan {

namespace {

using history::Entry;
using history::EntryKind;
using history::History;
using source::SourceTree;

Refusal refuse_created(const history::Entry& created, const SourceTree& tree) {
  const bool with_test_data = !tree.test_data.empty();
  return {.rule = std::string(refusal_rules::already_created),
          .message = fmt::format("this database was created on {}", created.finished_at),
          .hint = with_test_data ? "Load test data into it: postgres-manager test-data"
                                 : "Bring it up to date: postgres-manager deployment"};
}

Refusal refuse_not_empty(const std::vector<std::string>& objects, bool history_in_use) {
  std::string detail = "Its history contains deployments.";
  if (!objects.empty()) detail = fmt::format("It contains {}.", fmt::join(objects, ", "));
  return {.rule = std::string(refusal_rules::database_not_empty),
          .message = "the database is not empty",
          .detail = detail,
          .hint = history_in_use ? "Bring it up to date: postgres-manager deployment"
                                 : "Use an empty database: postgres-manager create --dbname NAME --create-database"};
}

Refusal refuse_unfinished() {
  return {.rule = std::string(refusal_rules::create_unfinished),
          .message = "create was not completed in this database",
          .detail = "It commits each file with --transaction file, and continues where it stopped.",
          .hint = "Finish it: postgres-manager create"};
}

bool holds_deployments(const History& history) {
  return std::ranges::any_of(history.deployments, history::is_in_place, &Entry::state) ||
         std::ranges::any_of(history.manual_runs, history::is_in_place, &Entry::state);
}

Plan leave_alone(const SourceTree& tree) {
  Plan plan{.function = Function::create};
  if (!tree.test_data.empty()) {
    plan.notices.emplace_back("no test data were loaded, because create had nothing to do; load them with test-data");
  }
  return plan;
}

Plan plan_create_in(const SourceTree& tree, const Known& known, WhenCreated when_created) {
  const History& history = known.history;
  if (history.created && when_created == WhenCreated::leave_alone) return leave_alone(tree);
  Plan plan = plan_create(tree);
  if (history.created) {
    plan.refusals.push_back(refuse_created(*history.created, tree));
  } else if (history.create_parts.empty()) {
    const bool in_use = holds_deployments(history);
    const std::vector<std::string>& objects = known.contents.objects;
    if (in_use || !objects.empty()) plan.refusals.push_back(refuse_not_empty(objects, in_use));
  }
  return plan;
}

bool begins_history(const Planner& planner, const History& history) {
  return holds_nothing(history) && planner.first_run == FirstRun::unknown && !planner.empties_database;
}

// If nothing would be done, other objects in the database do not matter.
std::optional<Refusal> refuse_to_begin_history(const Planner& planner, const SourceTree& tree, const Plan& plan,
                                               const Known& known) {
  if (!begins_history(planner, known.history)) return std::nullopt;
  NoHistory found = known.contents;
  // Not every repair reads the deployments.
  found.has_deployments =
      planner.function == Function::repair ? source::has_directory(tree.root, "deployment") : !tree.deployments.empty();
  if (plan.nothing_to_do() && plan.refusals.empty()) found.objects.clear();
  return refuse_first_run(planner.function, found);
}

// A create that an earlier run has committed file by file can only be continued in the same way.
void decide_scope(const Planner& planner, const History& history, Plan& plan) {
  const bool unfinished = !history.create_parts.empty();
  if (unfinished && planner.function != Function::create) plan.refusals.push_back(refuse_unfinished());
  const bool resumes = unfinished && planner.function == Function::create;
  if (resumes) {
    set_scope(plan, TransactionScope::each_file);
    resume_create(plan, history);
  } else if (planner.scope) {
    set_scope(plan, *planner.scope);
  }
}

// Only what was in place was not read in depth, and with the lock held it stays in place. A dry run holds no lock.
void require_whole_files(const Plan& plan) {
  for (const Step& step : plan.steps) {
    if (step.file == nullptr || step.file->depth == source::Depth::whole) continue;
    throw base::Error({.code = base::ErrorCode::refused,
                       .message = fmt::format("\"{}\" is no longer in place", base::printable(step.file->path)),
                       .detail = "Another run undid or forgot it after this run had begun.",
                       .hint = "Run the same command again."});
  }
}

constexpr const char* begin_again = "Restore it, or start over in an empty database.";

Refusal refuse_without_transaction(const Step& step) {
  return {.rule = std::string(refusal_rules::needs_no_transaction),
          .ordinal = step.ordinal,
          .path = step.file->path,
          .message = fmt::format("file \"{}\" must run without a transaction, but all files would share one",
                                 base::printable(step.file->path)),
          .hint = "Omit --transaction all: each file then runs in its own transaction where it can."};
}

Refusal refuse_create_changed(const std::string& path, const std::string& what, const Entry& entry) {
  return {.rule = std::string(refusal_rules::create_changed),
          .path = path,
          .message = fmt::format("file \"{}\" {} since create ran it", base::printable(path), what),
          .detail = fmt::format("It ran on {}, and create was not completed.", entry.finished_at),
          .hint = begin_again};
}

// This part may be the last file of the create now; then its row is needed to complete the create.
void leave_out(Step& step, const Entry& part, Plan& plan) {
  if (is_same_content(*step.file, part)) {
    step.runs = false;
    if (step.kind != EntryKind::create) step.state.reset();
    step.reason = fmt::format("ran on {}", part.finished_at);
    ++plan.in_place;
  } else {
    plan.refusals.push_back(refuse_create_changed(part.path, "was edited", part));
  }
}

}  // namespace

Planner create_planner(WhenCreated when_created) {
  return {.function = Function::create, .plan = [when_created](const SourceTree& tree, const Known& known) {
            return plan_create_in(tree, known, when_created);
          }};
}

Planner deployment_planner(Ahead ahead) {
  return {.function = Function::deployment, .plan = [ahead](const SourceTree& tree, const Known& known) {
            return plan_deployment(tree, known.history, ahead);
          }};
}

Planner manual_deployment_planner() {
  return {.function = Function::manual_deployment, .plan = [](const SourceTree& tree, const Known& known) {
            return plan_manual_deployment(tree, known.history);
          }};
}

Planner undo_planner(const UndoRange& range) {
  return {.function = Function::undo, .plan = [range](const SourceTree& tree, const Known& known) {
            return plan_undo(tree, known.history, range);
          }};
}

Planner baseline_planner(std::optional<source::Ordinal> up_to, std::vector<ComparedFile> repeatables) {
  return {.function = Function::baseline,
          .plan = [up_to, repeatables = std::move(repeatables)](const SourceTree& tree, const Known& known) {
            return plan_baseline(tree, known.history, up_to, repeatables);
          }};
}

Planner import_planner(RanElsewhere ran_elsewhere) {
  return {.function = Function::baseline,
          .plan = [ran_elsewhere = std::move(ran_elsewhere)](const SourceTree& tree, const Known& known) {
            return plan_import(tree, known.history, ran_elsewhere);
          }};
}

Planner repair_planner(Repairs repairs) {
  return {.function = Function::repair,
          .plan = [repairs = std::move(repairs)](const SourceTree& tree, const Known& known) {
            return plan_repair(tree, known.history, repairs);
          }};
}

Planner test_data_planner() {
  return {.function = Function::test_data,
          .plan = [](const SourceTree& tree, const Known& known) { return plan_test_data(tree, known.history); }};
}

Planner reset_planner(Prelude prelude) {
  return {.function = Function::create,
          .plan =
              [prelude = std::move(prelude)](const SourceTree& tree, const Known& /*known*/) {
                Plan plan = plan_create(tree);
                plan.prelude = prelude;
                return plan;
              },
          .scope = TransactionScope::all_files,
          .empties_database = true};
}

bool needs_contents(const Planner& planner, const History& history) {
  const bool creates = planner.function == Function::create && !planner.empties_database && !history.created &&
                       history.create_parts.empty();
  return creates || begins_history(planner, history);
}

Plan make_plan(const Planner& planner, const SourceTree& tree, const Known& known) {
  Plan plan = planner.plan(tree, known);
  auto refusal = refuse_to_begin_history(planner, tree, plan, known);
  if (!refusal) refusal = refuse_another_tree(tree, known.history);
  if (refusal) {
    plan.refusals = {*std::move(refusal)};
    return plan;
  }
  require_whole_files(plan);
  decide_scope(planner, known.history, plan);
  check_required_server(plan, known.server_version);
  check_variables(plan);
  return plan;
}

void set_scope(Plan& plan, TransactionScope scope) {
  plan.scope = scope;
  if (scope == TransactionScope::all_files) {
    for (const Step& step : plan.steps) {
      if (step.runs && step.file->transaction_mode == source::TransactionMode::without_transaction) {
        plan.refusals.push_back(refuse_without_transaction(step));
      }
    }
    return;
  }
  const auto is_create = [](const Step& step) { return step.kind == EntryKind::create; };
  const auto last = std::find_if(plan.steps.rbegin(), plan.steps.rend(), is_create);
  for (Step& step : plan.steps) {
    if (is_create(step) && last != plan.steps.rend() && &step != &*last) step.kind = EntryKind::create_part;
  }
}

void resume_create(Plan& plan, const history::History& history) {
  for (const Entry& part : history.create_parts) {
    const auto step = std::find_if(plan.steps.begin(), plan.steps.end(), [&](const Step& each) {
      return each.kind != EntryKind::deployment && each.file->path == part.path;
    });
    if (step == plan.steps.end()) {
      plan.refusals.push_back(refuse_create_changed(part.path, "was removed", part));
    } else {
      leave_out(*step, part, plan);
    }
  }
}

void check_required_server(Plan& plan, int server_version) {
  const int major = server_version / 10000;
  for (const Step& step : plan.steps) {
    const int required = step.file->directives.requires_server;
    if (!step.runs || required <= major) continue;
    plan.refusals.push_back({.rule = std::string(refusal_rules::server_too_old),
                             .ordinal = step.ordinal,
                             .path = step.file->path,
                             .message = fmt::format("file \"{}\" requires PostgreSQL {}, and the server is {}",
                                                    base::printable(step.file->path), required, major),
                             .hint = "Upgrade the server, or keep the file out of the tree until then."});
  }
}

void check_variables(Plan& plan) {
  std::set<std::string_view> refused;
  for (const Step& step : plan.steps) {
    if (!step.runs) continue;
    for (const source::UnsetVariable& variable : step.file->unset_variables) {
      if (!refused.insert(variable.name).second) continue;
      base::Finding finding = source::finding_of(variable);
      plan.refusals.push_back(
          {.rule = std::string(refusal_rules::variable_not_set),
           .ordinal = step.ordinal,
           .path = step.file->path,
           .message = std::move(finding.message),
           .detail = fmt::format("\"{}\" uses it in line {}.", base::printable(step.file->path), variable.place.line),
           .hint = std::move(finding.hint)});
    }
  }
}

}  // namespace pgmanager::plan
