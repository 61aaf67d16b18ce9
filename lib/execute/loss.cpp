#include "execute/loss.hpp"

#include "database/reset.hpp"
#include "database/row_estimate.hpp"
#include "execute/run_lock.hpp"
#include "source/statements.hpp"
#include "sql/loss.hpp"

namespace pgmanager::execute {

namespace {

// Each history has its own lock, and reset would destroy what a run on any of them works on.
void wait_for_other_histories(Session& session, std::chrono::milliseconds patience, const base::StopSignal& stop,
                              result::RunObserver& observer) {
  for (const plan::OtherHistory& other : session.database().other_histories()) {
    database::Database database = session.database().in_schema(other.schema);
    wait_for_run_lock(database, patience, stop, observer);
  }
}

}  // namespace

result::DroppedObjects prepare_reset(Session& session, const RunOptions& options, const base::StopSignal& stop,
                                     result::RunObserver& observer) {
  const bool needs_lock = options.dry_run == DryRun::no && !session.opening().locked;
  if (needs_lock) wait_for_run_lock(session.database(), options.lock_wait, stop, observer);
  if (options.dry_run == DryRun::no) wait_for_other_histories(session, options.lock_wait, stop, observer);
  return database::objects_to_drop(session.connection());
}

result::UndoLoss undo_loss(Session& session, const source::SourceTree& tree, const plan::Plan& plan) {
  result::UndoLoss lost;
  std::vector<std::string> tables;
  std::vector<std::string> schemas;
  for (const plan::Step& step : plan.steps) {
    const source::LoadedFile file(tree.root, *step.file, source::FileRole::deployment, tree.variables);
    std::vector<sql::ReviewedStatement> statements;
    for (const source::Statement& statement : file.statements()) {
      statements.push_back({.sql = statement.sql, .runs_result = statement.runs_result});
    }
    for (const sql::Loss& loss : sql::losses(statements)) {
      lost.statements.push_back(file.without_values(std::string(statements[loss.index].sql)));
      tables.insert(tables.end(), loss.tables.begin(), loss.tables.end());
      schemas.insert(schemas.end(), loss.schemas.begin(), loss.schemas.end());
    }
  }
  lost.rows = database::estimate_rows(session.connection(), tables, schemas);
  return lost;
}

}  // namespace pgmanager::execute
