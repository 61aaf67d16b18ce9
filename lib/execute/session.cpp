#include "execute/session.hpp"

#include <fmt/format.h>

namespace pgmanager::execute {

using base::Error;
using base::ErrorCode;

namespace {

constexpr int oldest_supported_version = 130000;

void require_supported_version(const pg::Connection& connection) {
  if (connection.server_version() >= oldest_supported_version) return;
  throw Error({.code = ErrorCode::refused,
               .message = fmt::format("the server is PostgreSQL {}, older than the oldest supported version 13",
                                      connection.server_version() / 10000),
               .hint = "Upgrade the server; PostgreSQL itself supports a major version for five years."});
}

void require_writable(const database::SessionFacts& facts) {
  if (facts.standby) {
    throw Error({.code = ErrorCode::refused,
                 .message = "the server is a standby, which cannot be written to",
                 .hint = "Connect to the primary; with several hosts in the connection string, add "
                         "target_session_attrs=read-write."});
  }
  if (facts.read_only) {
    throw Error(
        {.code = ErrorCode::refused,
         .message = "the session is read-only",
         .detail = "default_transaction_read_only is on for this user or database.",
         .hint = "Connect as another user, or turn it off: ALTER ROLE ... RESET default_transaction_read_only."});
  }
}

[[noreturn]] void refuse_pooler(const std::string& detail) {
  throw Error({.code = ErrorCode::refused,
               .message = "the connection goes through a pooler in transaction mode",
               .detail = detail,
               .hint =
                   "Connect to the server itself (often port 5432 instead of the pooler's), or to a pool in session "
                   "mode."});
}

// Behind any pooler the process id in libpq's cancel key is one that the pooler made up. In session mode that does no
// harm. To tell the modes apart: while our connection is idle, a second one begins a transaction. If it is served by
// the server process that served us, our session was never ours.
void require_own_session(const pg::Connection& connection, const database::SessionFacts& facts, const Target& target,
                         const base::StopSignal& stop) {
  if (connection.backend_pid() == facts.backend_pid) return;
  pg::Connection second(target.connection, stop);
  try {
    second.script("BEGIN");
  } catch (const pg::ServerError&) {
    refuse_pooler("The pooler does not even let a transaction begin (statement mode).");
  }
  const auto served_by = second.query("SELECT pg_catalog.pg_backend_pid()").one_row().integer(0, 0);
  second.rollback();
  if (served_by == facts.backend_pid) {
    refuse_pooler(fmt::format("Two connections were served by the same server process {} in turn.", facts.backend_pid));
  }
}

}  // namespace

Session::Session(const Target& target, Access access, const base::StopSignal& stop)
    : connection_(target.connection, stop), database_(connection_, target.history_schema, target.runner) {
  require_supported_version(connection_);
  facts_ = database_.session_facts();
  if (access == Access::read) return;
  require_writable(facts_);
  require_own_session(connection_, facts_, target, stop);
}

}  // namespace pgmanager::execute
