#include "execute/undo_loss.hpp"

#include "database/row_estimate.hpp"
#include "source/statements.hpp"
#include "sql/loss.hpp"

namespace pgmanager::execute {

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
