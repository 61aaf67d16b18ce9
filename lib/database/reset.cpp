#include "database/reset.hpp"

#include <algorithm>
#include <string>

#include "database/safe_path.hpp"
#include "queries.hpp"

namespace pgmanager::database {

result::DroppedObjects objects_to_drop(pg::Connection& connection) {
  const pg::Result rows = ask(connection, queries::reset_objects);
  result::DroppedObjects objects;
  for (const pg::Row row : rows) {
    objects.push_back({.kind = row["kind"].string(),
                       .name = row["name"].string(),
                       .statement = row["statement"].string(),
                       .outside_transaction = row["alone"].boolean()});
  }
  return objects;
}

namespace {

// Event triggers are dropped in the transaction, and must not fire before it.
std::vector<std::string> statements_outside(const result::DroppedObjects& objects) {
  std::vector<std::string> statements;
  for (const result::DroppedObject& object : objects) {
    if (object.outside_transaction) statements.push_back(object.statement);
  }
  const bool have_triggers = std::any_of(objects.begin(), objects.end(), [](const result::DroppedObject& object) {
    return object.kind == "event trigger";
  });
  if (!statements.empty() && have_triggers) {
    statements.insert(statements.begin(), "SET session_replication_role = replica");
    statements.emplace_back("RESET session_replication_role");
  }
  return statements;
}

}  // namespace

plan::Prelude prelude_of(const result::DroppedObjects& objects) {
  std::string statements;
  for (const result::DroppedObject& object : objects) {
    if (!object.statement.empty() && !object.outside_transaction) statements += object.statement + ";\n";
  }
  return {.alone = statements_outside(objects),
          .in_transaction = with_safe_path("", statements.append(queries::restore_public))};
}

}  // namespace pgmanager::database
