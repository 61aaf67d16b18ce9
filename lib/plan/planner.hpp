#pragma once

#include <functional>
#include <optional>
#include <vector>

#include "history/history.hpp"
#include "plan/baseline.hpp"
#include "plan/plan.hpp"
#include "plan/repair.hpp"
#include "plan/undo.hpp"
#include "plan/wrong_database.hpp"

namespace pgmanager::plan {

/// What is known of an instance when its plan is made.
struct Known {
  const history::History& history;
  NoHistory contents;      ///< set if needs_contents() is true
  int server_version = 0;  ///< as in server_version_num, e.g. 150008
};

/// Whether the user has said that no deployment of the tree has ever run in the database.
enum class FirstRun { unknown, yes };

/// What create does with a database that was created before.
enum class WhenCreated { refuse, leave_alone };

/// A function with its arguments, which makes the plan. Pure.
struct Planner {
  Function function = Function::deployment;
  std::function<Plan(const source::SourceTree& tree, const Known& known)> plan;
  std::optional<TransactionScope> scope = {};  ///< not set: all files for create, each file otherwise
  FirstRun first_run = FirstRun::unknown;
  bool empties_database = false;  ///< the plan's prelude drops everything in the database, including the history
};

Planner create_planner(WhenCreated when_created = WhenCreated::refuse);
Planner deployment_planner(Ahead ahead = Ahead::refuse);
Planner manual_deployment_planner();
Planner undo_planner(const UndoRange& range);
/// The arguments are those of plan_baseline().
Planner baseline_planner(std::optional<source::Ordinal> up_to, std::vector<ComparedFile> repeatables = {});
/// Records what another migration tool has run.
Planner import_planner(RanElsewhere ran_elsewhere);
Planner repair_planner(Repairs repairs);
Planner test_data_planner();
/// A create in one transaction; `prelude` empties the database first.
Planner reset_planner(Prelude prelude);

/// Whether the plan depends on objects in the database, not only on its history.
bool needs_contents(const Planner& planner, const history::History& history);

/// The plan, with every refusal that follows from the tree, the history and the server.
Plan make_plan(const Planner& planner, const source::SourceTree& tree, const Known& known);

/// Gives `plan` another transaction scope than the default of its function. A create that commits each file can stop
/// part-way, so every file except the last is recorded as a part (EntryKind::create_part), and the last one is
/// committed together with the deployments that create/ contains. A plan for one transaction is refused if a file
/// cannot run in it.
void set_scope(Plan& plan, TransactionScope scope);

/// Leaves out of a create the files that an earlier, incomplete run has committed. Refuses files that were edited or
/// removed since.
void resume_create(Plan& plan, const history::History& history);

/// Refuses files with requires-server=<major version> if that is newer than `server_version`, which is as in
/// server_version_num, e.g. 150008.
void check_required_server(Plan& plan, int server_version);

/// Refuses the psql variables that files to run use and that have no value, each once.
void check_variables(Plan& plan);

}  // namespace pgmanager::plan
