#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "history/history.hpp"
#include "plan/deployment_state.hpp"
#include "source/source_tree.hpp"

namespace pgmanager::plan {

/// What a run is for. Its name is the command line's.
enum class Function { create, deployment, manual_deployment, undo, baseline, repair, test_data };

std::string_view to_string(Function function);

/// How many files share a transaction.
enum class TransactionScope {
  all_files,  ///< one for the whole run: create
  each_file,  ///< one per file: deployment
};

/// What is done with a file.
enum class Action {
  run,               ///< send its statements, record them
  record_contained,  ///< record that create/ contains this deployment
  record_adopted,    ///< record that its content ran already as a manual deployment
  record_baselined,  ///< record that the instance held it before the history began
  record_accepted,   ///< record that an edit of it is accepted
  record_marked,     ///< record that it is in place because a person says so
  record_forgotten,  ///< record that it is not in place because a person says so
  skip,              ///< nothing: a manual deployment whose content is in place
};

std::string_view to_string(Action action);

/// One file of a plan.
struct Step {
  Action action = Action::run;
  history::Kind kind = history::Kind::deployment;
  std::optional<source::Ordinal> ordinal;
  const source::SqlFile* file = nullptr;  ///< never null; belongs to the source tree or to Plan::from_history
  std::string reason;                     ///< why this step is in the plan, as part of a sentence
  int resume_after = 0;                   ///< statements that an earlier attempt without a transaction has done already
  std::optional<std::int64_t> resume_entry;  ///< the history row of that attempt, also when it has done none
  /// An attempt that kept some statements of the file before it was edited: its row, and how many.
  std::optional<std::int64_t> edited_entry;
  int edited_after = 0;
  bool edited_in_part = false;             ///< and that it has, or may have, committed a part of the next one
  std::optional<std::int64_t> text_entry;  ///< the history row that has the text of a file that is not on disk
};

/// One reason why nothing may run: the instance's state and the tree do not fit together.
struct Refusal {
  std::string rule;  ///< stable id in kebab-case, listed in docs/refusals.md
  std::optional<source::Ordinal> ordinal;
  std::string path;
  std::string message;
  std::string detail;
  std::string hint;
  const history::Entry* entry = nullptr;  ///< the history row that the file disagrees with, if there is one
  std::string difference;                 ///< what was edited since, as text_difference gives it; filled by execute
};

/// What empties a database before the first step.
struct Prelude {
  std::vector<std::string> alone;  ///< statements that cannot run in a transaction, each by itself
  std::string in_transaction;      ///< statements at the beginning of the one transaction of all steps
};

/// What a run is going to do, decided before anything is done. Decides nothing by itself and does nothing.
struct Plan {
  Function function = Function::deployment;
  TransactionScope scope = TransactionScope::each_file;
  std::optional<Prelude> prelude;    ///< of reset
  std::vector<Step> steps;           ///< in the order of their execution
  std::vector<Refusal> refusals;     ///< when there is one, nothing of `steps` is done
  std::vector<std::string> notices;  ///< what is worth knowing but no reason to stop
  /// Deployments on disk that the instance holds already; of undo: those that stay; of repair: those left alone.
  std::size_t in_place = 0;
  std::vector<std::shared_ptr<const source::SqlFile>> from_history;  ///< files of steps that are not on disk
  std::vector<source::Hook> hooks;  ///< of the tree, that may run around the steps if there is something to do

  /// How many steps send SQL to the server.
  std::size_t files_to_run() const;
  /// True when nothing would be written, not even to the history.
  bool nothing_to_do() const;
};

/// The plan for a new instance: every file of create/, then every deployment on disk as contained in it, then the test
/// data, if the tree was read with them.
Plan plan_create(const source::SourceTree& tree);

/// The plan for an existing instance: what is on disk and not in place, in the order of the ordinals, then the files of
/// repeatable groups that were edited since they ran. Refuses edited, vanished and late deployments, a tree whose
/// first file is not the first that the instance needs, and one that is older than the instance unless that is allowed.
Plan plan_deployment(const source::SourceTree& tree, const history::History& history, Ahead ahead = Ahead::refuse);

/// The plan for an emergency: every file of manual-deployment/ whose content is not in place.
Plan plan_manual_deployment(const source::SourceTree& tree, const history::History& history);

}  // namespace pgmanager::plan
