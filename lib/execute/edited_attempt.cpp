#include "execute/edited_attempt.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <vector>

#include "base/utf8.hpp"
#include "plan/refusal.hpp"
#include "source/statements.hpp"
#include "sql/script.hpp"

namespace pgmanager::execute {

namespace {

// Compares tokens, so edits of comments and white space do not count.
std::vector<std::string> first_statements(const std::string& text, int count) {
  std::vector<std::string> statements;
  for (const sql::Piece& piece : sql::split(text).pieces) {
    if (piece.kind != sql::PieceKind::statement) continue;
    if (static_cast<int>(statements.size()) == count) break;
    statements.push_back(sql::canonical_tokens(piece.in(text)));
  }
  return statements;
}

std::string notice_of_edited_part(const plan::Step& step) {
  return fmt::format(
      "\"{}\" continues with statement {}, which was edited after a part of it was committed; statements that \\gexec "
      "has run are not run again",
      base::printable(step.file->path), step.kept->statements + 1);
}

}  // namespace

void resume_edited(plan::Plan& plan, database::Database& database, const source::SourceTree& tree) {
  for (plan::Step& step : plan.steps) {
    if (!step.kept || step.resumes) continue;
    const source::LoadedFile now(tree.root, *step.file, source::FileRole::deployment, tree.variables);
    const bool without = step.file->transaction_mode == source::TransactionMode::without_transaction;
    const std::string then = database.stored_text(step.kept->entry);
    const auto begins_with = [&](int count) {
      return first_statements(then, count) == first_statements(now.recorded_text(), count);
    };
    const bool begins_with_it = begins_with(step.kept->statements);
    const bool in_part_too = !step.kept->in_part || begins_with(step.kept->statements + 1);
    if (!without && begins_with_it && (step.kept->statements > 0 || in_part_too)) {
      plan.refusals.push_back(plan::refuse_to_start_over(step));
    } else if (without && begins_with_it) {
      if (!in_part_too) plan.notices.push_back(notice_of_edited_part(step));
      step.resumes = true;
      step.reason += "; continues after them";
    } else {
      step.reason += "; starts over, because they were edited";
      plan.notices.push_back(
          fmt::format("\"{}\" runs from its first statement: the statements that an earlier run committed were edited",
                      base::printable(step.file->path)));
    }
  }
}

}  // namespace pgmanager::execute
