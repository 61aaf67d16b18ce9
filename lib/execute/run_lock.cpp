#include "execute/run_lock.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "database/causes.hpp"
#include "database/watching.hpp"

namespace pgmanager::execute {

using std::chrono::milliseconds;
using std::chrono::steady_clock;

namespace {

constexpr milliseconds first_pause{10};
constexpr milliseconds longest_pause{1000};
// A run that has just ended may hold the lock until the server notices.
constexpr milliseconds worth_telling{200};

[[noreturn]] void give_up(milliseconds patience, const std::optional<result::LockHolder>& holder) {
  const double seconds = std::chrono::duration<double>(patience).count();
  throw base::Error(
      {.code = base::ErrorCode::lock,
       .message = fmt::format("another run holds the lock of this database; waited {:g} s for it", seconds),
       .detail = holder ? database::describe(*holder) : "",
       .cause = database::Cause(database::causes::RunLockHeld{holder})});
}

// One should wait for another run, so the hint how to end it is not shown until the time is over.
result::LockHolder waited_for(result::LockHolder holder) {
  holder.end.clear();
  holder.ended_by.clear();
  return holder;
}

}  // namespace

void wait_for_run_lock(database::Database& database, milliseconds patience, const base::StopSignal& stop,
                       result::RunObserver& observer) {
  const auto begin = steady_clock::now();
  for (milliseconds next_pause = first_pause;; next_pause = std::min(next_pause * 2, longest_pause)) {
    if (database.try_lock()) return;
    const auto holder = database.lock_holder();
    const auto waited = std::chrono::duration_cast<milliseconds>(steady_clock::now() - begin);
    if (waited >= patience) give_up(patience, holder);
    if (holder && waited >= worth_telling) observer.on(result::events::WaitingForLock{waited_for(*holder), waited});
    stop.wait_for(std::min(next_pause, patience - waited));
    stop.throw_if_requested();
  }
}

}  // namespace pgmanager::execute
