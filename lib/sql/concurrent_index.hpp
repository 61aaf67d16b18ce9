#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace pgmanager::sql {

/// A statement that changes indexes (or partitions) while other sessions continue to write. It uses several
/// transactions, and leaves INVALID indexes or a partially detached partition if it is stopped part-way. Names are as
/// in the catalog (not quoted, cut to 63 bytes).
struct ConcurrentIndex {
  enum class Work {
    create_index,      ///< `name` is the table
    drop_index,        ///< `name` is the index
    reindex_index,     ///< `name` is the index
    reindex_table,     ///< `name` is the table
    reindex_schema,    ///< `name` is the schema
    reindex_database,  ///< `name` is the database; empty: the current one
    detach_partition,  ///< `name` is the partitioned table
  };

  Work work = Work::create_index;
  std::string schema;  ///< of the table or index; empty: found by search_path
  std::string name;
  std::string index;  ///< create_index: the new index; empty: the server chooses a name
  std::vector<std::string>
      columns;                 ///< create_index: its columns with those of INCLUDE; an empty name for an expression
  bool if_not_exists = false;  ///< create_index

  friend bool operator==(const ConcurrentIndex&, const ConcurrentIndex&) = default;
};

/// Reads a single statement. The result is nothing unless it is CREATE INDEX, DROP INDEX, REINDEX or ALTER TABLE ...
/// DETACH PARTITION with CONCURRENTLY, or if the parser rejects it. Statements that lack the necessary words are not
/// parsed. psql variables must have been replaced. Throws Error (internal) if the system cannot start a thread with a
/// large stack.
std::optional<ConcurrentIndex> concurrent_index(std::string_view statement);

/// Whether the statement leaves an INVALID index when it fails.
bool may_leave_invalid_index(std::string_view statement);

}  // namespace pgmanager::sql
