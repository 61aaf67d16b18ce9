#pragma once

namespace pgmanager::tests {

/// A single change, after tests/database/every_kind.sql (and every_kind_14.sql, ... if the server supports them).
struct SingleChange {
  const char* setup;   ///< runs before the change; usually empty
  const char* alter;   ///< the statement
  const char* object;  ///< the object that differs afterwards: kind, a blank, and the parts of its name joined by "."
  int since = 13;      ///< the first major version of PostgreSQL that supports the statement
};

}  // namespace pgmanager::tests
