#include "plan/earlier_attempt.hpp"

#include <fmt/format.h>

#include "plan/same_content.hpp"

namespace pgmanager::plan {

using history::Entry;

// A failed attempt without a transaction may leave something behind also when no statement was done: an invalid index.
std::string failed_before(const Entry& attempt, source::TransactionMode mode) {
  std::string text = fmt::format(
      "{} on {}", attempt.state == history::State::interrupted ? "was interrupted" : "failed", attempt.finished_at);
  if (attempt.error && !attempt.error->sqlstate.empty()) text += fmt::format(" with {}", attempt.error->sqlstate);
  if (!history::is_partly_applied(attempt)) {
    return mode == source::TransactionMode::in_transaction ? text + ", nothing of it was committed" : text;
  }
  if (attempt.generated_done > 0 || attempt.partly_done) return text + "; " + committed_statements(attempt);
  return text + fmt::format(" after {} of {} statements, which were committed", attempt.statements_done,
                            attempt.statements_total);
}

std::string committed_statements(const Entry& attempt, std::string_view of) {
  std::string text = fmt::format("{} {} {} statements", attempt.statements_done, of, attempt.statements_total);
  if (attempt.generated_done > 0) text += fmt::format(" and {} made by \\gexec", attempt.generated_done);
  text += " are committed";
  return attempt.partly_done ? text + " (and perhaps a part of the next one)" : text;
}

void resume(Step& step, const Entry& attempt) {
  const bool without = step.file->transaction_mode == source::TransactionMode::without_transaction;
  if (!without || !is_same_content(*step.file, attempt)) {
    step.edited_entry = history::is_partly_applied(attempt) ? std::optional(attempt.id) : std::nullopt;
    step.edited_after = attempt.statements_done;
    step.edited_in_part = attempt.generated_done > 0 || attempt.partly_done;
    return;
  }
  step.resume_after = attempt.statements_done;
  step.resume_entry = attempt.id;
}

}  // namespace pgmanager::plan
