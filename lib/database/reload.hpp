#pragma once

#include <string>
#include <vector>

#include "pg/connection.hpp"
#include "schema/snapshot.hpp"

namespace pgmanager::database {

/// Statements in a scratch database that are rolled back: in a transaction of their own, or as a part of the open one.
/// Names must be qualified, and function bodies are not checked. Event triggers of the source tree, which could refuse
/// the statements, are off if the user may turn them off.
class Trial {
 public:
  explicit Trial(pg::Connection& scratch);
  /// Rolls back; the connection reports a failure with its next statement.
  ~Trial();
  Trial(const Trial&) = delete;
  Trial& operator=(const Trial&) = delete;

 private:
  pg::Connection& scratch_;
  bool is_part_;
};

/// Runs the statements one by one. If the server refuses one, rolls all of them back and returns false. Throws as
/// Connection does for other reasons.
bool try_statements(pg::Connection& scratch, const std::vector<std::string>& statements);

/// Makes definitions comparable that were parsed from different texts (schema::Reload). Each definition whose text
/// differs from the other side's is created again in `scratch` and gets the text that the server then prints. `scratch`
/// is a writable database with the objects that the definitions refer to. All changes are rolled back. A definition
/// that cannot be created there keeps its text. Throws as Connection does.
void reload_differing(pg::Connection& scratch, const std::string& history_schema, schema::SchemaSnapshot& left,
                      schema::SchemaSnapshot& right);

}  // namespace pgmanager::database
