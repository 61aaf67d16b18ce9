#pragma once

#include <string>
#include <vector>

namespace pgmanager::result {

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
