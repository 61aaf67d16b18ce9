#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace pgmanager::sql {

/// A statement that works on indexes (or partitions) while others go on writing: it takes several transactions, and
/// leaves INVALID indexes or a half detached partition when it is stopped on its way. Names are as the catalog writes
/// them (not quoted, cut to 63 bytes).
struct ConcurrentIndex {
  enum class Kind {
    create_index,      ///< `name` is the table
    drop_index,        ///< `name` is the index
    reindex_index,     ///< `name` is the index
    reindex_table,     ///< `name` is the table
    reindex_schema,    ///< `name` is the schema
    reindex_database,  ///< `name` is the database; empty: the current one
    detach_partition,  ///< `name` is the partitioned table
  };

  Kind kind = Kind::create_index;
  std::string schema;  ///< of the table or index; empty: found by search_path
  std::string name;
  std::string index;                 ///< create_index: the new index; empty: the server picks a name
  std::vector<std::string> columns;  ///< create_index: its columns with those of INCLUDE; empty: an expression
  bool if_not_exists = false;        ///< create_index

  friend bool operator==(const ConcurrentIndex&, const ConcurrentIndex&) = default;
};

/// What a single statement is, if it is CREATE INDEX, DROP INDEX, REINDEX or ALTER TABLE ... DETACH PARTITION and says
/// CONCURRENTLY; nothing otherwise, and for what the parser rejects. Statements whose words rule it out are not parsed.
/// Variables of psql must have been replaced. Throws Error (internal) if the system gives no thread with a large stack.
std::optional<ConcurrentIndex> concurrent_index(std::string_view statement);

}  // namespace pgmanager::sql
