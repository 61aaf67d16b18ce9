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

/// What an attempt without a transaction has committed of a file.
struct Kept {
  std::int64_t entry = 0;  ///< its history row
  int statements = 0;      ///< that are committed
  bool in_part = false;    ///< and so is, or may be, a part of the next one
};

/// What another migration tool has recorded about a file that it ran.
struct Elsewhere {
  std::string finished_at;  ///< UTC, ISO 8601; empty: unknown
  double seconds = 0;       ///< duration; 0: unknown
  std::string reason;       ///< for the history row
};

/// One file of a plan.
struct Step {
  bool runs = true;  ///< its statements are sent
  /// The state of the history row that it gets; none: it gets none, because its content is in place.
  std::optional<history::EntryState> state = history::EntryState::applied;
  history::EntryKind kind = history::EntryKind::deployment;
  std::optional<source::Ordinal> ordinal;
  const source::SqlFile* file = nullptr;   ///< never null; belongs to the source tree or to Plan::from_history
  std::string reason;                      ///< why this step is in the plan, as part of a sentence
  std::optional<Kept> kept;                ///< by an earlier attempt
  bool resumes = false;                    ///< the run continues after what is kept; false: the file starts over
  std::optional<std::int64_t> text_entry;  ///< the history row that has the text of a file that is not on disk
  std::optional<Elsewhere> elsewhere;      ///< where it ran, if not here: its history row says so

  /// How many of its statements are not sent, because an earlier attempt has committed them.
  int resume_after() const { return resumes ? kept->statements : 0; }
  /// Nothing is done: its content is in place.
  bool is_skipped() const { return !runs && !state; }
};

/// What the run does with the file, in one word: "run", "skip", "record-contained" and the like.
std::string action_of(const Step& step);

/// Makes a file without a transaction resume after the statements that the attempt completed. If the file was edited
/// since, or has a transaction now, it only records them (Step::kept).
void resume(Step& step, const history::Entry& attempt);

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
  /// About how many locks the largest of its transactions keeps for new objects.
  std::int64_t locks() const;
  /// True when nothing would be written, not even to the history.
  bool nothing_to_do() const;
};

/// The notice about a transaction that needs more locks than the server's lock table is made for: the server would
/// refuse one of its last statements.
std::string too_many_locks(const Plan& plan, std::int64_t lock_table_size);

/// The plan for a new instance: every file of create/, then every deployment on disk as contained in create/, then the
/// test data, if the tree was read with it.
Plan plan_create(const source::SourceTree& tree);

/// The plan for an existing instance: the deployments on disk that are not in place, by ordinal, then the files of
/// repeatable groups that were edited since they ran. Refuses edited, missing and late deployments, a tree that starts
/// after the first deployment that the instance needs, and, unless allowed, a tree that is older than the instance.
Plan plan_deployment(const source::SourceTree& tree, const history::History& history, Ahead ahead = Ahead::refuse);

/// The plan for an emergency: every file of manual-deployment/ whose content is not in place.
Plan plan_manual_deployment(const source::SourceTree& tree, const history::History& history);

/// The hook that runs before the first file, and the one that runs after the last file if all went well. Nothing: the
/// function has no such hook.
std::optional<source::Hook> hook_before(Function function);
std::optional<source::Hook> hook_after(Function function);

/// The hooks of the tree that such a run may call, for Plan::hooks.
std::vector<source::Hook> hooks_of(Function function, const source::SourceTree& tree);

bool has_hook(const Plan& plan, std::optional<source::Hook> hook);

}  // namespace pgmanager::plan
