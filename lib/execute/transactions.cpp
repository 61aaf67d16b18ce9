#include "execute/transactions.hpp"

namespace pgmanager::execute {

namespace {

using plan::Step;

bool is_without_transaction(const Step& step) {
  return step.runs && step.file->transaction_mode == source::TransactionMode::without_transaction;
}

}  // namespace

std::vector<Transaction> transactions_of(const plan::Plan& plan) {
  if (plan.scope == plan::TransactionScope::all_files) return {{.first = 0, .end = plan.steps.size()}};
  std::vector<Transaction> transactions;
  for (std::size_t i = 0; i < plan.steps.size(); ++i) {
    if (plan.steps[i].is_skipped()) continue;
    if (plan.steps[i].kind == history::EntryKind::create) {
      // The last file completes the create run, together with the deployments that create/ contains.
      const std::size_t first = i;
      while (i + 1 < plan.steps.size() && plan.steps[i + 1].kind != history::EntryKind::test_data) ++i;
      transactions.push_back({.first = first, .end = i + 1});
      continue;
    }
    transactions.push_back({.first = i, .end = i + 1, .without = is_without_transaction(plan.steps[i])});
  }
  return transactions;
}

void CompletedFiles::add(const plan::Step& step, std::chrono::duration<double> took) {
  outcome_.completed.push_back({&step, took});
  if (shared_ && step.runs) observer_.on(result::events::FileDone{step, took});
}

void CompletedFiles::commit(bool on_disk) {
  for (; committed_ < outcome_.completed.size(); ++committed_) {
    const result::CompletedStep& completed = outcome_.completed[committed_];
    if (!shared_ && completed.step->runs) observer_.on(result::events::FileDone{*completed.step, completed.took});
  }
  if (on_disk) proven_ = committed_;
}

void CompletedFiles::roll_back() {
  outcome_.completed.resize(committed_);
}

void CompletedFiles::lose(const std::vector<const plan::Step*>& on_the_way) {
  roll_back();
  if (shared_) return;
  for (std::size_t i = proven_; i < committed_; ++i) outcome_.unknown.push_back(outcome_.completed[i].step);
  outcome_.completed.resize(proven_);
  committed_ = proven_;
  outcome_.unknown.insert(outcome_.unknown.end(), on_the_way.begin(), on_the_way.end());
}

}  // namespace pgmanager::execute
