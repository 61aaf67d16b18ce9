#include "pg/connection.hpp"

#include <fmt/format.h>
#include <libpq-fe.h>
#include <linux/sockios.h>
#include <poll.h>
#include <sys/ioctl.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <memory>
#include <system_error>
#include <thread>

#include "pg/causes.hpp"

namespace pgmanager::pg {

using base::Error;
using base::ErrorCode;
using std::chrono::steady_clock;

namespace {

constexpr std::size_t copy_chunk = 64UL * 1024;
constexpr std::chrono::milliseconds cancel_again{100};
constexpr std::chrono::milliseconds cancel_patience{1000};
constexpr std::string_view query_canceled = "57014";

std::string_view without_newline(std::string_view text) {
  while (!text.empty() && text.back() == '\n') text.remove_suffix(1);
  return text;
}

}  // namespace

void Connection::Finish::operator()(pg_conn* connection) const noexcept {
  PQfinish(connection);
}

Connection::Connection(const ConnectOptions& options, const base::StopSignal& stop)
    : stop_(stop), answer_timeout_(options.answer_timeout), application_name_(options.application_name) {
  const auto begin = steady_clock::now();
  establish(options);
  connecting_time_ = steady_clock::now() - begin;
  // The DSN may set another one; a pooler may not report it.
  if (const char* name = PQparameterStatus(connection_.get(), "application_name")) application_name_ = name;
  if (PQsetnonblocking(connection_.get(), 1) != 0) fail_lost();
}

Connection::~Connection() = default;

bool Connection::lost() const {
  return given_up_ || PQstatus(connection_.get()) != CONNECTION_OK;
}
int Connection::backend_pid() const {
  return PQbackendPID(connection_.get());
}
std::string Connection::server_version_text() const {
  const char* text = PQparameterStatus(connection_.get(), "server_version");
  return text == nullptr ? "" : text;
}

int Connection::server_version() const {
  return PQserverVersion(connection_.get());
}
std::string Connection::host() const {
  return PQhost(connection_.get());
}
std::string Connection::port() const {
  return PQport(connection_.get());
}
std::string Connection::database() const {
  return PQdb(connection_.get());
}
bool Connection::is_superuser() const {
  const char* said = PQparameterStatus(connection_.get(), "is_superuser");
  return said != nullptr && std::string_view(said) == "on";
}

std::string Connection::user() const {
  return PQuser(connection_.get());
}

bool Connection::in_transaction() const {
  const PGTransactionStatusType status = PQtransactionStatus(connection_.get());
  return status == PQTRANS_INTRANS || status == PQTRANS_INERROR;
}

void Connection::fail_lost() const {
  fail_lost(without_newline(PQerrorMessage(connection_.get())));
}

void Connection::fail_lost(std::string_view reason) const {
  throw Error({.code = ErrorCode::connection,
               .message = "the connection to the server was lost",
               .detail = why_given_up_.empty() ? fmt::format("libpq says: {}", reason) : why_given_up_,
               .cause = Cause(causes::ConnectionLost{})});
}

// The only remaining option is to close the connection; the server rolls back when the statement allows it.
void Connection::fail_unstoppable() {
  given_up_ = true;
  const bool terminated = stop_.requested() != SIGINT;
  throw Error({.code = terminated ? ErrorCode::terminated : ErrorCode::interrupted,
               .message = terminated ? "stopped by SIGTERM" : "stopped by SIGINT",
               .detail = "The running statement did not end when it was cancelled; its connection was abandoned.",
               .cause = Cause(causes::StatementStillRuns{})});
}

bool Connection::all_sent() const {
  int waiting = 0;  // bytes that the other end has not acknowledged; unknown for a Unix socket, which delivers at once
  ::ioctl(PQsocket(connection_.get()), SIOCOUTQ, &waiting);
  return PQflush(connection_.get()) == 0 && waiting == 0;
}

void Connection::give_up(std::string why) {
  given_up_ = true;
  why_given_up_ = std::move(why);
}

// The connection is open but delivers nothing, or the server's machine has stopped.
void Connection::fail_silent() {
  given_up_ = true;
  const std::string seconds = fmt::format("{:g}", std::chrono::duration<double>(answer_timeout_).count());
  throw Error({.code = ErrorCode::connection,
               .message = fmt::format("the server did not answer within {} s", seconds),
               .detail = "The connection is open, but a query that takes the server milliseconds got no answer.",
               .cause = Cause(causes::ConnectionLost{})});
}

// A cancel request that reaches the server before the statement is ignored there, so it is repeated until the statement
// has ended. It cannot hit the next statement: PQcancel returns after the server's process has been signalled.
// PQcancel() waits for the network without a limit, so it runs in its own thread. Usually it ends at once, and it must
// end before another statement is sent, which it would cancel.
void Connection::cancel() {
  const bool under_way =
      cancelled_.valid() && cancelled_.wait_for(std::chrono::seconds(0)) != std::future_status::ready;
  const std::shared_ptr<PGcancel> request(PQgetCancel(connection_.get()), &PQfreeCancel);
  if (under_way || !request) return;
  const auto sent = std::make_shared<std::promise<void>>();
  cancelled_ = sent->get_future();
  std::thread([request, sent] {
    std::array<char, 256> message{};
    PQcancel(request.get(), message.data(), static_cast<int>(message.size()));
    sent->set_value();
  }).detach();
  cancelled_.wait_for(cancel_patience);
}

void Connection::cancel_if_due() {
  if (!cancelling_ || steady_clock::now() < next_cancel_) return;
  cancel();
  next_cancel_ = steady_clock::now() + cancel_again;
}

std::optional<steady_clock::time_point> Connection::deadline() const {
  if (cancelling_) return cancel_deadline_;
  if (stopping_) return steady_clock::now() + last_wishes;
  if (patience_) return steady_clock::now() + *patience_;
  if (bounded_) return steady_clock::now() + answer_timeout_;
  return std::nullopt;
}

void Connection::while_waiting(std::chrono::milliseconds first, std::chrono::milliseconds every,
                               std::function<void()> tick) {
  ticking_ = Ticking{.first = first, .every = every, .tick = std::move(tick), .next = steady_clock::now() + first};
}

void Connection::restart_waiting_clock() {
  waiting_since_ = steady_clock::now();
  if (ticking_) ticking_->next = steady_clock::now() + ticking_->first;
}

void Connection::tick_if_due() {
  if (!ticking_ || stopping_ || steady_clock::now() < ticking_->next) return;
  const auto tick = ticking_->tick;  // a copy, because the function may call stop_ticking()
  tick();
  // Counted from its end: otherwise a tick that takes longer than `every` would leave no time for anything else.
  if (ticking_) ticking_->next = steady_clock::now() + ticking_->every;
}

// In milliseconds, as poll() takes it.
int Connection::poll_timeout(std::optional<steady_clock::time_point> deadline) const {
  std::optional<std::chrono::milliseconds> left;
  const auto at_most = [&](std::chrono::milliseconds time) { left = left ? std::min(*left, time) : time; };
  const auto until = [](steady_clock::time_point time) {
    return std::chrono::ceil<std::chrono::milliseconds>(time - steady_clock::now());
  };
  if (deadline) at_most(until(*deadline));
  if (cancelling_) at_most(cancel_again);
  if (ticking_ && !stopping_) at_most(until(ticking_->next));
  if (!left) return -1;
  return static_cast<int>(std::max<std::chrono::milliseconds::rep>(left->count(), 0));
}

void Connection::wait(short events, std::optional<steady_clock::time_point> deadline) {
  while (true) {
    std::array<pollfd, 2> watched = {pollfd{PQsocket(connection_.get()), events, 0},
                                     pollfd{stopping_ ? -1 : stop_.fd(), POLLIN, 0}};
    const int ready = ::poll(watched.data(), watched.size(), poll_timeout(deadline));
    if (ready < 0 && errno == EINTR) continue;
    if (ready < 0) throw std::system_error(errno, std::generic_category(), "poll");
    if (watched[1].revents != 0) {
      if (PQstatus(connection_.get()) != CONNECTION_OK) stop_.throw_if_requested();  // still connecting
      stopping_ = cancelling_ = true;
      cancel_deadline_ = steady_clock::now() + last_wishes;
      next_cancel_ = steady_clock::now();
      deadline = cancel_deadline_;
    } else if (ready > 0) {
      // In a pipeline answers may continue to arrive if the cancel request has hit none of its statements.
      if (cancelling_ && steady_clock::now() >= cancel_deadline_) fail_unstoppable();
      cancel_if_due();
      return;
    } else if (deadline && steady_clock::now() >= *deadline) {
      if (cancelling_) fail_unstoppable();
      if (bounded_ && !patience_ && !stopping_) fail_silent();
      throw Error({.code = ErrorCode::connection, .message = "the server did not answer in time"});
    } else {
      tick_if_due();
      if (!why_given_up_.empty()) fail_lost();
    }
    cancel_if_due();
  }
}

void Connection::flush() {
  while (true) {
    const int pending = PQflush(connection_.get());
    if (pending == 0) return;
    if (pending < 0) fail_lost();
    wait(POLLIN | POLLOUT, deadline());
    if (PQconsumeInput(connection_.get()) == 0) fail_lost();
  }
}

pg_result* Connection::next_result() {
  flush();
  while (PQisBusy(connection_.get()) != 0) {
    wait(POLLIN, deadline());
    if (PQconsumeInput(connection_.get()) == 0) fail_lost();
  }
  return PQgetResult(connection_.get());
}

namespace {

bool is_error(const PGresult* result) {
  const ExecStatusType status = PQresultStatus(result);
  return status == PGRES_FATAL_ERROR || status == PGRES_BAD_RESPONSE;
}

using OwnedResult = std::unique_ptr<PGresult, decltype(&PQclear)>;

}  // namespace

// Takes all results of the sent statement, even after an error, so that the connection can be used again. The first
// error counts.
std::int64_t Connection::finish_statement() {
  std::optional<ServerMessage> error;
  std::int64_t touched = 0;
  while (true) {
    const OwnedResult result(next_result(), &PQclear);
    if (!result) break;
    touched = std::strtoll(PQcmdTuples(result.get()), nullptr, 10);
    if (is_error(result.get())) {
      if (lost()) fail_lost();
      if (!error) error = server_message(result.get());
    } else if (PQresultStatus(result.get()) == PGRES_COPY_IN) {
      end_copy("the file has no rows after this COPY");
    } else if (PQresultStatus(result.get()) == PGRES_COPY_OUT) {
      drain_copy_out();
    }
  }
  if (lost()) fail_lost();
  if (error) fail(std::move(*error));
  return touched;
}

void Connection::drop_results() {
  while (const OwnedResult result{next_result(), &PQclear}) {
  }
}

void Connection::throw_if_stopped(const ServerMessage& message) const {
  if (message.sqlstate == query_canceled) stop_.throw_if_requested();
}

void Connection::fail(ServerMessage message) const {
  throw_if_stopped(message);
  throw ServerError(std::move(message));
}

void Connection::require_sent(int sent) {
  cancelling_ = false;  // the cancelled statement has ended
  restart_waiting_clock();
  if (sent == 0 || given_up_) fail_lost();
}

Result Connection::query(std::string_view sql, const Parameters& parameters) {
  std::vector<const char*> values;
  values.reserve(parameters.size());
  for (const auto& parameter : parameters) values.push_back(parameter ? parameter->c_str() : nullptr);
  require_sent(PQsendQueryParams(connection_.get(), std::string(sql).c_str(), static_cast<int>(values.size()), nullptr,
                                 values.data(), nullptr, nullptr, /*resultFormat=*/0));
  OwnedResult result(next_result(), &PQclear);
  if (result && is_error(result.get())) {
    ServerMessage message = server_message(result.get());
    finish_statement();
    fail(std::move(message));
  }
  finish_statement();
  return Result(result.release());
}

Result Connection::ask(std::string_view sql, const Parameters& parameters) {
  const Bound bound(*this);
  return query(sql, parameters);
}

void Connection::script(const std::string& sql) {
  require_sent(PQsendQuery(connection_.get(), sql.c_str()));
  finish_statement();
}

std::int64_t Connection::statement(std::string_view sql, std::optional<std::string_view> copy_data) {
  if (copy_data) {
    copy(sql, [&](const auto& send) {
      for (std::size_t at = 0; at < copy_data->size(); at += copy_chunk) send(copy_data->substr(at, copy_chunk));
    });
    return 0;
  }
  // The extended protocol accepts exactly one statement, so a splitting error is an error and never runs two
  // statements.
  require_sent(
      PQsendQueryParams(connection_.get(), std::string(sql).c_str(), 0, nullptr, nullptr, nullptr, nullptr, 0));
  PQsetSingleRowMode(connection_.get());  // a SELECT in a deployment must not fill our memory
  return finish_statement();
}

void Connection::copy(std::string_view sql, const CopySource& source) {
  require_sent(
      PQsendQueryParams(connection_.get(), std::string(sql).c_str(), 0, nullptr, nullptr, nullptr, nullptr, 0));
  const OwnedResult result(next_result(), &PQclear);
  if (result && is_error(result.get())) {
    ServerMessage message = server_message(result.get());
    finish_statement();
    fail(std::move(message));
  }
  if (result && PQresultStatus(result.get()) == PGRES_COPY_IN) {
    copy_in(source);
  } else {
    finish_statement();
  }
}

namespace {

// Thrown through the source of the rows after a stop was requested.
struct StopReading {};

}  // namespace

void Connection::put_copy(const std::function<int()>& put) {
  while (true) {
    const int sent = put();
    if (sent == 1) return;
    if (sent < 0) fail_lost();
    flush();
  }
}

void Connection::end_copy(const char* error) {
  put_copy([&] { return PQputCopyEnd(connection_.get(), error); });
}

void Connection::copy_in(const CopySource& source) {
  const auto send = [&](std::string_view rows) {
    put_copy([&] { return PQputCopyData(connection_.get(), rows.data(), static_cast<int>(rows.size())); });
    flush();
    if (stopping_) throw StopReading();
  };
  try {
    source(send);
    end_copy(nullptr);
  } catch (const StopReading&) {
    end_copy("stopped");
  } catch (const Error&) {
    if (lost()) throw;
    end_copy("the rows cannot be read");
    drop_results();
    throw;
  }
  finish_statement();
}

void Connection::drain_copy_out() {
  while (true) {
    char* row = nullptr;
    const int length = PQgetCopyData(connection_.get(), &row, /*async=*/1);
    const std::unique_ptr<char, decltype(&PQfreemem)> owned(row, &PQfreemem);
    if (length < 0) return;
    if (length > 0) continue;
    wait(POLLIN, deadline());
    if (PQconsumeInput(connection_.get()) == 0) fail_lost();
  }
}

void Connection::rollback() {
  if (stop_.requested() != 0) stopping_ = true;  // the rollback must not be cancelled
  if (in_transaction()) script("ROLLBACK");
}

void Connection::receive_notice(void* self, const pg_result* result) {
  const auto* connection = static_cast<const Connection*>(self);
  if (connection->notice_) connection->notice_(server_message(result));
}

ServerMessage server_message(const pg_result* result) {
  const auto field = [&](int code) {
    const char* value = PQresultErrorField(result, code);
    return std::string(value == nullptr ? "" : value);
  };
  ServerMessage message{.severity = field(PG_DIAG_SEVERITY_NONLOCALIZED),
                        .sqlstate = field(PG_DIAG_SQLSTATE),
                        .message = field(PG_DIAG_MESSAGE_PRIMARY),
                        .detail = field(PG_DIAG_MESSAGE_DETAIL),
                        .hint = field(PG_DIAG_MESSAGE_HINT),
                        .context = field(PG_DIAG_CONTEXT),
                        .schema = field(PG_DIAG_SCHEMA_NAME),
                        .table = field(PG_DIAG_TABLE_NAME),
                        .column = field(PG_DIAG_COLUMN_NAME),
                        .data_type = field(PG_DIAG_DATATYPE_NAME),
                        .constraint = field(PG_DIAG_CONSTRAINT_NAME),
                        .position = std::atoi(field(PG_DIAG_STATEMENT_POSITION).c_str()),
                        .internal_query = field(PG_DIAG_INTERNAL_QUERY),
                        .internal_position = std::atoi(field(PG_DIAG_INTERNAL_POSITION).c_str())};
  if (message.message.empty()) message.message = without_newline(PQresultErrorMessage(result));
  return message;
}

std::string quote_identifier(std::string_view name) {
  std::string quoted = "\"";
  for (const char c : name) quoted += c == '"' ? std::string("\"\"") : std::string(1, c);
  return quoted + '"';
}

}  // namespace pgmanager::pg
