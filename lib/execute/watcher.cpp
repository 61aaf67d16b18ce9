#include "execute/watcher.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <exception>
#include <utility>

#include "database/watching.hpp"
#include "pg/connect_error.hpp"

namespace pgmanager::execute {

namespace {

// The watched session's answer is not taken before we are through, so this is what a stuck server may cost a run.
constexpr std::chrono::seconds patience{2};

// An index that is built in less needs no progress.
constexpr std::chrono::seconds long_build{1};

}  // namespace

Watcher::Watcher(pg::ConnectOptions target, int pid, WatchIndexes indexes, const base::StopSignal& stop,
                 plan::RunObserver& observer, Silence silence)
    : target_(std::move(target)), pid_(pid), indexes_(indexes), stop_(stop), observer_(observer), silence_(silence) {
  target_.application_name = "postgres-manager watch";
  target_.timeout = patience;
}

void Watcher::connect() {
  if (connection_) return;
  connection_.emplace(target_, stop_);
  connection_->answer_within(patience);
}

void Watcher::look(const plan::Step& step, std::chrono::duration<double> running) noexcept {
  const auto now = Clock::now();
  waiting_since_ = now - std::chrono::duration_cast<Clock::duration>(running);
  if (given_up_ || stop_.requested() != 0 || now < next_try_) return;
  try {
    connect();
    look_at(step, running);
    silent_since_.reset();
  } catch (const pg::ConnectError& error) {
    given_up_ = error.cause() != pg::ConnectCause::no_answer;
    if (!given_up_) no_answer(now);
  } catch (const base::Error& error) {
    given_up_ = error.code() != base::ErrorCode::connection || !connection_ || connection_->lost();
    if (!given_up_) no_answer(now);
    connection_.reset();
  } catch (const std::exception&) {
    given_up_ = true;
    connection_.reset();
  }
}

void Watcher::look_at(const plan::Step& step, std::chrono::duration<double> running) {
  auto holders = database::blockers(*connection_, pid_);
  if (holders.empty()) {
    look_whether_it_works();
  } else {
    idle_since_.reset();
    last_holders_ = std::move(holders);
    observer_.statement_waits(step, last_holders_, running);
  }
  if (indexes_ == WatchIndexes::no || running < long_build) return;
  if (const auto progress = database::index_progress(*connection_, pid_)) observer_.index_progress(step, *progress);
}

void Watcher::look_whether_it_works() {
  const auto activity = database::activity(*connection_, pid_);
  seen_ = seen_ || activity != database::Activity::none;
  const bool is_idle = seen_ && activity != database::Activity::at_work;
  if (!is_idle || (idle_since_ && *idle_since_ < waiting_since_)) idle_since_.reset();
  if (is_idle && !idle_since_) idle_since_ = Clock::now();
}

void Watcher::no_answer(Clock::time_point since) {
  if (!silent_since_) silent_since_ = since;
  next_try_ = Clock::now() + silence_.between;
}

std::optional<std::string> Watcher::why_lost() const {
  const auto now = Clock::now();
  const auto seconds = [](std::chrono::duration<double> time) { return time.count(); };
  if (idle_since_ && *idle_since_ >= waiting_since_ && now - *idle_since_ >= silence_.answer) {
    return fmt::format("Server process {} finished the statement or ended {:g} s ago, and its answer has not arrived.",
                       pid_, seconds(silence_.answer));
  }
  if (silent_since_ && now - std::max(*silent_since_, waiting_since_) >= silence_.server) {
    return fmt::format("The server has not answered for {:g} s, not on another connection either.",
                       seconds(silence_.server));
  }
  return std::nullopt;
}

}  // namespace pgmanager::execute
