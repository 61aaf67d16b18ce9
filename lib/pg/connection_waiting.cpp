// How a connection waits for the server: never without a deadline or a way out, and never longer than the statement.
#include <fmt/format.h>
#include <libpq-fe.h>
#include <linux/sockios.h>
#include <poll.h>
#include <sys/ioctl.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <memory>
#include <system_error>
#include <thread>

#include "pg/causes.hpp"
#include "pg/connection.hpp"

namespace pgmanager::pg {

using base::Error;
using base::ErrorCode;
using std::chrono::steady_clock;

namespace {

constexpr std::chrono::milliseconds cancel_again{100};
constexpr std::chrono::milliseconds cancel_patience{1000};

}  // namespace

// The only remaining option is to close the connection; the server rolls back when the statement allows it.
void Connection::fail_unstoppable() {
  given_up_ = true;
  const bool terminated = stop_.requested() != SIGINT;
  throw Error({.code = terminated ? ErrorCode::terminated : ErrorCode::interrupted,
               .message = terminated ? "stopped by SIGTERM" : "stopped by SIGINT",
               .detail = "The running statement did not end when it was cancelled; its connection was abandoned.",
               .cause = Cause(causes::StatementStillRuns{})});
}

bool Connection::all_sent() const {
  int waiting = 0;  // bytes that the other end has not acknowledged; unknown for a Unix socket, which delivers at once
  ::ioctl(PQsocket(connection_.get()), SIOCOUTQ, &waiting);
  return PQflush(connection_.get()) == 0 && waiting == 0;
}

void Connection::give_up(std::string why) {
  given_up_ = true;
  why_given_up_ = std::move(why);
}

// The connection is open but delivers nothing, or the server's machine has stopped.
void Connection::fail_silent() {
  given_up_ = true;
  const std::string seconds = fmt::format("{:g}", std::chrono::duration<double>(answer_timeout_).count());
  throw Error({.code = ErrorCode::connection,
               .message = fmt::format("the server did not answer within {} s", seconds),
               .detail = "The connection is open, but a query that takes the server milliseconds got no answer.",
               .cause = Cause(causes::ConnectionLost{})});
}

// A cancel request that reaches the server before the statement is ignored there, so it is repeated until the statement
// has ended. It cannot hit the next statement: PQcancel returns after the server's process has been signalled.
// PQcancel() waits for the network without a limit, so it runs in its own thread. Usually it ends at once, and it must
// end before another statement is sent, which it would cancel.
void Connection::cancel() {
  const bool under_way =
      cancelled_.valid() && cancelled_.wait_for(std::chrono::seconds(0)) != std::future_status::ready;
  const std::shared_ptr<PGcancel> request(PQgetCancel(connection_.get()), &PQfreeCancel);
  if (under_way || !request) return;
  const auto sent = std::make_shared<std::promise<void>>();
  cancelled_ = sent->get_future();
  std::thread([request, sent] {
    std::array<char, 256> message{};
    PQcancel(request.get(), message.data(), static_cast<int>(message.size()));
    sent->set_value();
  }).detach();
  cancelled_.wait_for(cancel_patience);
}

void Connection::cancel_if_due() {
  if (!cancelling_ || steady_clock::now() < next_cancel_) return;
  cancel();
  next_cancel_ = steady_clock::now() + cancel_again;
}

std::optional<steady_clock::time_point> Connection::deadline() const {
  if (cancelling_) return cancel_deadline_;
  if (stopping_) return steady_clock::now() + time_after_stop;
  if (patience_) return steady_clock::now() + *patience_;
  if (bounded_) return steady_clock::now() + answer_timeout_;
  return std::nullopt;
}

void Connection::while_waiting(std::chrono::milliseconds first, std::chrono::milliseconds every,
                               std::function<void()> tick) {
  ticking_ = Ticking{.first = first, .every = every, .tick = std::move(tick), .next = steady_clock::now() + first};
}

void Connection::restart_waiting_clock() {
  waiting_since_ = steady_clock::now();
  if (ticking_) ticking_->next = steady_clock::now() + ticking_->first;
}

void Connection::tick_if_due() {
  if (!ticking_ || stopping_ || steady_clock::now() < ticking_->next) return;
  const auto tick = ticking_->tick;  // a copy, because the function may call stop_ticking()
  tick();
  // Counted from its end: otherwise a tick that takes longer than `every` would leave no time for anything else.
  if (ticking_) ticking_->next = steady_clock::now() + ticking_->every;
}

// In milliseconds, as poll() takes it.
int Connection::poll_timeout(std::optional<steady_clock::time_point> deadline) const {
  std::optional<std::chrono::milliseconds> left;
  const auto at_most = [&](std::chrono::milliseconds time) { left = left ? std::min(*left, time) : time; };
  const auto until = [](steady_clock::time_point time) {
    return std::chrono::ceil<std::chrono::milliseconds>(time - steady_clock::now());
  };
  if (deadline) at_most(until(*deadline));
  if (cancelling_) at_most(cancel_again);
  if (ticking_ && !stopping_) at_most(until(ticking_->next));
  if (!left) return -1;
  return static_cast<int>(std::max<std::chrono::milliseconds::rep>(left->count(), 0));
}

void Connection::wait(short events, std::optional<steady_clock::time_point> deadline) {
  while (true) {
    std::array<pollfd, 2> watched = {pollfd{PQsocket(connection_.get()), events, 0},
                                     pollfd{stopping_ ? -1 : stop_.fd(), POLLIN, 0}};
    const int ready = ::poll(watched.data(), watched.size(), poll_timeout(deadline));
    if (ready < 0 && errno == EINTR) continue;
    if (ready < 0) throw std::system_error(errno, std::generic_category(), "poll");
    if (watched[1].revents != 0) {
      if (PQstatus(connection_.get()) != CONNECTION_OK) stop_.throw_if_requested();  // still connecting
      stopping_ = cancelling_ = true;
      cancel_deadline_ = steady_clock::now() + time_after_stop;
      next_cancel_ = steady_clock::now();
      deadline = cancel_deadline_;
    } else if (ready > 0) {
      // In a pipeline answers may continue to arrive if the cancel request has hit none of its statements.
      if (cancelling_ && steady_clock::now() >= cancel_deadline_) fail_unstoppable();
      cancel_if_due();
      return;
    } else if (deadline && steady_clock::now() >= *deadline) {
      if (cancelling_) fail_unstoppable();
      if (bounded_ && !patience_ && !stopping_) fail_silent();
      throw Error({.code = ErrorCode::connection, .message = "the server did not answer in time"});
    } else {
      tick_if_due();
      if (!why_given_up_.empty()) fail_lost();
    }
    cancel_if_due();
  }
}

void Connection::flush() {
  while (true) {
    const int pending = PQflush(connection_.get());
    if (pending == 0) return;
    if (pending < 0) fail_lost();
    wait(POLLIN | POLLOUT, deadline());
    if (PQconsumeInput(connection_.get()) == 0) fail_lost();
  }
}

pg_result* Connection::next_result() {
  flush();
  while (PQisBusy(connection_.get()) != 0) {
    wait(POLLIN, deadline());
    if (PQconsumeInput(connection_.get()) == 0) fail_lost();
  }
  return PQgetResult(connection_.get());
}

}  // namespace pgmanager::pg
