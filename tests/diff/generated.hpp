#pragma once

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "database/reload.hpp"
#include "database/snapshot.hpp"
#include "diff/generate.hpp"
#include "schema/described.hpp"
#include "schema/object_name.hpp"
#include "support/database_fixture.hpp"

namespace pgmanager::diff::tests {

inline std::string text_of(const Changes& changes) {
  std::string text;
  for (const Statement& each : changes.statements) text += each.sql + ";\n";
  for (const Refusal& each : changes.refusals) {
    text += fmt::format("refused: {}: {}\n", schema::with_kind(each.object), each.reason);
  }
  return text;
}

/// Runs the statements in the connection's transaction and returns what differs from `after` then.
inline std::vector<std::string> differences_after(pg::Connection& connection, const Changes& changes,
                                                  schema::SchemaSnapshot after) {
  try {
    connection.script("SET LOCAL check_function_bodies = off");
    for (const Statement& each : changes.statements) {
      // The comment about the rows in the way ends with a query that counts them.
      constexpr std::string_view query = ": SELECT ";
      const std::size_t begin = each.sql.starts_with("-- ") ? each.sql.find(query) + 2 : std::string::npos;
      if (begin != std::string::npos) connection.script(each.sql.substr(begin, each.sql.find('\n') - begin));
      connection.script(each.sql);
    }
    schema::SchemaSnapshot result =
        database::read_snapshot(connection, "postgres_manager", database::SnapshotTransaction::open);
    database::reload_differing(connection, "postgres_manager", result, after);
    return schema::tests::described(result, after);
  } catch (const base::Error& error) {
    return {fmt::format("{} {}", error.what(), error.parts().detail)};
  }
}

inline std::vector<std::string> differences_after(pg::Connection& connection, const Changes& changes,
                                                  pg::Connection& after) {
  return differences_after(connection, changes,
                           database::read_snapshot(after, "postgres_manager", database::SnapshotTransaction::open));
}

}  // namespace pgmanager::diff::tests
