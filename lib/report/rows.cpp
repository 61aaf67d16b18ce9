#include "report/rows.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/utf8.hpp"
#include "report/text.hpp"

namespace pgmanager::report {

namespace {

using schema::RowDifference;
using schema::TableDifference;

constexpr std::size_t most_rows = 20;     // of a table
constexpr std::size_t most_columns = 80;  // of a value

std::string shown(const std::optional<std::string>& value) {
  if (!value) return "NULL";
  const std::string text = base::printable(*value);
  const std::string_view beginning = base::first_columns(text, most_columns);
  return fmt::format("'{}{}'", beginning, beginning.size() < text.size() ? "..." : "");
}

/// Writes one table.
class TableWriter {
 public:
  TableWriter(const TableDifference& table, const std::string& left_name, const std::string& right_name,
              const Style& style)
      : table_(table),
        left_(base::printable(left_name)),
        right_(base::printable(right_name)),
        width_(std::max(base::display_width(left_), base::display_width(right_))),
        style_(style) {}

  std::string write() {
    text_ = fmt::format("rows of table {}\n", style_.strong(base::printable(table_.table)));
    const std::size_t count = std::min(table_.rows.size(), most_rows);
    for (std::size_t i = 0; i < count; ++i) add(table_.rows[i]);
    if (count < table_.rows.size()) text_ += fmt::format("  ... and {} more\n", table_.rows.size() - count);
    return text_;
  }

 private:
  std::string key_of(const RowDifference& row) const {
    std::string text;
    for (std::size_t i = 0; i < row.key.size(); ++i) {
      text += fmt::format("{}{} {}", i == 0 ? "" : ", ", base::printable(table_.key[i]), shown(row.key[i]));
    }
    return text;
  }

  void add(const RowDifference& row) {
    switch (row.what) {
      case RowDifference::What::only_left:
        text_ += fmt::format("  {} {}  only in {}\n", style_.bad("-"), key_of(row), left_);
        return;
      case RowDifference::What::only_right:
        text_ += fmt::format("  {} {}  only in {}\n", style_.good("+"), key_of(row), right_);
        return;
      case RowDifference::What::changed:
        text_ += fmt::format("  {} {}\n", style_.attention("~"), key_of(row));
        for (const schema::ValueDifference& value : row.values) add(value);
    }
  }

  void add(const schema::ValueDifference& value) {
    text_ += fmt::format("    {}\n", base::printable(value.column));
    const auto side = [&](const std::string& sign, const std::string& name, const std::optional<std::string>& said) {
      const std::string blanks(width_ - base::display_width(name) + 2, ' ');
      text_ += fmt::format("      {} {}{}{}\n", sign, name, blanks, shown(said));
    };
    side(style_.bad("-"), left_, value.left);
    side(style_.good("+"), right_, value.right);
  }

  const TableDifference& table_;
  std::string left_;
  std::string right_;
  std::size_t width_;
  const Style& style_;
  std::string text_;
};

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

std::string rows_text(const result::ComparedRows& rows, const std::string& left_name, const std::string& right_name,
                      const Style& style) {
  std::string text;
  std::size_t count = 0;
  for (const TableDifference& table : rows.tables) {
    text += TableWriter(table, left_name, right_name, style).write();
    count += table.rows.size();
  }
  if (count == 0) return text;
  return text + fmt::format("\n{} in {}\n", count_text(count, "row is not the same", "rows are not the same"),
                            count_text(rows.tables.size(), "table", "tables"));
}

Json rows_of(const result::ComparedRows& rows) {
  Json object{{"equal", rows.tables.empty()}, {"compared", rows.compared}, {"left_out", rows.left_out}};
  object["tables"] = array_of(rows.tables, [](const schema::TableDifference& table) {
    return Json{{"table", table.table}, {"key", table.key}, {"rows", array_of(table.rows, row_of)}};
  });
  return object;
}

}  // namespace pgmanager::report
