#include "pg/pipeline.hpp"

#include <libpq-fe.h>
#include <poll.h>

#include <memory>
#include <utility>
#include <vector>

namespace pgmanager::pg {

namespace {

constexpr std::string_view crash_shutdown = "57P02";

std::vector<const char*> pointers(const Parameters& parameters) {
  std::vector<const char*> values;
  values.reserve(parameters.size());
  for (const auto& parameter : parameters) values.push_back(parameter ? parameter->c_str() : nullptr);
  return values;
}

}  // namespace

Pipeline::~Pipeline() {
  if (!open_ || connection_.lost()) return;
  // Destroyed by an exception: a Sync would make the server commit what the caller no longer waits for.
  connection_.given_up_ = true;
}

void Pipeline::enter() {
  if (open_) return;
  connection_.require_sent(PQenterPipelineMode(connection_.handle()));
  open_ = true;
}

void Pipeline::sent(int result, Sent what) {
  if (result == 0) connection_.fail_lost();
  sent_.push_back(what);
  synced_ = what == Sent::sync;
  if (what != Sent::sync) ++unanswered_;
  if (what == Sent::statement) ++statements_;
  if (sent_.size() > 1) return;
  before_ = nothing_more_ = std::chrono::steady_clock::now();
  connection_.restart_waiting_clock();
  begin_next_answer();
}

void Pipeline::send(std::string_view sql, const Parameters& parameters) {
  enter();
  const auto values = pointers(parameters);
  sent(PQsendQueryParams(connection_.handle(), std::string(sql).c_str(), static_cast<int>(values.size()), nullptr,
                         values.data(), nullptr, nullptr, /*resultFormat=*/0),
       Sent::query);
}

void Pipeline::send_statement(std::string_view sql) {
  enter();
  sent(PQsendQueryParams(connection_.handle(), std::string(sql).c_str(), 0, nullptr, nullptr, nullptr, nullptr, 0),
       Sent::statement);
}

void Pipeline::prepare(const std::string& name, std::string_view sql) {
  enter();
  sent(PQsendPrepare(connection_.handle(), name.c_str(), std::string(sql).c_str(), 0, nullptr), Sent::query);
}

void Pipeline::send_prepared(const std::string& name, const Parameters& parameters) {
  enter();
  const auto values = pointers(parameters);
  sent(PQsendQueryPrepared(connection_.handle(), name.c_str(), static_cast<int>(values.size()), values.data(), nullptr,
                           nullptr, 0),
       Sent::query);
}

void Pipeline::request_flush() {
  if (open_ && PQsendFlushRequest(connection_.handle()) == 0) connection_.fail_lost();
}

void Pipeline::sync() {
  enter();
  sent(PQpipelineSync(connection_.handle()), Sent::sync);
}

// A SELECT in a deployment must not fill our memory. The mode applies to the query whose answer comes next.
void Pipeline::begin_next_answer() {
  if (!sent_.empty() && sent_.front() == Sent::statement) PQsetSingleRowMode(connection_.handle());
}

void Pipeline::took_answer() {
  if (sent_.front() != Sent::sync) --unanswered_;
  if (sent_.front() == Sent::statement) --statements_;
  sent_.pop_front();
  answered_ = false;
  connection_.restart_waiting_clock();
  begin_next_answer();
}

void Pipeline::handle(pg_result* owned) {
  Result result(owned);
  switch (PQresultStatus(owned)) {
    case PGRES_SINGLE_TUPLE: return;
    case PGRES_PIPELINE_SYNC: took_answer(); return;
    case PGRES_FATAL_ERROR:
    case PGRES_BAD_RESPONSE: {
      const ServerMessage error = server_message(owned);
      if (error.severity == "FATAL" || error.severity == "PANIC" || connection_.lost()) fail_ended(error);
      answered_ = true;
      handler_({.error = &error});
      connection_.cancelling_ = false;
      return;
    }
    case PGRES_PIPELINE_ABORTED:
      answered_ = true;
      handler_({.skipped = true});
      return;
    case PGRES_COPY_IN:
    case PGRES_COPY_OUT:
    case PGRES_COPY_BOTH:
      throw base::Error({.code = base::ErrorCode::internal, .message = "COPY was sent in a pipeline"});
    default: answered_ = true; handler_({.rows = &result});
  }
}

// The server has ended the session. It has not read the statements after this one.
void Pipeline::fail_ended(const ServerMessage& error) {
  while (!connection_.lost() && PQconsumeInput(connection_.handle()) != 0) {
    connection_.wait(POLLIN, std::chrono::steady_clock::now() + Connection::time_after_stop);
  }
  // Without an SQLSTATE the message is libpq's: the connection has ended without a reason from the server.
  ended_by_server_ = !error.sqlstate.empty() && error.sqlstate != crash_shutdown;
  connection_.fail_lost(error.message);
}

// False: the next result has not arrived yet, or there is none.
bool Pipeline::take_one() {
  if (sent_.empty() || PQisBusy(connection_.handle()) != 0) return false;
  if (pg_result* result = PQgetResult(connection_.handle())) {
    handle(result);
  } else if (connection_.lost()) {
    connection_.fail_lost();
  } else if (answered_) {
    took_answer();
  }
  return true;
}

void Pipeline::take_while_ready() {
  while (take_one()) {
  }
}

void Pipeline::take_arrived() {
  if (!open_) return;
  if (PQflush(connection_.handle()) < 0) connection_.fail_lost();
  const auto now = std::chrono::steady_clock::now();
  const bool received = PQconsumeInput(connection_.handle()) != 0;
  const std::size_t unanswered = sent_.size();
  take_while_ready();
  if (sent_.size() < unanswered) before_ = nothing_more_;
  nothing_more_ = now;
  if (!received) connection_.fail_lost();
}

void Pipeline::take_some() {
  const int pending = PQflush(connection_.handle());
  if (pending < 0) connection_.fail_lost();
  const auto events = static_cast<short>(pending == 0 ? POLLIN : POLLIN | POLLOUT);
  // The server may delay the answer to our query until the user's next statement ends.
  const Connection::Bound bound(connection_, soon_ && statements_ == 0);
  connection_.wait(events, connection_.deadline());
  take_arrived();
}

void Pipeline::finish() {
  if (!open_) return;
  if (!synced_) sync();
  take_arrived();
  while (!sent_.empty()) take_some();
  if (PQexitPipelineMode(connection_.handle()) == 0) connection_.fail_lost();
  open_ = false;
}

}  // namespace pgmanager::pg
