#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/stop_signal.hpp"
#include "pg/connect_options.hpp"
#include "pg/result.hpp"
#include "pg/server_error.hpp"

struct pg_conn;

namespace pgmanager::pg {

/// Values for $1, $2, ...; nothing is null.
using Parameters = std::vector<std::optional<std::string>>;

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

  /// Statements of our own, separated by semicolons, in one round trip; rows are dropped. They are one implicit
  /// transaction when no block is open.
  void script(const std::string& sql);

  /// One statement of the user's; its rows are dropped as they come. `copy_data` are the rows that follow a
  /// COPY ... FROM stdin.
  void statement(std::string_view sql, std::optional<std::string_view> copy_data = std::nullopt);

  /// Leaves a transaction block, if one is open. Throws only when the connection is lost.
  void rollback();

  bool in_transaction() const;
  bool lost() const;
  /// What libpq knows of the server's process; behind a pooler it is a number that the pooler made up.
  int backend_pid() const;
  int server_version() const;  ///< as in server_version_num, e.g. 150008
  std::string host() const;    ///< host name, address or socket directory
  std::string port() const;
  std::string database() const;
  std::string user() const;
  /// SET commands for what every connection of ours is opened with. They stand behind RESET ALL, because a pooler in
  /// session mode opened the server's connection with settings of its own, and RESET ALL goes back to those.
  std::string own_settings() const;

  /// Bounds the wait for each answer from now on; base::Error (connection) is thrown beyond it, and the connection is
  /// of no use any more. Until then only a StopSignal ends a wait.
  void answer_within(std::chrono::milliseconds patience) { patience_ = patience; }

  static constexpr std::chrono::milliseconds last_wishes{2000};

 private:
  struct Finish {
    void operator()(pg_conn* connection) const noexcept;
  };

  void establish(const ConnectOptions& options);
  [[noreturn]] void fail_to_connect() const;
  [[noreturn]] void fail_lost() const;
  [[noreturn]] void fail_unstoppable() const;
  void wait(short events, std::optional<std::chrono::steady_clock::time_point> deadline);
  void cancel();
  void require_sent(int sent);
  [[noreturn]] void fail(ServerMessage message) const;
  void flush();
  pg_result* next_result();
  void finish_statement();
  void copy_in(std::optional<std::string_view> data);
  void drain_copy_out();
  std::optional<std::chrono::steady_clock::time_point> deadline() const;
  static void receive_notice(void* self, const pg_result* result);

  const base::StopSignal& stop_;
  bool stopping_ = false;    // the signal was seen and is not looked at any more
  bool cancelling_ = false;  // the running statement is being cancelled
  std::unique_ptr<pg_conn, Finish> connection_;
  std::optional<std::chrono::milliseconds> patience_;
  std::string application_name_;
  NoticeHandler notice_;
};

/// The server's message with its fields, from a result.
ServerMessage server_message(const pg_result* result);

/// `name` quoted as an SQL identifier, always with double quotes.
std::string quote_identifier(std::string_view name);

}  // namespace pgmanager::pg
