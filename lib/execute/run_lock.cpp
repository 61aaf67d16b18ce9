#include "execute/run_lock.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "execute/lock_holders.hpp"

namespace pgmanager::execute {

using std::chrono::milliseconds;
using std::chrono::steady_clock;

namespace {

constexpr milliseconds first_pause{10};
constexpr milliseconds longest_pause{1000};
// A run that has just ended may hold the lock until the server has noticed.
constexpr milliseconds worth_telling{200};

[[noreturn]] void give_up(milliseconds patience, const std::optional<plan::LockHolder>& holder) {
  const double seconds = std::chrono::duration<double>(patience).count();
  throw base::Error(
      {.code = base::ErrorCode::lock,
       .message = fmt::format("another run holds the lock of this database; waited {:g} s for it", seconds),
       .detail = holder ? describe(*holder) : "",
       .hint = holder ? fmt::format("Wait longer with --lock-wait, or end that run: SELECT pg_terminate_backend({})",
                                    holder->pid)
                      : "Try again, or wait longer with --lock-wait."});
}

}  // namespace

void wait_for_run_lock(database::Database& database, milliseconds patience, const base::StopSignal& stop,
                       plan::RunObserver& observer) {
  const auto begin = steady_clock::now();
  for (milliseconds next_pause = first_pause;; next_pause = std::min(next_pause * 2, longest_pause)) {
    if (database.try_lock()) return;
    const auto holder = database.lock_holder();
    const auto waited = std::chrono::duration_cast<milliseconds>(steady_clock::now() - begin);
    if (waited >= patience) give_up(patience, holder);
    if (holder && waited >= worth_telling) observer.waiting_for_lock(*holder, waited);
    stop.wait_for(std::min(next_pause, patience - waited));
    stop.throw_if_requested();
  }
}

}  // namespace pgmanager::execute
