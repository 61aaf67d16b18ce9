#include "execute/watcher.hpp"

#include <exception>
#include <utility>

#include "database/watching.hpp"

namespace pgmanager::execute {

namespace {

// The watched session's answer is not taken before we are through, so this is what a stuck server may cost a run.
constexpr std::chrono::seconds patience{2};

// An index that is built in less needs no progress.
constexpr std::chrono::seconds long_build{1};

}  // namespace

Watcher::Watcher(pg::ConnectOptions target, int pid, WatchIndexes indexes, const base::StopSignal& stop,
                 plan::RunObserver& observer)
    : target_(std::move(target)), pid_(pid), indexes_(indexes), stop_(stop), observer_(observer) {
  target_.application_name = "postgres-manager watch";
  target_.timeout = patience;
}

void Watcher::connect() {
  if (connection_) return;
  connection_.emplace(target_, stop_);
  connection_->answer_within(patience);
}

void Watcher::look(const plan::Step& step, std::chrono::duration<double> running) noexcept {
  if (given_up_ || stop_.requested() != 0) return;
  try {
    connect();
    auto holders = database::blockers(*connection_, pid_);
    if (!holders.empty()) {
      last_holders_ = std::move(holders);
      observer_.statement_waits(step, last_holders_, running);
    }
    if (indexes_ == WatchIndexes::no || running < long_build) return;
    if (const auto progress = database::index_progress(*connection_, pid_)) observer_.index_progress(step, *progress);
  } catch (const std::exception&) {
    given_up_ = true;
    connection_.reset();
  }
}

}  // namespace pgmanager::execute
