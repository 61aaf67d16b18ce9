#pragma once

#include <chrono>
#include <cstddef>
#include <vector>

#include "plan/plan.hpp"
#include "result/outcome.hpp"
#include "result/run_observer.hpp"

namespace pgmanager::execute {

/// Steps of a plan that are committed together: [first, end). Skipped steps belong to no transaction.
struct Transaction {
  std::size_t first = 0;
  std::size_t end = 0;
  bool without = false;  ///< one step whose statements are committed one by one

  friend bool operator==(const Transaction&, const Transaction&) = default;
};

/// The transactions of `plan`, in order.
std::vector<Transaction> transactions_of(const plan::Plan& plan);

/// Tracks which files of a pipeline are completed, committed, and known to be on the server's disk. Maintains
/// Outcome::completed and Outcome::unknown, and tells the observer.
class CompletedFiles {
 public:
  CompletedFiles(result::Outcome& outcome, result::RunObserver& observer)
      : outcome_(outcome),
        observer_(observer),
        shared_(outcome.plan.scope == plan::TransactionScope::all_files),
        committed_(outcome.completed.size()),
        proven_(outcome.completed.size()) {}

  /// The history row of the step was written.
  void add(const plan::Step& step, std::chrono::duration<double> took);
  /// The transaction was committed. `on_disk`: the commit waited for the disk, which includes all earlier commits.
  void commit(bool on_disk);
  /// The current transaction will not be committed.
  void roll_back();
  /// The connection was lost: committed files that are not known to be on disk become unknown, and so do the files in
  /// `on_the_way`, whose COMMITs were sent. If all files share one transaction, no file becomes unknown.
  void lose(const std::vector<const plan::Step*>& on_the_way);

 private:
  result::Outcome& outcome_;
  result::RunObserver& observer_;
  bool shared_;  // all files have one transaction: they are reported when they are completed, not when they are
                 // committed
  std::size_t committed_;  // of outcome_.completed
  std::size_t proven_;     // number of those known to be on disk
};

}  // namespace pgmanager::execute
