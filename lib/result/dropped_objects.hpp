#pragma once

#include <string>
#include <vector>

namespace pgmanager::result {

/// Something that a new database does not have, and how it is dropped.
struct DroppedObject {
  std::string kind;                  ///< as the server calls it: "table", "event trigger", "default privileges"
  std::string name;                  ///< quoted where it needs to be, with schema and arguments
  std::string statement;             ///< one or more, separated by semicolons; empty: it goes with its schema
  bool outside_transaction = false;  ///< the statement may not stand in a transaction block
};

/// What function reset does with a database before it creates it anew, in this order.
using DroppedObjects = std::vector<DroppedObject>;

}  // namespace pgmanager::result
