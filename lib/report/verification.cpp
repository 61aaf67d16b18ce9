#include "report/verification.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "base/utf8.hpp"
#include "report/compared_schemas.hpp"
#include "report/json_parts.hpp"
#include "report/text.hpp"

namespace pgmanager::report {

namespace {

using result::UndoProof;
using result::Verification;
using schema::RowDifference;
using schema::TableDifference;
using What = schema::ObjectDifference::What;

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

const char* name_of(RowDifference::What what) {
  switch (what) {
    case RowDifference::What::only_left: return "only-left";
    case RowDifference::What::only_right: return "only-right";
    case RowDifference::What::changed: return "changed";
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

// Each table with its rows; of many rows only the first ones.
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

bool has(const Verification& verification, What what) {
  return std::ranges::any_of(verification.schemas.differences,
                             [what](const schema::ObjectDifference& difference) { return difference.what == what; });
}

bool has_statements(const Verification& verification) {
  return std::ranges::any_of(verification.schemas.differences, [](const schema::ObjectDifference& difference) {
    return !difference.rename_left.empty() || !difference.rename_right.empty();
  });
}

// Which half of a change of the schema is probably missing; full sentences.
std::vector<std::string> schema_hints(const Verification& verification) {
  std::vector<std::string> hints;
  const auto add = [&](What what, const char* hint) {
    if (has(verification, what)) hints.emplace_back(hint);
  };
  add(What::only_left,
      "Existing instances never get what is only in create/: write a deployment for it (postgres-manager new NAME).");
  add(What::only_right, "New instances never get what is only in the deployments: write it into create/, too.");
  add(What::changed, verification.deployments.empty() ? "Existing instances do not get what was changed in create/: "
                                                        "write a deployment for it (postgres-manager new NAME)."
                                                      : "The change was made in one place only, or differently in "
                                                        "both: write the same in create/ and in the deployments.");
  add(What::renamed,
      has_statements(verification)
          ? "For objects whose names differ: run one of its rename statements in a new deployment, or change create/."
          : "For objects whose names differ: rename it in a new deployment, or change create/.");
  add(What::reordered,
      "ALTER TABLE adds a new column last: write it last in create/, too, or use --ignore column-order.");
  return hints;
}

// The same for rows; empty if they do not differ.
std::vector<std::string> row_hints(const Verification& verification) {
  if (!verification.rows || verification.rows->tables.empty()) return {};
  return {"Rows must be both in create/ and in a deployment."};
}

// The number of objects and tables that were compared.
std::string extent(const Verification& verification) {
  const std::string objects = count_text(verification.schemas.left.objects.size(), "object", "objects");
  if (!verification.rows) return objects;
  return fmt::format("{}, rows of {}", objects, count_text(verification.rows->compared, "table", "tables"));
}

std::string same_text(const Verification& verification, const Style& style) {
  const std::string right = base::printable(verification.right_title());
  return fmt::format("verify: {} and {} {} ({}), in {}\n", result::created_title, right,
                     style.good("lead to the same schema"), extent(verification), duration_text(verification.took)) +
         unmodelled_text(verification.schemas.left, result::created_title, style) +
         unmodelled_text(verification.schemas.right, right, style);
}

SchemaComparison comparison_of(const Verification& verification) {
  return side_by_side(verification.schemas, result::created_title, verification.right_title());
}

std::string hint_lines(const std::vector<std::string>& hints, const Style& style) {
  std::string text;
  for (const std::string& hint : hints) text += fmt::format("  {} {}\n", style.strong("hint:"), hint);
  return text;
}

std::string rows_part(const Verification& verification, const Style& style) {
  if (!verification.rows || verification.rows->tables.empty()) return "";
  return rows_text(*verification.rows, result::created_title, verification.right_title(), style) +
         hint_lines(row_hints(verification), style);
}

std::string different_text(const Verification& verification, const Style& style) {
  const bool same_schema = verification.schemas.differences.empty();
  return (same_schema
              ? ""
              : schema_text(comparison_of(verification), style) + hint_lines(schema_hints(verification), style)) +
         rows_part(verification, style) +
         fmt::format("verify: {} and {} {}, in {}\n", result::created_title,
                     base::printable(verification.right_title()),
                     style.bad(same_schema ? "do not lead to the same rows" : "do not lead to the same schema"),
                     duration_text(verification.took));
}

std::string inexact_text(const result::InexactUndo& undo, const Style& style) {
  std::string text = fmt::format("\n{} {}\n", style.strong(base::printable(undo.path)),
                                 style.bad("does not revert its deployment exactly"));
  if (!undo.schemas.differences.empty()) {
    text += schema_text(side_by_side(undo.schemas, before_deployment, after_undo), style);
  }
  return text + rows_text(undo.rows, before_deployment, after_undo, style);
}

std::string exactness_of(const UndoProof& proof, const Style& style) {
  const std::size_t tried = proof.exact.size() + proof.inexact.size();
  const std::string files = count_text(tried, "undo file", "undo files");
  if (!proof.inexact.empty()) {
    const std::size_t count = proof.inexact.size();
    return fmt::format("{} of {} {}", count, files,
                       style.bad(count == 1 ? "leaves a difference" : "leave a difference"));
  }
  const char* exactly = tried == 1 ? "reverts its deployment exactly" : "revert their deployments exactly";
  return fmt::format("{} {}", files, proof.failed.empty() ? style.good(exactly) : exactly);
}

std::string undo_text(const UndoProof& proof, const Style& style) {
  std::string text;
  for (const result::InexactUndo& undo : proof.inexact) text += inexact_text(undo, style);
  if (!text.empty()) text += "\n";
  text += "verify: " + exactness_of(proof, style);
  if (!proof.without_undo.empty()) {
    text += fmt::format(", {} without one", count_text(proof.without_undo.size(), "deployment is", "deployments are"));
  }
  for (const result::StoppedRun& failed : proof.failed) {
    text += "; " + style.bad("could not run " + base::printable(failed.title));
  }
  if (!proof.not_tried.empty())
    text += fmt::format("; {} not tried", count_text(proof.not_tried.size(), "deployment", "deployments"));
  return text + "\n";
}

Json undo_of(const result::UndoProof& proof) {
  Json object{{"passed", proof.passed()}, {"exact", proof.exact}};
  object["inexact"] = array_of(proof.inexact, [](const result::InexactUndo& undo) {
    Json inexact{{"path", undo.path}, {"schemas", schemas_of(undo.schemas, before_deployment, after_undo)}};
    inexact["schemas"].erase("equal_objects");  // nearly all objects of the tree, for each file
    if (!undo.rows.tables.empty()) inexact["rows"] = rows_of(undo.rows);
    return inexact;
  });
  object["without_undo"] = proof.without_undo;
  object["failed"] = array_of(proof.failed, stopped_of);
  object["not_tried"] = proof.not_tried;
  return object;
}

}  // namespace

std::string verification_failure_text(const Verification& verification, const Style& style) {
  if (verification.stopped) return stopped_text(*verification.stopped, "build", style);
  std::string text;
  if (verification.undo) {
    for (const result::StoppedRun& failed : verification.undo->failed) text += stopped_text(failed, "run", style);
  }
  return text;
}

std::string verification_text(const Verification& verification, const Style& style) {
  if (verification.stopped) {
    return fmt::format("verify: {} at {}, in {}\n", style.bad("nothing could be compared, stopped"),
                       base::printable(verification.stopped->title), duration_text(verification.took));
  }
  std::string text = verification.is_same() ? same_text(verification, style) : different_text(verification, style);
  return verification.undo ? text + undo_text(*verification.undo, style) : text;
}

std::string verification_notices(const Verification& verification, const Style& style) {
  std::string text = base_notice_text(verification.base, style);
  const auto add = [&](const std::string& notice) { text += plan_notice_text(notice, style) + "\n"; };
  for (const std::string& notice : verification.notices) add(notice);
  if (verification.rows && !verification.rows->left_out.empty()) {
    add(fmt::format("not compared, because their default differs in each run: {}",
                    base::printable(fmt::format("{}", fmt::join(verification.rows->left_out, ", ")))));
  }
  return text;
}

std::string verification_json(const result::Verification& verification, bool passed) {
  Json object{{"event", "verified"}, {"passed", passed}, {"seconds", verification.took.count()}};
  object["base"] = base_of(verification.base);
  object["deployments"] = verification.deployments;
  object["notices"] = verification.notices;
  object["hints"] = schema_hints(verification);
  for (const std::string& hint : row_hints(verification)) object["hints"].push_back(hint);
  if (verification.stopped) {
    object["stopped"] = stopped_of(*verification.stopped);
  } else {
    object["schemas"] = schemas_of(verification.schemas, result::created_title, verification.right_title());
  }
  if (verification.rows) object["rows"] = rows_of(*verification.rows);
  if (verification.undo) object["undo"] = undo_of(*verification.undo);
  return line(object);
}

}  // namespace pgmanager::report
