#include "execute/watcher.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <exception>
#include <utility>

#include "database/watching.hpp"
#include "pg/connect_error.hpp"

namespace pgmanager::execute {

namespace {

// The watched session's answer is not read during a look, so this is the maximum delay that a stuck server can cause.
constexpr std::chrono::seconds patience{2};

// An index that is built in less time needs no progress report.
constexpr std::chrono::seconds long_build{1};

// Whether the server did not respond at all, as opposed to refusing another connection.
bool is_silence(pg::ConnectCause cause) {
  using pg::ConnectCause;
  return cause == ConnectCause::no_answer || cause == ConnectCause::no_listener || cause == ConnectCause::unknown_host;
}

// The server's answer would be the same next time, and too many wrong passwords could lock an account.
bool is_refused_for_good(const pg::ConnectError& error) {
  constexpr std::string_view invalid_authorization = "28";
  return error.cause() == pg::ConnectCause::no_password || error.parts().sqlstate.starts_with(invalid_authorization);
}

}  // namespace

Watcher::Watcher(pg::ConnectOptions target, int pid, WatchIndexes indexes, const base::StopSignal& stop,
                 result::RunObserver& observer, Silence silence, std::chrono::duration<double> connecting)
    : target_(std::move(target)),
      pid_(pid),
      indexes_(indexes),
      stop_(stop),
      observer_(observer),
      connect_within_(std::max<std::chrono::milliseconds>(
          patience, std::chrono::duration_cast<std::chrono::milliseconds>(2 * connecting))),
      silence_(silence) {
  target_.application_name = "postgres-manager watch";
  target_.timeout = std::chrono::ceil<std::chrono::seconds>(connect_within_);
}

// Ignores the user's connect_timeout, which may be long or unlimited: connecting must not delay the awaited answer.
void Watcher::connect() {
  if (connection_) return;
  answered_ = false;
  target_.deadline = Clock::now() + connect_within_;
  connection_.emplace(target_, stop_);
  connection_->answer_within(patience);
}

void Watcher::look_for(const plan::Step* step, std::chrono::duration<double> running) noexcept {
  const auto now = Clock::now();
  waiting_since_ = now - std::chrono::duration_cast<Clock::duration>(running);
  if (refused_ || stop_.requested() != 0 || now < next_try_) return;
  try {
    connect();
    if (step != nullptr) {
      look_at(*step, running);
    } else {
      look_whether_it_works();
    }
    answered_ = true;
    silent_since_.reset();
  } catch (const pg::ConnectError& error) {
    next_try_ = Clock::now() + silence_.between;
    if (!is_silence(error.cause())) {
      refused_ = is_refused_for_good(error);
      silent_since_.reset();
    } else if (!silent_since_) {
      silent_since_ = now;
    }
  } catch (const pg::ServerError&) {
    next_try_ = Clock::now() + silence_.between;
    silent_since_.reset();
    connection_.reset();
  } catch (const std::exception&) {
    // If this connection has worked before, only it may be broken, so the next look connects at once.
    if (!answered_) next_try_ = Clock::now() + silence_.between;
    if (!silent_since_) silent_since_ = now;
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
    observer_.on(result::events::StatementWaits{step, last_holders_, running});
  }
  if (indexes_ == WatchIndexes::no || running < long_build) return;
  if (const auto progress = database::index_progress(*connection_, pid_))
    observer_.on(result::events::IndexProgress{step, *progress});
}

void Watcher::look_whether_it_works() {
  const auto activity = database::activity(*connection_, pid_);
  seen_ = seen_ || activity != database::Activity::none;
  const bool is_idle = seen_ && activity != database::Activity::at_work;
  if (!is_idle || (idle_since_ && *idle_since_ < waiting_since_)) idle_since_.reset();
  if (is_idle && !idle_since_) idle_since_ = Clock::now();
}

std::optional<std::string> Watcher::why_lost() const {
  const auto now = Clock::now();
  const auto seconds = [](std::chrono::duration<double> time) { return time.count(); };
  if (idle_since_ && *idle_since_ >= waiting_since_ && now - *idle_since_ >= silence_.answer) {
    return fmt::format("Server process {} finished the statement or ended {:g} s ago, and its answer has not arrived.",
                       pid_, seconds(silence_.answer));
  }
  if (silent_since_ && now - std::max(*silent_since_, waiting_since_) >= silence_.server) {
    return fmt::format("The server has not answered for {:g} s, nor on another connection.", seconds(silence_.server));
  }
  return std::nullopt;
}

WatchedWaits::WatchedWaits(pg::Connection& connection, const pg::ConnectOptions& target, int pid,
                           const base::StopSignal& stop, const Silence& silence)
    : connection_(connection),
      watcher_(target, pid, WatchIndexes::no, stop, silent_observer_, silence, connection.connecting_time()) {
  // Usually the answer arrives earlier, and no second connection is opened.
  const auto each = std::min(silence.answer, silence.server) / 10;
  connection_.while_waiting(each, each, [this] { look(); });
}

void WatchedWaits::look() {
  watcher_.look(connection_.waiting_time());
  const auto why = watcher_.why_lost();
  if (why && connection_.all_sent()) connection_.give_up(*why);
}

}  // namespace pgmanager::execute
