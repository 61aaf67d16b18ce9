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

struct pg_conn;

namespace pgmanager::pg {

/// Values for $1, $2, ...; std::nullopt is the SQL value NULL.
using Parameters = std::vector<std::optional<std::string>>;

/// The environment with which another program reaches the same database in the same way, through libpq's defaults.
struct ConnectionEnvironment {
  std::vector<std::pair<std::string, std::string>> set;  ///< PGHOST, PGPORT, ...; also the password, if one was used
  std::vector<std::string> without;                      ///< variables that must not be set: they would lead elsewhere
};

/// A connection to a PostgreSQL server. Every wait for the server also watches the
/// StopSignal (name resolution does not): when it is raised, the running statement is cancelled and base::Error
/// (interrupted or terminated) is thrown. After that the signal is ignored, so that the caller can still roll back and
/// record, with `time_after_stop` as the deadline of each further statement.
///
/// Every function throws ServerError if the server rejects the statement and base::Error (connection) if the connection
/// is lost.
class Connection {
 public:
  using NoticeHandler = std::function<void(const ServerMessage&)>;

  /// Connects. Throws base::Error (connection; its sqlstate is set if a server answered, e.g. 3D000 for a database that
  /// does not exist).
  Connection(const ConnectOptions& options, const base::StopSignal& stop);
  ~Connection();
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  /// Sets the handler for the server's notices; without one they are dropped.
  void on_notice(NoticeHandler handler) { notice_ = std::move(handler); }

  /// Runs one statement and returns its rows.
  Result query(std::string_view sql, const Parameters& parameters = {});

  /// The same for a query that a working server answers at once: after ConnectOptions::answer_timeout the connection is
  /// given up, and base::Error (connection) is thrown.
  Result ask(std::string_view sql, const Parameters& parameters = {});

  /// Runs statements of our own, separated by semicolons, in one round trip; rows are dropped. They form one implicit
  /// transaction if no block is open.
  void script(const std::string& sql);

  /// Runs one statement of the user; its rows are dropped as they arrive. `copy_data` are the rows after a COPY ...
  /// FROM stdin. Returns how many rows it affected, 0 if the server does not say.
  std::int64_t statement(std::string_view sql, std::optional<std::string_view> copy_data = std::nullopt);

  /// Receives a function, and calls it with each portion of the rows in turn. An exception ends the COPY and is
  /// rethrown.
  using CopySource = std::function<void(const std::function<void(std::string_view)>& send)>;
  /// COPY ... FROM stdin with the rows of `source`.
  void copy(std::string_view sql, const CopySource& source);

  /// Throws the stop if it is the reason why the server cancelled the statement.
  void throw_if_stopped(const ServerMessage& message) const;
  /// Throws the server's message: ServerError, or the stop.
  [[noreturn]] void fail(ServerMessage message) const;

  /// Rolls back the transaction block, if one is open. Throws only if the connection is lost.
  void rollback();

  bool in_transaction() const;
  bool lost() const;
  /// How long it took to connect, as an estimate for another connection.
  std::chrono::duration<double> connecting_time() const { return connecting_time_; }
  /// The id of the server's process according to libpq; a pooler makes up a number.
  int backend_pid() const;
  int server_version() const;               ///< as in server_version_num, e.g. 150008
  std::string server_version_text() const;  ///< as in server_version, e.g. "15.8 (Debian 15.8-1)"
  std::string host() const;                 ///< host name, address or socket directory
  std::string port() const;
  std::string database() const;
  std::string user() const;
  bool is_superuser() const;  ///< false also if a pooler does not report it
  /// The name that was sent to the server, or that the DSN sets.
  const std::string& application_name() const { return application_name_; }

  /// For the host that answered. Does not contain a password that the server did not ask for, nor settings without a
  /// variable (sslpassword, keepalives). Also works after the connection was lost.
  ConnectionEnvironment environment() const;

  /// Limits the wait for each answer from now on; after that base::Error (connection) is thrown, and the connection is
  /// unusable. Without a limit only a StopSignal ends a wait.
  void answer_within(std::chrono::milliseconds patience) { patience_ = patience; }

  /// Calls `tick` while we wait for an answer: first after the statement has run for `first`, then every `every`; in
  /// the waiting thread, so a slow tick delays the answer. It must not use this connection or throw, but it may
  /// give_up() this connection. It is not called after a StopSignal was seen.
  void while_waiting(std::chrono::milliseconds first, std::chrono::milliseconds every, std::function<void()> tick);
  void stop_ticking() { ticking_.reset(); }
  /// Restarts the clock of the running statement. Sending a statement does this; if several are sent at once, the code
  /// that takes their answers calls this for each next one.
  void restart_waiting_clock();
  /// How long the statement has run, as counted by while_waiting().
  std::chrono::duration<double> waiting_time() const { return std::chrono::steady_clock::now() - waiting_since_; }

  /// Whether the other end has received everything that was sent, so that the server must act. For a tick.
  bool all_sent() const;
  /// Makes the connection unusable: waiting ends, and base::Error (connection) is thrown with this detail.
  void give_up(std::string why);

  static constexpr std::chrono::milliseconds time_after_stop{2000};

 private:
  friend class Pipeline;

  struct Finish {
    void operator()(pg_conn* connection) const noexcept;
  };

  pg_conn* handle() const { return connection_.get(); }
  /// The arguments of while_waiting().
  struct Ticking {
    std::chrono::milliseconds first;
    std::chrono::milliseconds every;
    std::function<void()> tick;
    std::chrono::steady_clock::time_point next;
  };

  /// During its lifetime the server must answer within answer_timeout_ (or need not, with bounded = false).
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
  bool stopping_ = false;     // the signal was seen and is ignored from now on
  bool given_up_ = false;     // a statement did not end after it was cancelled
  std::string why_given_up_;  // argument of give_up()
  bool bounded_ = false;      // we wait for the answer to a query of our own
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

/// `name` quoted as an SQL identifier, always with double quotes.
std::string quote_identifier(std::string_view name);

}  // namespace pgmanager::pg
