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

/// The purpose of a run. to_string() gives the name on the command line.
enum class Function { create, deployment, manual_deployment, undo, baseline, repair, test_data };

std::string_view to_string(Function function);

/// How many files share a transaction.
enum class TransactionScope {
  all_files,  ///< one for the whole run: create
  each_file,  ///< one per file: deployment
};

/// What a run does with a file.
enum class Action {
  run,               ///< send its statements and record them
  record_contained,  ///< record that create/ contains this deployment
  record_adopted,    ///< record that its content ran already as a manual deployment
  record_baselined,  ///< record that the instance contained it before the history began
  record_accepted,   ///< record that its edit is accepted
  record_marked,     ///< record that it is in place because the user says so
  record_forgotten,  ///< record that it is not in place because the user says so
  skip,              ///< nothing: its content is in place already
};

std::string_view to_string(Action action);

/// One file of a plan.
struct Step {
  Action action = Action::run;
  history::Kind kind = history::Kind::deployment;
  std::optional<source::Ordinal> ordinal;
  const source::SqlFile* file = nullptr;     ///< never null; belongs to the source tree or to Plan::from_history
  std::string reason;                        ///< why this step is in the plan, as part of a sentence
  int resume_after = 0;                      ///< statements that an earlier attempt without a transaction completed
  std::optional<std::int64_t> resume_entry;  ///< the history row of that attempt, even if it completed none
  /// An attempt that committed statements of the file before the file was edited: its row, and how many.
  std::optional<std::int64_t> edited_entry;
  int edited_after = 0;
  bool edited_in_part = false;  ///< that attempt also committed, or may have committed, a part of the next one
  std::optional<std::int64_t> text_entry;  ///< the history row that has the text of a file that is not on disk
};

/// One reason why the run is refused: the instance and the tree do not match.
struct Refusal {
  std::string rule;  ///< stable id in kebab-case, listed in docs/refusals.md
  std::optional<source::Ordinal> ordinal;
  std::string path;
  std::string message;
  std::string detail;
  std::string hint;
  const history::Entry* entry = nullptr;  ///< the history row that the file disagrees with, if there is one
  std::string difference;                 ///< the edits, as text_difference gives them; filled by execute
};

/// The statements that empty a database before the first step.
struct Prelude {
  std::vector<std::string> alone;  ///< statements that cannot run in a transaction block
  std::string in_transaction;      ///< statements at the start of the one transaction of all steps
};

/// What a run will do, decided before it does anything. A value without logic of its own.
struct Plan {
  Function function = Function::deployment;
  TransactionScope scope = TransactionScope::each_file;
  std::optional<Prelude> prelude;    ///< of reset
  std::vector<Step> steps;           ///< in the order of their execution
  std::vector<Refusal> refusals;     ///< if there is any, no step runs
  std::vector<std::string> notices;  ///< worth knowing, but no reason to stop
  /// Deployments on disk that are in place already; for undo: those that stay; for repair: those left unchanged.
  std::size_t in_place = 0;
  std::vector<std::shared_ptr<const source::SqlFile>> from_history;  ///< files of steps that are not on disk
  std::vector<source::Hook> hooks;  ///< hooks of the tree that may run if there is something to do

  /// How many steps send SQL to the server.
  std::size_t files_to_run() const;
  /// True when nothing would be written, not even to the history.
  bool nothing_to_do() const;
};

/// The plan for a new instance: every file of create/, then every deployment on disk as contained in create/, then the
/// test data, if the tree was read with it.
Plan plan_create(const source::SourceTree& tree);

/// The plan for an existing instance: the deployments on disk that are not in place, by ordinal, then the files of
/// repeatable groups that were edited since they ran. Refuses edited, missing and late deployments, a tree that starts
/// after the first deployment that the instance needs, and, unless allowed, a tree that is older than the instance.
Plan plan_deployment(const source::SourceTree& tree, const history::History& history, Ahead ahead = Ahead::refuse);

/// The plan for an emergency: every file of manual-deployment/ whose content is not in place.
Plan plan_manual_deployment(const source::SourceTree& tree, const history::History& history);

}  // namespace pgmanager::plan
