#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace pgmanager::result {

/// How many rows a run would destroy, according to the server's statistics.
struct RowEstimate {
  std::int64_t tables = 0;
  std::int64_t rows = 0;
  std::int64_t never_analyzed = 0;  ///< number of these tables without statistics; they count as empty
};

/// What an undo destroys, as far as its statements name it.
struct UndoLoss {
  std::vector<std::string> statements;  ///< the statements that destroy something, as written
  RowEstimate rows;
};

/// An object that a new database does not have, and the statement that drops it.
struct DroppedObject {
  std::string kind;                  ///< as the server calls it: "table", "event trigger", "default privileges"
  std::string name;                  ///< quoted where it needs to be, with schema and arguments
  std::string statement;             ///< one or more, separated by semicolons; empty: it is dropped with its schema
  bool outside_transaction = false;  ///< the statement cannot run in a transaction block
};

/// What function reset drops before it creates the database again, in this order.
using DroppedObjects = std::vector<DroppedObject>;

}  // namespace pgmanager::result
