#pragma once

#include <optional>
#include <string>
#include <vector>

namespace pgmanager::schema {

/// Values as the server prints them; not set: NULL.
using RowValues = std::vector<std::optional<std::string>>;

/// The content of a table.
struct TableRows {
  std::string table;                  ///< as SQL writes it: app.country
  std::vector<std::string> columns;   ///< the columns whose values are included
  std::vector<std::string> key;       ///< the columns that identify a row; empty: there is no key
  std::vector<std::string> left_out;  ///< the columns whose values differ in each run, e.g. the time or random values
  std::vector<RowValues> rows;
};

/// A value that differs.
struct ValueDifference {
  std::string column;
  std::optional<std::string> left;
  std::optional<std::string> right;
};

/// A row that differs.
struct RowDifference {
  enum class What { only_left, only_right, changed };

  What what = What::changed;
  RowValues key;                        ///< in the order of TableDifference::key
  std::vector<ValueDifference> values;  ///< of a changed row
};

struct TableDifference {
  std::string table;
  std::vector<std::string> key;     ///< the columns that identify rows: the key, or all columns that both sides have
  std::vector<RowDifference> rows;  ///< ordered by key
};

/// The differences of one table in two databases, row by row. Columns are paired by name; columns of one side only are
/// a difference of the schemas. If the tables have no key in common, rows are equal if all their values are.
TableDifference diff_rows(const TableRows& left, const TableRows& right);

}  // namespace pgmanager::schema
