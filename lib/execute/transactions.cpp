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
    if (plan.steps[i].kind == history::Kind::create) {
      // The last file completes the create run, together with the deployments that create/ contains.
      const std::size_t first = i;
      while (i + 1 < plan.steps.size() && plan.steps[i + 1].kind != history::Kind::test_data) ++i;
      transactions.push_back({.first = first, .end = i + 1});
      continue;
    }
    transactions.push_back({.first = i, .end = i + 1, .without = is_without_transaction(plan.steps[i])});
  }
  return transactions;
}

}  // namespace pgmanager::execute
