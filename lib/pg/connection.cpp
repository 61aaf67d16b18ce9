#include "pg/connection.hpp"

#include <fmt/format.h>
#include <libpq-fe.h>
#include <poll.h>

#include <algorithm>
#include <cstdlib>
#include <memory>

#include "pg/causes.hpp"

namespace pgmanager::pg {

using base::Error;
using base::ErrorCode;
using std::chrono::steady_clock;

namespace {

constexpr std::size_t copy_chunk = 64UL * 1024;
constexpr std::string_view query_canceled = "57014";

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

void Connection::fail_lost() const {
  const std::string_view said = PQerrorMessage(connection_.get());
  fail_lost(said.substr(0, said.find_last_not_of('\n') + 1));
}

void Connection::fail_lost(std::string_view reason) const {
  throw Error({.code = ErrorCode::connection,
               .message = "the connection to the server was lost",
               .detail = why_given_up_.empty() ? fmt::format("libpq says: {}", reason) : why_given_up_,
               .cause = Cause(causes::ConnectionLost{})});
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

std::string quote_identifier(std::string_view name) {
  std::string quoted = "\"";
  for (const char c : name) quoted += c == '"' ? std::string("\"\"") : std::string(1, c);
  return quoted + '"';
}

}  // namespace pgmanager::pg
