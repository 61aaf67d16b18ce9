#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <future>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/stop_signal.hpp"
#include "pg/connect_options.hpp"
#include "pg/result.hpp"
#include "pg/server_error.hpp"

struct pg_conn;

namespace pgmanager::pg {

/// Values for $1, $2, ...; nothing is null.
using Parameters = std::vector<std::optional<std::string>>;

/// The variables with which another program comes to the same database in the same way, through libpq's defaults.
struct ConnectionEnvironment {
  std::vector<std::pair<std::string, std::string>>
      set;                           ///< PGHOST, PGPORT, ...; the password among them, if one was used
  std::vector<std::string> without;  ///< those that must not be there: they would lead elsewhere
};

/// A connection to a PostgreSQL server: the only door to libpq. Every wait for the server also watches the StopSignal
/// (name resolution does not): when it is raised the running statement is cancelled and base::Error (interrupted or
/// terminated) is thrown; from then on the signal is not looked at any more, so that the caller can still roll back and
/// record, with `last_wishes` as the deadline of each further statement.
///
/// Every function throws ServerError when the server refuses the statement and base::Error (connection) when the
/// connection is lost.
class Connection {
 public:
  using NoticeHandler = std::function<void(const ServerMessage&)>;

  /// Connects. Throws base::Error (connection; its sqlstate is set when a server answered, e.g. 3D000 for a database
  /// that does not exist).
  Connection(const ConnectOptions& options, const base::StopSignal& stop);
  ~Connection();
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  /// What to do with the server's notices; without a handler they are dropped.
  void on_notice(NoticeHandler handler) { notice_ = std::move(handler); }

  /// One statement whose rows are wanted.
  Result query(std::string_view sql, const Parameters& parameters = {});

  /// The same for a question that the server answers at once, if it is still there: beyond
  /// ConnectOptions::answer_timeout the connection is given up, and base::Error (connection) is thrown.
  Result ask(std::string_view sql, const Parameters& parameters = {});

  /// Statements of our own, separated by semicolons, in one round trip; rows are dropped. They are one implicit
  /// transaction when no block is open.
  void script(const std::string& sql);

  /// One statement of the user's; its rows are dropped as they come. `copy_data` are the rows that follow a
  /// COPY ... FROM stdin. Returns how many rows it touched, 0 where the server does not say.
  std::int64_t statement(std::string_view sql, std::optional<std::string_view> copy_data = std::nullopt);

  /// Is handed a function to call with one portion of the rows after the other. What it throws ends the COPY, and is
  /// thrown on.
  using CopySource = std::function<void(const std::function<void(std::string_view)>& send)>;
  /// COPY ... FROM stdin with rows from wherever they are.
  void copy(std::string_view sql, const CopySource& source);

  /// Throws the stop if that is why the server has cancelled the statement.
  void throw_if_stopped(const ServerMessage& message) const;
  /// Throws what the server said: ServerError, or the stop.
  [[noreturn]] void fail(ServerMessage message) const;

  /// Leaves a transaction block, if one is open. Throws only when the connection is lost.
  void rollback();

  bool in_transaction() const;
  bool lost() const;
  /// How long it took to connect: what another connection would cost.
  std::chrono::duration<double> connecting_time() const { return connecting_time_; }
  /// What libpq knows of the server's process; behind a pooler it is a number that the pooler made up.
  int backend_pid() const;
  int server_version() const;               ///< as in server_version_num, e.g. 150008
  std::string server_version_text() const;  ///< as in server_version, e.g. "15.8 (Debian 15.8-1)"
  std::string host() const;                 ///< host name, address or socket directory
  std::string port() const;
  std::string database() const;
  std::string user() const;
  bool is_superuser() const;  ///< false too where a pooler does not say it
  /// What the server was told at the beginning, or what a DSN said.
  const std::string& application_name() const { return application_name_; }

  /// For the host that answered. A password that the server did not ask for is not in it, nor is what has no variable
  /// (sslpassword, keepalives). Also of a connection that was lost since.
  ConnectionEnvironment environment() const;

