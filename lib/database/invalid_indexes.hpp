#pragma once

#include <chrono>
#include <string>
#include <vector>

#include "pg/connection.hpp"

namespace pgmanager::database {

/// Which INVALID indexes are looked for. Names are as the catalog writes them (not quoted).
struct InvalidIndexSearch {
  enum class Where { table, index, schema, database };  ///< index: the table that it is on; with partitions
  enum class LeftBy {
    create,          ///< CREATE INDEX CONCURRENTLY of an index called `index`
    create_unnamed,  ///< CREATE INDEX CONCURRENTLY on `columns` where the server picked the name
    reindex,         ///< REINDEX CONCURRENTLY: name_ccnew, name_ccold
  };

  Where where = Where::table;
  LeftBy left_by = LeftBy::create;
  std::string schema;  ///< empty: found by search_path
  std::string name;    ///< of the table, index or schema
  std::string index;
  std::vector<std::string> columns;  ///< an empty string stands for an expression
};

/// The quoted, qualified names of the INVALID indexes that nobody is building any more, in a stable order. Never one
/// that a constraint needs, a partitioned one or a part of it, one of a toast or temporary table, or one of another
/// owner. Outside a transaction block. Throws pg::ServerError with SQLSTATE 55P03 when somebody was still at work on
/// one of the tables after `patience`.
std::vector<std::string> abandoned_indexes(pg::Connection& connection, const InvalidIndexSearch& search,
                                           std::chrono::milliseconds patience);

}  // namespace pgmanager::database
