#include "execute/session.hpp"

#include <fmt/format.h>

#include "execute/causes.hpp"

namespace pgmanager::execute {

using base::Error;
using base::ErrorCode;

namespace {

constexpr int oldest_supported_version = 130000;
constexpr std::chrono::seconds pooler_patience{10};
constexpr int pooler_probes = 20;  // in a busy pool, a single probe may get the same process by chance

// 90624 is 9.6.24; since 10 the major version is one number.
std::string major_version(int server_version) {
  const int major = server_version / 10000;
  return major >= 10 ? std::to_string(major) : fmt::format("{}.{}", major, server_version / 100 % 100);
}

// With this setting, each transaction of the session begins read-only.
[[noreturn]] void refuse_read_only(database::Database& database, const Target& target) {
  using Source = database::SettingOrigin::Source;
  const database::SettingOrigin origin = database.origin_of("default_transaction_read_only");
  if (origin.source != Source::altered) {
    const std::string where =
        origin.source == Source::connection ? pg::origin_of_options(target.connection) : "the server's configuration";
    throw Error({.code = ErrorCode::refused,
                 .message = "the session is read-only",
                 .detail = fmt::format("default_transaction_read_only is on in {}.", where),
                 .cause = Cause(causes::ReadOnlySession{})});
  }
  const std::string& altered = origin.altered;
  const bool of_database = altered.starts_with("DATABASE ");
  throw Error({.code = ErrorCode::refused,
               .message = of_database ? "the database is set to read-only" : "the user is set to read-only",
               .detail = fmt::format("This was done by ALTER {} SET default_transaction_read_only.", altered),
               // A transaction of its own would be read-only, too.
               .cause = Cause(causes::ReadOnlyBySetting{
                   fmt::format("BEGIN READ WRITE; ALTER {} RESET default_transaction_read_only; COMMIT;", altered)})});
}

void require_writable(const database::SessionFacts& facts, database::Database& database, const Target& target) {
  if (facts.standby) {
    throw Error({.code = ErrorCode::refused,
                 .message = "the server is a standby, which cannot be written to",
                 .cause = Cause(causes::StandbySession{})});
  }
  if (facts.read_only) refuse_read_only(database, target);
}

[[noreturn]] void refuse_pooler(const std::string& detail) {
  throw Error({.code = ErrorCode::refused,
               .message = "the connection goes through a pooler in transaction mode",
               .detail = detail,
               .cause = Cause(causes::PoolerInTransactionMode{})});
}

int process_that_serves(pg::Connection& connection) {
  return connection.query("SELECT pg_catalog.pg_backend_pid()").one_value().integer<int>();
}

// The second connection keeps its transaction open while the first one asks for its server process.
void compare_processes(pg::Connection& first, pg::Connection& second, int expected) {
  second.script("BEGIN");
  const int other = process_that_serves(second);
  const int now = process_that_serves(first);
  second.rollback();
  if (other == expected) {
    refuse_pooler(fmt::format("Two connections were served by the same server process {} in turn.", expected));
  }
  if (now != expected) {
    refuse_pooler(fmt::format("The same connection was served by the server processes {} and {}.", expected, now));
  }
}

void probe_pooler(pg::Connection& first, pg::Connection& second, int expected) {
  second.answer_within(pooler_patience);
  try {
    for (int round = 0; round < pooler_probes; ++round) compare_processes(first, second, expected);
  } catch (const Error& error) {
    if (error.code() != ErrorCode::sql && error.code() != ErrorCode::connection) throw;
    if (error.code() == ErrorCode::connection && !second.lost()) {
      throw Error({.code = ErrorCode::refused,
                   .message = "could not tell whether the pooler that the connection goes through is in session mode",
                   .detail = fmt::format("A second connection got no answer for {} seconds.", pooler_patience.count()),
                   .cause = Cause(causes::PoolerWithoutConnection{})});
    }
    refuse_pooler("The pooler does not allow transactions (statement mode).");
  }
}

// Behind any pooler, the process id in libpq's cancel key is the pooler's own. This is harmless in session mode. To
// detect other modes, a second connection begins a transaction while ours is idle. If it gets our server process, or we
// get another one afterwards, the pooler does not reserve a session for us. Should the test miss such a pooler, every
// file still checks that its session holds the lock.
void require_own_session(pg::Connection& connection, const database::SessionFacts& facts, const Target& target,
                         const base::StopSignal& stop) {
  if (connection.backend_pid() == facts.backend_pid) return;
  pg::Connection second(target.connection, stop);
  probe_pooler(connection, second, facts.backend_pid);
}

}  // namespace

void require_supported_version(int server_version) {
  if (server_version >= oldest_supported_version) return;
  throw Error({.code = ErrorCode::refused,
               .message = fmt::format("the server is PostgreSQL {}, older than the oldest supported version 13",
                                      major_version(server_version)),
               .cause = Cause(causes::ServerTooOld{})});
}

Session::Session(const Target& target, Access access, const base::StopSignal& stop, const database::Wanted& wanted,
                 const std::function<void(const result::Instance&)>& connected)
    : connection_(target.connection, stop),
      database_(connection_, target.history_schema, target.runner),
      target_(target.connection),
      silence_(target.silence),
      stop_(stop),
      wanted_(wanted) {
  if (connected) {
    connected({.database = connection_.database(),
               .host = connection_.host(),
               .port = connection_.port(),
               .user = connection_.user(),
               .server_version = connection_.server_version_text()});
  }
  require_supported_version(connection_.server_version());
  opening_ = database_.open(wanted);
  if (access == Access::write) {
    require_writable(opening_.facts, database_, target);
    require_own_session(connection_, opening_.facts, target, stop);
  }
  watch();
  took_ = std::chrono::steady_clock::now() - begin_;
}

void Session::watch() {
  waits_.emplace(connection_, target_, facts().backend_pid, stop_, silence_);
}

history::History Session::load_history() {
  const bool first = opening_.history_missing;
  database::OpenResult loaded =
      database_.open({.history = database::Wanted::History::whole, .user_objects = first, .other_histories = first});
  if (first) {
    wanted_.user_objects = wanted_.other_histories = true;
    opening_.user_objects = std::move(loaded.user_objects);
    opening_.other_histories = std::move(loaded.other_histories);
  }
  return std::move(loaded.history);
}

}  // namespace pgmanager::execute
