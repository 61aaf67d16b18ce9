#pragma once

#include <chrono>
#include <cstddef>
#include <deque>
#include <functional>
#include <string>
#include <string_view>

#include "pg/connection.hpp"

namespace pgmanager::pg {

/// Sends statements without waiting for the answers to earlier ones: libpq's pipeline mode
/// (https://www.postgresql.org/docs/current/libpq-pipeline-mode.html). The server runs them in order; if one fails, it
/// skips all statements up to the next sync(), including BEGIN. No COPY, and no statement that cannot run in a
/// transaction block.
///
/// Answers are taken while statements are sent, so neither side waits for the other with full buffers. The first
/// statement enters pipeline mode, finish() leaves it; in between the Connection must not be used directly.
///
/// Every function throws base::Error (connection) if the connection is lost; a rejected statement is an answer. If the
/// StopSignal is raised, the running statement is cancelled, which is a failed answer.
class Pipeline {
 public:
  /// The result of one statement.
  struct Answer {
    Result* rows = nullptr;                ///< of send(); may be moved from; null if it failed or was skipped
    const ServerMessage* error = nullptr;  ///< null: it did not fail
    bool skipped = false;                  ///< it was not run, because an earlier one failed
  };
  /// Called once per statement, in the order in which they were sent.
  using Handler = std::function<void(const Answer&)>;

  Pipeline(Connection& connection, Handler handler) : connection_(connection), handler_(std::move(handler)) {}
  /// Gives the connection up unless finish() was called.
  ~Pipeline();
  Pipeline(const Pipeline&) = delete;
  Pipeline& operator=(const Pipeline&) = delete;

  /// Sends one statement of our own.
  void send(std::string_view sql, const Parameters& parameters = {});
  /// Sends one statement of the user; its rows are dropped as they arrive.
  void send_statement(std::string_view sql);
  /// Creates a prepared statement of this session; run it with send_prepared().
  void prepare(const std::string& name, std::string_view sql);
  void send_prepared(const std::string& name, const Parameters& parameters);

  /// From now on answers must arrive as fast as those of Connection::ask(), except while answers to statements of the
  /// user are outstanding.
  void answer_soon() { soon_ = true; }

  /// Asks the server to send the answers to all statements so far without delay.
  void request_flush();
  /// A later failure is independent of an earlier one: it starts a new group of statements.
  void sync();

  /// Whether the connection was lost because the server ended the session, without a crash, and reported that in place
  /// of an answer: then no later statement was run, and no earlier one is lost.
  bool ended_by_server() const { return ended_by_server_; }

  /// For the handler: an upper bound for the server's time on the statement. Earlier statements may have used a part of
  /// it.
  std::chrono::duration<double> took_at_most() const { return std::chrono::steady_clock::now() - before_; }

  /// Number of statements whose answer was not taken yet.
  std::size_t unanswered() const { return unanswered_; }
  /// Writes what can be written and takes the answers that have arrived, without waiting.
  void take_arrived();
  /// The same, but waits until the server has answered or received something.
  void take_some();
  /// Sends a Sync, takes all answers and leaves pipeline mode. Does nothing if nothing was sent.
  void finish();

 private:
  enum class Sent : unsigned char { query, statement, sync };

  void enter();
  void sent(int result, Sent what);
  bool take_one();
  void take_while_ready();
  void handle(pg_result* owned);
  [[noreturn]] void fail_ended(const ServerMessage& error);
  void begin_next_answer();
  void took_answer();

  Connection& connection_;
  Handler handler_;
  std::deque<Sent> sent_;  // statements without an answer, and syncs
  std::size_t unanswered_ = 0;
  std::size_t statements_ = 0;  // those of the user among them
  // A process that is not scheduled takes answers late, so the server's time is bounded by what had not arrived yet.
  std::chrono::steady_clock::time_point nothing_more_;  // last time at which the next answers had not arrived
  std::chrono::steady_clock::time_point before_;        // the same for the answers that have just arrived
  bool soon_ = false;
  bool answered_ = false;  // the first in sent_ was passed to handler_
  bool open_ = false;
  bool ended_by_server_ = false;
  bool synced_ = false;  // the last one sent is a sync
};

}  // namespace pgmanager::pg
