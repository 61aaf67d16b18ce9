#pragma once

#include <chrono>
#include <cstddef>
#include <vector>

#include "result/outcome.hpp"
#include "result/run_observer.hpp"

namespace pgmanager::execute {

/// Which files of one pipeline are done, committed, and on the server's disk for certain: keeps Outcome::completed and
/// Outcome::unknown, and tells the observer.
class CompletedFiles {
 public:
  CompletedFiles(result::Outcome& outcome, result::RunObserver& observer)
      : outcome_(outcome),
        observer_(observer),
        shared_(outcome.plan.scope == plan::TransactionScope::all_files),
        committed_(outcome.completed.size()),
        proven_(outcome.completed.size()) {}

  /// The history row of the step is written.
  void add(const plan::Step& step, std::chrono::duration<double> took);
  /// Its transaction is over. `on_disk`: the answer has waited for the disk, and with it for all before it.
  void commit(bool on_disk);
  /// The transaction at hand is not going to be committed.
  void roll_back();
  /// The connection is lost: what was not on the disk for certain counts as unknown, and so does `on_the_way`, whose
  /// COMMITs were sent. Where all files have one transaction, nothing does.
  void lose(const std::vector<const plan::Step*>& on_the_way);

 private:
  result::Outcome& outcome_;
  result::RunObserver& observer_;
  bool shared_;  // all files have one transaction: they are told of as they are done, not as they are committed
  std::size_t committed_;  // of outcome_.completed
  std::size_t proven_;     // of those
};

}  // namespace pgmanager::execute
