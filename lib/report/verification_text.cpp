#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "base/utf8.hpp"
#include "report/compared_schemas.hpp"
#include "report/rows.hpp"
#include "report/text.hpp"
#include "report/verification.hpp"
#include "report/verification_hints.hpp"

namespace pgmanager::report {

namespace {

using result::UndoProof;
using result::Verification;

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

std::string taken_back(const UndoProof& proof, const Style& style) {
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
  text += "verify: " + taken_back(proof, style);
  if (!proof.without_undo.empty()) {
    text += fmt::format(", {} without one", count_text(proof.without_undo.size(), "deployment is", "deployments are"));
  }
  for (const result::StoppedRun& failed : proof.failed) {
    text += "; " + style.bad("could not run " + base::printable(failed.side));
  }
  if (!proof.not_tried.empty())
    text += fmt::format("; {} not tried", count_text(proof.not_tried.size(), "deployment", "deployments"));
  return text + "\n";
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
                       base::printable(verification.stopped->side), duration_text(verification.took));
  }
  std::string text = verification.is_same() ? same_text(verification, style) : different_text(verification, style);
  return verification.undo ? text + undo_text(*verification.undo, style) : text;
}

std::string verification_notices(const Verification& verification, const Style& style) {
  std::string text;
  const auto add = [&](const std::string& notice) { text += plan_notice_text(notice, style) + "\n"; };
  const result::VerificationBase& base = verification.base;
  if (base.is_head) {
    add(fmt::format(
        "{} is the commit that is checked out, so only uncommitted changes are proven; name an earlier one with --base",
        base.title()));
  } else if (base.is_today) {
    add(fmt::format("{} is the tree itself, so nothing is proven; name an earlier one with --base",
                    base::printable(base.title())));
  } else if (base.is_chosen) {
    add(fmt::format("{} is where this branch left {}", base.title(), base::printable(base.name)));
  }
  for (const std::string& notice : verification.notices) add(notice);
  if (verification.rows && !verification.rows->left_out.empty()) {
    add(fmt::format("not compared, because their default differs in each run: {}",
                    base::printable(fmt::format("{}", fmt::join(verification.rows->left_out, ", ")))));
  }
  return text;
}

}  // namespace pgmanager::report
