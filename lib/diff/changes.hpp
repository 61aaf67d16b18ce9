#pragma once

#include <string>
#include <vector>

#include "schema/snapshot.hpp"

/// The statements that lead from one schema to another, as values.
namespace pgmanager::diff {

/// What a statement does besides its purpose.
struct Effects {
  bool loses_data = false;  ///< rows or values are gone afterwards
  bool rewrites = false;    ///< the server writes the whole table again
  bool scans = false;       ///< the server reads the whole table, e.g. to check a constraint or to build an index
};

struct Statement {
  std::string sql;            ///< without a semicolon
  schema::ObjectName object;  ///< what it changes
  std::string reason;         ///< why it is necessary: "it is only in the new schema"
  Effects effects;
};

/// A difference for which there are no statements.
struct Refusal {
  schema::ObjectName object;
  std::string reason;
};

struct Changes {
  std::vector<Statement> statements;  ///< in an order in which they can run
  std::vector<Refusal> refusals;      ///< if there is any, the statements do not lead to the new schema
};

}  // namespace pgmanager::diff
