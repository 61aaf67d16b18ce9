#include "execute/completed_files.hpp"

namespace pgmanager::execute {

using result::CompletedStep;

void CompletedFiles::add(const plan::Step& step, std::chrono::duration<double> took) {
  outcome_.completed.push_back({&step, took});
  if (shared_ && step.runs) observer_.on(result::events::FileDone{step, took});
}

void CompletedFiles::commit(bool on_disk) {
  for (; committed_ < outcome_.completed.size(); ++committed_) {
    const CompletedStep& completed = outcome_.completed[committed_];
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
