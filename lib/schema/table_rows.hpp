#pragma once

#include <optional>
#include <string>
#include <vector>

namespace pgmanager::schema {

/// Values as the server writes them; not set: NULL.
using RowValues = std::vector<std::optional<std::string>>;

/// What a table holds.
struct TableRows {
  std::string table;                  ///< as SQL writes it: app.country
  std::vector<std::string> columns;   ///< those whose values are here
  std::vector<std::string> key;       ///< those that tell one row from the other; empty: nothing does
  std::vector<std::string> left_out;  ///< those that have another value in each run: the time, something random
  std::vector<RowValues> rows;
};

/// A value that is not the same on both sides.
struct ValueDifference {
  std::string column;
  std::optional<std::string> left;
  std::optional<std::string> right;
};

/// A row that is not the same on both sides.
struct RowDifference {
  enum class What { only_left, only_right, changed };

  What what = What::changed;
  RowValues key;                        ///< in the order of TableDifference::key
  std::vector<ValueDifference> values;  ///< of a changed row
};

struct TableDifference {
  std::string table;
  std::vector<std::string> key;     ///< the columns that tell rows apart: the key, or all that both sides have
  std::vector<RowDifference> rows;  ///< in the order of their keys
};

/// What is not the same in one table of two databases, row by row. Columns are paired by name; what only one side has
/// is a difference of the schemas. Where the two have no key in common, rows are the same when all their values are.
TableDifference diff_rows(const TableRows& left, const TableRows& right);

}  // namespace pgmanager::schema