  /// Bounds the wait for each answer from now on; base::Error (connection) is thrown beyond it, and the connection is
  /// of no use any more. Until then only a StopSignal ends a wait.
  void answer_within(std::chrono::milliseconds patience) { patience_ = patience; }

  /// Calls `tick` while we wait for an answer: first when the statement has taken `first`, then every `every` after
  /// that; in the waiting thread, so a slow tick delays the answer. It may not use this connection, nor throw. It is
  /// not called any more once a StopSignal was seen. It may give_up() this connection.
  void while_waiting(std::chrono::milliseconds first, std::chrono::milliseconds every, std::function<void()> tick);
  void stop_ticking() { ticking_.reset(); }
  /// A statement takes its time from here on. Sending one does this by itself; where several are sent at once, whoever
  /// takes their answers does it for the next one.
  void restart_waiting_clock();
  /// How long the statement has taken, counted as while_waiting() does.
  std::chrono::duration<double> waiting_time() const { return std::chrono::steady_clock::now() - waiting_since_; }

  /// Whether the other end has got all that was sent, so that it is the server's turn. For a tick.
  bool all_sent() const;
  /// The connection is of no use any more: nothing is waited for, base::Error (connection) is thrown with this detail.
  void give_up(std::string why);

  static constexpr std::chrono::milliseconds last_wishes{2000};

 private:
  friend class Pipeline;

  struct Finish {
    void operator()(pg_conn* connection) const noexcept;
  };

  pg_conn* handle() const { return connection_.get(); }
  /// What while_waiting() was told.
  struct Ticking {
    std::chrono::milliseconds first;
    std::chrono::milliseconds every;
    std::function<void()> tick;
    std::chrono::steady_clock::time_point next;
  };

  /// While it lives, the server has to answer within answer_timeout_ (or need not, with bounded = false).
  class Bound {
   public:
    explicit Bound(Connection& connection, bool bounded = true)
        : connection_(connection), before_(std::exchange(connection.bounded_, bounded)) {}
    ~Bound() { connection_.bounded_ = before_; }
    Bound(const Bound&) = delete;
    Bound& operator=(const Bound&) = delete;

   private:
    Connection& connection_;
    bool before_;
  };

  void establish(const ConnectOptions& options);
  [[noreturn]] void fail_lost() const;
  [[noreturn]] void fail_lost(std::string_view reason) const;
  [[noreturn]] void fail_unstoppable();
  [[noreturn]] void fail_silent();
  void wait(short events, std::optional<std::chrono::steady_clock::time_point> deadline);
  int poll_timeout(std::optional<std::chrono::steady_clock::time_point> deadline) const;
  void tick_if_due();
  void cancel();
  void cancel_if_due();
  void require_sent(int sent);
  void flush();
  pg_result* next_result();
  std::int64_t finish_statement();
  void put_copy(const std::function<int()>& put);
  void copy_in(const CopySource& source);
  void end_copy(const char* error);
  void drop_results();
  void drain_copy_out();
  std::optional<std::chrono::steady_clock::time_point> deadline() const;
  static void receive_notice(void* self, const pg_result* result);

  const base::StopSignal& stop_;
  bool stopping_ = false;     // the signal was seen and is not looked at any more
  bool given_up_ = false;     // a statement did not end when it was cancelled
  std::string why_given_up_;  // by give_up()
  bool bounded_ = false;      // the answer is one to a question of our own
  std::chrono::milliseconds answer_timeout_;
  bool cancelling_ = false;      // the running statement is being cancelled
  std::future<void> cancelled_;  // the request to cancel was delivered
  std::chrono::steady_clock::time_point cancel_deadline_;
  std::chrono::steady_clock::time_point next_cancel_;
  std::unique_ptr<pg_conn, Finish> connection_;
  std::optional<std::chrono::milliseconds> patience_;
  std::optional<Ticking> ticking_;
  std::chrono::steady_clock::time_point waiting_since_;
  std::chrono::duration<double> connecting_time_{};
  std::string application_name_;
  NoticeHandler notice_;
};

/// The server's message with its fields, from a result.
ServerMessage server_message(const pg_result* result);

/// `name` quoted as an SQL identifier, always with double quotes.
std::string quote_identifier(std::string_view name);

}  // namespace pgmanager::pg
