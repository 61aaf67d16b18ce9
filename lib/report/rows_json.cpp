#include "report/rows.hpp"

namespace pgmanager::report {

namespace {

using schema::RowDifference;

const char* name_of(RowDifference::What what) {
  switch (what) {
    case RowDifference::What::only_left:
      return "only-left";
    case RowDifference::What::only_right:
      return "only-right";
    case RowDifference::What::changed:
      return "changed";
  }
  return "";
}

Json value_of(const std::optional<std::string>& value) {
  return value ? Json(*value) : Json(nullptr);
}

Json row_of(const RowDifference& row) {
  Json object{{"what", name_of(row.what)}, {"key", array_of(row.key, value_of)}};
  if (row.what != RowDifference::What::changed) return object;
  object["differences"] = array_of(row.values, [](const schema::ValueDifference& value) {
    return Json{{"column", value.column}, {"left", value_of(value.left)}, {"right", value_of(value.right)}};
  });
  return object;
}

}  // namespace

Json rows_of(const result::ComparedRows& rows) {
  Json object{{"equal", rows.tables.empty()}, {"compared", rows.compared}, {"left_out", rows.left_out}};
  object["tables"] = array_of(rows.tables, [](const schema::TableDifference& table) {
    return Json{{"table", table.table}, {"key", table.key}, {"rows", array_of(table.rows, row_of)}};
  });
  return object;
}

}  // namespace pgmanager::report
