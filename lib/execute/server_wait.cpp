#include "execute/server_wait.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "pg/connect_error.hpp"

namespace pgmanager::execute {

using base::Error;
using base::ErrorCode;
using std::chrono::milliseconds;
using std::chrono::steady_clock;

namespace {

constexpr milliseconds first_pause{50};
constexpr milliseconds longest_pause{1000};
constexpr milliseconds shortest_attempt{1000};

bool is_worth_waiting(pg::ConnectCause cause) {
  switch (cause) {
    case pg::ConnectCause::unknown_host:
    case pg::ConnectCause::no_listener:
    case pg::ConnectCause::no_answer:
    case pg::ConnectCause::not_ready:
    case pg::ConnectCause::no_connection_left:
    case pg::ConnectCause::wrong_server: return true;
    default: return false;
  }
}

// A server that shuts down during the attempt (class 57P) or lacks resources (class 53) counts, too.
bool is_worth_waiting(const Error& error) {
  if (const auto* failure = dynamic_cast<const pg::ConnectError*>(&error)) {
    const bool shuts_down = error.parts().sqlstate.starts_with("57P");
    return shuts_down || is_worth_waiting(failure->cause());
  }
  if (error.code() == ErrorCode::connection) return true;
  const std::string& sqlstate = error.parts().sqlstate;
  return error.code() == ErrorCode::sql && (sqlstate.starts_with("57P") || sqlstate.starts_with("53"));
}

std::string reason_of(const Error& error) {
  const auto* failure = dynamic_cast<const pg::ConnectError*>(&error);
  const bool is_said_already = failure == nullptr || failure->reason().empty() || !error.parts().sqlstate.empty();
  if (is_said_already) return error.parts().message;
  return fmt::format("{}: {}", error.parts().message, failure->reason());
}

}  // namespace

ServerWait::ServerWait(Target target, milliseconds patience, const base::StopSignal& stop,
                       result::RunObserver& observer)
    : target_(std::move(target)), patience_(patience), stop_(stop), observer_(observer), begin_(steady_clock::now()) {
  target_.connection.deadline = begin_ + std::max(patience_, shortest_attempt);
}

// A pooler accepts connections without a server, so the server itself must answer a query.
result::ReadyServer ServerWait::ask() {
  pg::Connection connection(target_.connection, stop_);
  connection.answer_within(std::chrono::ceil<milliseconds>(
      *target_.connection.deadline - std::min(steady_clock::now(), *target_.connection.deadline)));
  database::Database database(connection, target_.history_schema, target_.runner);
  const database::SessionFacts facts = database.open({}).facts;
  return {.instance = {.database = connection.database(),
                       .host = connection.host(),
                       .port = connection.port(),
                       .user = connection.user(),
                       .server_version = facts.server_version},
          .standby = facts.standby};
}

void ServerWait::tell(const Error& error) {
  const std::string reason = reason_of(error);
  if (reason == told_) return;
  told_ = reason;
  observer_.on(result::events::WaitingForServer{reason, steady_clock::now() - begin_});
}

void ServerWait::give_up(const Error& last) const {
  const double seconds = std::chrono::duration<double>(patience_).count();
  throw Error({.code = ErrorCode::connection,
               .message = fmt::format("the server did not accept queries within {:g} s", seconds),
               .detail = fmt::format("The last attempt failed: {}.", reason_of(last)),
               .hint = last.parts().hint,
               .cause = last.parts().cause,
               .sqlstate = last.parts().sqlstate});
}

result::ReadyServer ServerWait::until_ready() {
  for (milliseconds next_pause = first_pause;; next_pause = std::min(next_pause * 2, longest_pause)) {
    try {
      return ask();
    } catch (const Error& error) {
      if (!is_worth_waiting(error)) throw;
      const auto waited = std::chrono::duration_cast<milliseconds>(steady_clock::now() - begin_);
      if (waited >= patience_) give_up(error);
      tell(error);
      stop_.wait_for(std::min(next_pause, patience_ - waited));
    }
    stop_.throw_if_requested();
  }
}

}  // namespace pgmanager::execute
