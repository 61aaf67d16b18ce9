#pragma once

#include <chrono>
#include <string>
#include <vector>

#include "pg/connection.hpp"

namespace pgmanager::database {

/// Which INVALID indexes to find. Names are as in the catalog (not quoted).
struct InvalidIndexSearch {
  enum class Where { table, index, schema, database };  ///< index: the table of that index; including partitions
  enum class LeftBy {
    create,          ///< CREATE INDEX CONCURRENTLY of an index named `index`
    create_unnamed,  ///< CREATE INDEX CONCURRENTLY on `columns` with a name chosen by the server
    reindex,         ///< REINDEX CONCURRENTLY: name_ccnew, name_ccold
  };

  Where where = Where::table;
  LeftBy left_by = LeftBy::create;
  std::string schema;  ///< empty: found by search_path
  std::string name;    ///< of the table, index or schema
  std::string index;
  std::vector<std::string> columns;  ///< an empty string means an expression
};

/// The quoted, qualified names of the INVALID indexes that no session is building any more, in a stable order. Excluded
/// are indexes that a constraint needs, partitioned indexes and their parts, indexes of toast or temporary tables, and
/// indexes of other owners. Call it outside a transaction block. Throws pg::ServerError with SQLSTATE 55P03 if another
/// session was still working on one of the tables after `patience`.
std::vector<std::string> abandoned_indexes(pg::Connection& connection, const InvalidIndexSearch& search,
                                           std::chrono::milliseconds patience);

}  // namespace pgmanager::database
