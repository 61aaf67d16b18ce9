#include "execute/upgrade_history.hpp"

#include <fmt/format.h>

#include "database/lock_holders.hpp"
#include "execute/retry_pause.hpp"

namespace pgmanager::execute {

namespace {

base::Error in_use(const base::Error& error, const std::vector<result::LockHolder>& users) {
  base::Error::Parts parts = error.parts();
  parts.detail = users.empty() ? "Nothing of the source tree was run." : database::describe(users.front());
  parts.hint = users.empty() ? "Run the same command again."
                             : database::or_end("Run the same command again after it has ended", users.front());
  return base::Error(parts);
}

}  // namespace

void upgrade_history(const RunContext& context, const plan::Step& next) {
  for (int retries = 0;; ++retries) {
    try {
      return context.database.upgrade_history();
    } catch (const base::Error& error) {
      if (error.code() != base::ErrorCode::lock) throw;
      const std::vector<result::LockHolder> users = context.database.history_users();
      if (retries >= context.options.lock_retries) throw in_use(error, users);
      const auto pause = retry_pause(retries);
      context.observer.on(result::events::Retrying{next,
                                                   {.attempt = retries + 1,
                                                    .attempts = context.options.lock_retries,
                                                    .sqlstate = error.parts().sqlstate,
                                                    .message = error.parts().message,
                                                    .holders = users,
                                                    .pause = pause}});
      context.stop.wait_for(pause);
      context.stop.throw_if_requested();
    }
  }
}

}  // namespace pgmanager::execute
