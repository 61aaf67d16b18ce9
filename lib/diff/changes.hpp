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

/// Statements of different parts never share a transaction; the parts run in this order.
enum class Part {
  labels,  ///< new labels of enums: they can be used only after COMMIT
  main,
  loss,  ///< statements that lose data, and what can only run after them
};

/// What a statement does to its object.
enum class Verb { create, change, drop };

struct Statement {
  std::string sql;            ///< without a semicolon
  schema::ObjectName object;  ///< what it changes
  std::string reason;         ///< why it is necessary: "new", "gone", "changed: type", "needs view app.v, which ..."
  Effects effects;
  Verb verb = Verb::change;
  Part part = Part::main;
};

/// A difference for which there are no statements.
struct Refusal {
  schema::ObjectName object;
  std::string reason;
};

struct Changes {
  std::vector<Statement> statements;  ///< in an order in which they can run: by their parts
  std::vector<Refusal> refusals;      ///< if there is any, the statements do not lead to the new schema
};

}  // namespace pgmanager::diff
