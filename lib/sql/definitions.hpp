#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace pgmanager::sql {

/// An object that a statement creates, changes or drops, by name; unquoted, as the catalog has it.
struct DefinedObject {
  std::string schema;  ///< empty: not written, or the object is in no schema
  std::string name;    ///< of a trigger, policy, rule or index: the relation that it is on
  std::string part;    ///< its own name then; empty: none

  friend bool operator==(const DefinedObject&, const DefinedObject&) = default;
};

/// What is known of the effect of a statement.
enum class Effect {
  objects,  ///< only on the objects that it names
  schema,   ///< only on objects of the database, but they cannot all be told: ALTER DEFAULT PRIVILEGES
  unknown,  ///< also on something that a comparison of schemas does not show: rows, roles, what a DO block does
};

/// What the statements of a file define together.
struct Definitions {
  Effect effect = Effect::objects;     ///< the widest of them
  std::vector<DefinedObject> objects;  ///< in the order of the statements
  std::string culprit;                 ///< the name of the first statement with that effect, e.g. "INSERT"
};

/// PostgreSQL's own parser (libpg_query) decides; a statement that it rejects has an unknown effect. psql variables
/// must have been replaced. Throws Error (internal) if the system gives no thread with a large stack.
Definitions definitions_of(const std::vector<std::string_view>& statements);

}  // namespace pgmanager::sql
