// Opening a connection. libpq reports failures only as text; if the verbosity is set before the first poll, that text
// contains the server's SQLSTATE, so that decisions do not depend on (translated) words.
#include <libpq-fe.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <memory>

#include "base/environment.hpp"
#include "pg/connect_error.hpp"
#include "pg/connect_values.hpp"
#include "pg/connection.hpp"

namespace pgmanager::pg {

namespace {

using base::Error;
using base::ErrorCode;
using std::chrono::steady_clock;

constexpr auto forever = steady_clock::time_point::max();

// Whether a setting comes from its environment variable or from the connection string.
bool is_given(const ConnectOptions& options, const char* variable, std::string_view keyword) {
  if (base::environment_variable(variable)) return true;
  const auto settings = parse_dsn(options.dsn);
  return std::any_of(settings.begin(), settings.end(),
                     [&](const ConnectionSetting& setting) { return setting.keyword == keyword; });
}

struct Default {
  std::string_view keyword;  // of libpq
  int option;
  int value;
};

// A probe after 30 s of silence, then one every 10 s, at most three without an answer.
constexpr std::array defaults = {
    Default{"keepalives_idle", TCP_KEEPIDLE, 30}, Default{"keepalives_interval", TCP_KEEPINTVL, 10},
    Default{"keepalives_count", TCP_KEEPCNT, 3}, Default{"tcp_user_timeout", TCP_USER_TIMEOUT, 60'000}};

bool is_tcp(int socket) {
  sockaddr_storage address{};
  socklen_t length = sizeof address;
  if (::getsockname(socket, reinterpret_cast<sockaddr*>(&address), &length) != 0) return false;
  return address.ss_family == AF_INET || address.ss_family == AF_INET6;
}

// Makes the kernel detect that the other end of a TCP connection is gone, after 60 s at most, for an idle connection
// and for one with unacknowledged data. Settings of the user keep their values. Set on the socket, because parameters
// of the connection would override those of a service file.
void set_keepalives(const pg_conn* connection) {
  const int socket = PQsocket(connection);
  if (socket < 0 || !is_tcp(socket)) return;
  const std::unique_ptr<PQconninfoOption, decltype(&PQconninfoFree)> all(PQconninfo(const_cast<pg_conn*>(connection)),
                                                                         &PQconninfoFree);
  if (!all) return;
  const auto said = [&](std::string_view keyword) -> std::string {
    for (const PQconninfoOption* option = all.get(); option->keyword != nullptr; ++option) {
      if (option->keyword == keyword && option->val != nullptr) return option->val;
    }
    return "";
  };
  const bool off = said("keepalives") == "0";
  for (const Default& each : defaults) {
    if (!said(each.keyword).empty() || (off && each.option != TCP_USER_TIMEOUT)) continue;
    // If the kernel does not support the option, the connection works without it.
    ::setsockopt(socket, IPPROTO_TCP, each.option, &each.value, sizeof each.value);
  }
}

}  // namespace

void Connection::establish(const ConnectOptions& options) {
  parse_dsn(options.dsn);  // a broken DSN is a usage error with our message, not a failed connection with libpq's

  // The DSN is expanded at the position of "dbname"; settings after it override it.
  std::vector<const char*> keywords = {"dbname"};
  std::vector<const char*> values = {options.dsn.c_str()};
  const auto set = [&](const char* keyword, const std::string& value) {
    keywords.push_back(keyword);
    values.push_back(value.c_str());
  };
  const std::string encoding = "UTF8";
  const std::string password =
      options.password && !is_given(options, "PGPASSWORD", "password") ? options.password(stop_) : "";
  if (!options.dbname.empty()) set("dbname", options.dbname);
  if (!options.user.empty()) set("user", options.user);
  if (!password.empty()) set("password", password);
  set("application_name", options.application_name);
  set("client_encoding", encoding);
  keywords.push_back(nullptr);
  values.push_back(nullptr);

  connection_.reset(PQconnectStartParams(keywords.data(), values.data(), /*expand_dbname=*/1));
  if (!connection_) throw std::bad_alloc();
  PQsetNoticeReceiver(connection_.get(), &Connection::receive_notice, this);  // the default one prints to stderr
  PQsetErrorVerbosity(connection_.get(), PQERRORS_VERBOSE);
  require_known_values(connection_.get());
  ConnectProgress progress;
  if (PQstatus(connection_.get()) == CONNECTION_BAD) fail_to_connect(connection_.get(), progress);

  // PQconnectPoll leaves connect_timeout to its caller. A timeout of the user is per host; below it limits the time
  // without any answer, which is its purpose.
  const bool given = is_given(options, "PGCONNECT_TIMEOUT", "connect_timeout");
  std::chrono::seconds patience = options.timeout;
  if (given) {
    const std::string value = setting_of(connection_.get(), "connect_timeout");
    const int seconds = std::atoi(value.c_str());  // NOLINT(cert-err34-c): it is known to be a number
    if (!value.empty()) patience = seconds > 0 ? std::chrono::seconds(std::max(2, seconds)) : std::chrono::hours(24);
  }

  auto since = steady_clock::now();
  const auto poll = [&] {
    progress.at_tls = PQstatus(connection_.get()) == CONNECTION_SSL_STARTUP;
    const PostgresPollingStatusType state = PQconnectPoll(connection_.get());
    progress.answered = progress.answered || PQparameterStatus(connection_.get(), "server_version") != nullptr;
    return state;
  };
  for (PostgresPollingStatusType state = PGRES_POLLING_WRITING; state != PGRES_POLLING_OK; state = poll()) {
    if (state == PGRES_POLLING_FAILED) fail_to_connect(connection_.get(), progress);
    const auto deadline = std::min(steady_clock::now() + patience, options.deadline.value_or(forever));
    try {
      wait(state == PGRES_POLLING_READING ? POLLIN : POLLOUT, deadline);
    } catch (const Error& error) {
      if (error.code() != ErrorCode::connection) throw;
      fail_without_answer(connection_.get(), deadline - since);
    }
    since = steady_clock::now();
  }
  PQsetErrorVerbosity(connection_.get(), PQERRORS_DEFAULT);
  set_keepalives(connection_.get());
}

}  // namespace pgmanager::pg
