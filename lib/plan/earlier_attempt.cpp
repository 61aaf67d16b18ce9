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
  if (attempt.statements_done == 0) {
    return mode == source::TransactionMode::in_transaction ? text + ", nothing of it was committed" : text;
  }
  return text + fmt::format(" after {} of {} statements, which were committed", attempt.statements_done,
                            attempt.statements_total);
}

void resume(Step& step, const Entry& attempt) {
  const bool without = step.file->transaction_mode == source::TransactionMode::without_transaction;
  if (!without || !is_same_content(*step.file, attempt)) {
    step.edited_entry = attempt.statements_done > 0 ? std::optional(attempt.id) : std::nullopt;
    step.edited_after = attempt.statements_done;
    return;
  }
  step.resume_after = attempt.statements_done;
  step.resume_entry = attempt.id;
}

}  // namespace pgmanager::plan
