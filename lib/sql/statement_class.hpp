#pragma once

#include <string_view>
#include <vector>

namespace pgmanager::sql {

/// How a statement relates to the transaction it runs in.
enum class StatementClass {
  ordinary,  ///< runs inside a transaction block; also everything that the parser does not know (the server decides)
  no_transaction,  ///< cannot run inside a transaction block: CREATE INDEX CONCURRENTLY, VACUUM, CREATE DATABASE, ...
  begin,           ///< BEGIN, START TRANSACTION
  commit,          ///< COMMIT, END
  other_control,   ///< ROLLBACK, ABORT, PREPARE TRANSACTION, COMMIT PREPARED, ROLLBACK PREPARED, COMMIT AND CHAIN
};

/// Classifies statements (same order, same size).
/// PostgreSQL's own parser (libpg_query) decides, on a thread with a large stack; statements whose first words allow
/// only `ordinary` are not parsed. A statement that the parser rejects is `ordinary`: it may be newer than the parser.
/// Savepoints are `ordinary`. psql variables must have been replaced, or the parser rejects the statement. Cases that
/// only the server can recognise are `ordinary`, too: REINDEX or CLUSTER of a partitioned table, and procedures that
/// commit. Throws Error (internal) if the system cannot start a thread with a large stack.
std::vector<StatementClass> classify(const std::vector<std::string_view>& statements);

/// Whether the statement is of another class than `ordinary`, so that it cannot be committed together with its history
/// row.
bool commits_itself(std::string_view statement);

}  // namespace pgmanager::sql
