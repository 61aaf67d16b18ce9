#pragma once

#include <chrono>
#include <cstddef>
#include <deque>
#include <functional>
#include <string>
#include <string_view>

#include "pg/connection.hpp"

namespace pgmanager::pg {

/// Statements that are sent without waiting for the answers of those before them: libpq's pipeline mode
/// (https://www.postgresql.org/docs/current/libpq-pipeline-mode.html). The server runs them in their order; when one
/// fails it skips all behind it up to the next sync(), BEGINs included. No COPY, and nothing that cannot run inside a
/// transaction block.
///
/// Answers are taken while statements are sent, so neither side waits for the other with full buffers. What is sent
/// first enters pipeline mode, finish() leaves it; in between the Connection must not be used directly.
///
/// Every function throws base::Error (connection) when the connection is lost; a refused statement is an answer. When
/// the StopSignal is raised the running statement is cancelled, which is a failed answer.
class Pipeline {
 public:
  /// What became of one statement.
  struct Answer {
    Result* rows = nullptr;                ///< of send(); may be moved from; null when it failed or was skipped
    const ServerMessage* error = nullptr;  ///< null: it did not fail
    bool skipped = false;                  ///< it was not run, because one before it failed
  };
  /// Is called once per statement, in the order in which they were sent.
  using Handler = std::function<void(const Answer&)>;

  Pipeline(Connection& connection, Handler handler) : connection_(connection), handler_(std::move(handler)) {}
  /// Gives the connection up unless finish() was called.
  ~Pipeline();
  Pipeline(const Pipeline&) = delete;
  Pipeline& operator=(const Pipeline&) = delete;

  /// One statement of ours.
  void send(std::string_view sql, const Parameters& parameters = {});
  /// One statement of the user's; its rows are dropped as they come.
  void send_statement(std::string_view sql);
  /// Makes a prepared statement of this session; run it with send_prepared().
  void prepare(const std::string& name, std::string_view sql);
  void send_prepared(const std::string& name, const Parameters& parameters);

  /// From now on answers have to come as those of Connection::ask() do, except while statements of the user's are
  /// among what is unanswered.
  void answer_soon() { soon_ = true; }

  /// Asks the server not to keep back the answers to what was sent so far.
  void request_flush();
  /// What fails behind this is independent of what failed before it.
  void sync();

  /// Whether the connection was lost because the server ended the session, without crashing, and said so in place of an
  /// answer: then nothing behind that statement was run, and nothing before it is lost.
  bool ended_by_server() const { return ended_by_server_; }

  /// For the handler: how long the server has worked on the statement at most. The statements before it may have taken
  /// a part of that time.
  std::chrono::duration<double> took_at_most() const { return std::chrono::steady_clock::now() - before_; }

  /// Statements whose answer was not taken yet.
  std::size_t unanswered() const { return unanswered_; }
  /// Writes what can be written and takes the answers that are there, without waiting.
  void take_arrived();
  /// The same, and waits until the server has answered or taken something.
  void take_some();
  /// Sync, all answers, and the end of pipeline mode. Does nothing when nothing was sent.
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
  std::deque<Sent> sent_;  // whose answers were not taken yet, syncs included
  std::size_t unanswered_ = 0;
  std::size_t statements_ = 0;  // of the user's among them
  // A process that is not scheduled takes answers late, so only what had not arrived bounds the server's time.
  std::chrono::steady_clock::time_point nothing_more_;  // then the next answers had not arrived
  std::chrono::steady_clock::time_point before_;        // then the last answers had not, of those that came just now
  bool soon_ = false;
  bool answered_ = false;  // the first in sent_ has been handed to handler_
  bool open_ = false;
  bool ended_by_server_ = false;
  bool synced_ = false;  // the last that was sent is a sync
};

}  // namespace pgmanager::pg
