// Opening a connection, and explaining why it failed. libpq reports such failures only as text; if the verbosity is set
// before the first poll, that text contains the server's SQLSTATE, so that decisions do not depend on (translated)
// words.
#include <fmt/format.h>
#include <libpq-fe.h>
#include <poll.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <sstream>

#include "base/shell_word.hpp"
#include "pg/connect_error.hpp"
#include "pg/connect_values.hpp"
#include "pg/connection.hpp"
#include "pg/keepalives.hpp"
#include "pg/tls_failure.hpp"

namespace pgmanager::pg {

namespace {

using base::Error;
using base::ErrorCode;
using std::chrono::steady_clock;

constexpr auto forever = steady_clock::time_point::max();

struct Attempt {
  std::string sqlstate;   // empty if no server answered
  std::string text;       // libpq's message without LOCATION lines
  std::string said;       // the last message, without the host: "the database system is starting up"
  std::string tls_hint;   // about the last failure of TLS, even if another try followed
  bool answered = false;  // a server answered, but it is not of the kind that target_session_attrs requires
};

bool is_sqlstate(std::string_view text) {
  return text.size() == 5 && text.find_first_not_of("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ") == std::string_view::npos;
}

// Removes the SQLSTATE from a line like
// connection to server ... failed: FATAL:  28P01: password authentication failed for user "x"
std::string take_sqlstate(std::string& line) {
  constexpr std::string_view before = ":  ";
  constexpr std::size_t length = 5;
  for (std::size_t at = line.find(before); at != std::string::npos; at = line.find(before, at + 1)) {
    const std::size_t begin = at + before.size();
    const std::string found = line.substr(begin, length);
    if (!is_sqlstate(found) || line.compare(begin + length, 2, ": ") != 0) continue;
    line.erase(begin, length + 2);
    return found;
  }
  return "";
}

// "Connection refused" of: connection to server at "db1" (::1), port 5432 failed: Connection refused
std::string said_in(const std::string& line) {
  std::string said = line;
  for (const std::string_view before : {" failed: ", "FATAL:  ", "ERROR:  ", "error: "}) {
    if (const auto at = said.find(before); at != std::string::npos) said.erase(0, at + before.size());
  }
  return said;
}

// libpq keeps nothing else about such a server when it tries the next one.
bool is_answer_of_wrong_server(std::string_view line) {
  constexpr std::array<std::string_view, 4> answers = {"session is read-only", "session is not read-only",
                                                       "server is in hot standby mode",
                                                       "server is not in hot standby mode"};
  return std::any_of(answers.begin(), answers.end(), [&](std::string_view answer) { return line.ends_with(answer); });
}

Attempt understand(const std::string& libpq_message) {
  Attempt attempt;
  std::istringstream lines(libpq_message);
  for (std::string line; std::getline(lines, line);) {
    if (line.starts_with("LOCATION:")) continue;
    const std::string sqlstate = take_sqlstate(line);
    if (!sqlstate.empty()) attempt.sqlstate = sqlstate;  // the last host's answer counts, as in libpq
    if (attempt.said.empty() || line.find(" failed: ") != std::string::npos) attempt.said = said_in(line);
    if (const auto hint = tls_hint(said_in(line))) attempt.tls_hint = *hint;
    attempt.answered = attempt.answered || is_answer_of_wrong_server(line);
    if (!attempt.text.empty()) attempt.text += '\n';
    attempt.text += line;
  }
  return attempt;
}

std::string hint_without_answer(const std::string& host, const std::string& port) {
  const bool socket = host.empty() || host.front() == '/';
  return socket ? "Check that the server runs and that the host in the connection string is its socket directory."
                : fmt::format("Check that the server runs and is reachable: pg_isready -h {} -p {}",
                              base::shell_word(host), base::shell_word(port));
}

struct Explanation {
  std::string message;
  std::string hint;
};

// libpq does not report the cause as a value. A host name that was resolved has an address.
ConnectCause cause_without_answer(const PGconn* connection) {
  const auto is_empty = [](const char* value) { return value == nullptr || *value == '\0'; };
  const char* host = PQhost(connection);
  const bool is_name = !is_empty(host) && *host != '/' && *host != '@';
  return is_name && is_empty(PQhostaddr(connection)) ? ConnectCause::unknown_host : ConnectCause::no_listener;
}

// How far an attempt came, which libpq reports as a value; the cause of the failure is only in its message.
struct Progress {
  ConnStatusType stage = CONNECTION_NEEDED;  // the stage in which it failed
  bool answered = false;                     // a server accepted the connection, perhaps one of several
};

// True for a server that closed the connection. A proxy whose server is not available yet does that during TLS, which
// is the first request.
bool has_closed_connection(std::string_view said) {
  return said.starts_with("server closed the connection") || said.find("SYSCALL error") != std::string_view::npos ||
         said.find("unexpected eof") != std::string_view::npos;
}

// The connection's own requirements may be the reason for the failure, although a server answers.
std::string demands_of(const PGconn* connection) {
  if (setting_of(connection, "channel_binding") == "require") {
    return "The connection asks for channel_binding=require, which needs TLS and scram-sha-256. ";
  }
  if (setting_of(connection, "gssencmode") == "require") {
    return "The connection asks for gssencmode=require, which needs a Kerberos ticket and a server that takes it. ";
  }
  const std::string peer = setting_of(connection, "requirepeer");
  return peer.empty() ? ""
                      : fmt::format(
                            "The connection asks for a server that runs as operating system user \"{}\" "
                            "(requirepeer). ",
                            peer);
}

bool wants_kind_of_server(const PGconn* connection) {
  const std::string kind = setting_of(connection, "target_session_attrs");
  return !kind.empty() && kind != "any";
}

ConnectCause cause_of(const PGconn* connection, const Attempt& attempt, const Progress& progress) {
  const std::string& sqlstate = attempt.sqlstate;
  // We always set it; if it is missing, libpq failed before it combined the settings.
  if (setting_of(connection, "client_encoding").empty()) return ConnectCause::no_service;
  if (PQconnectionNeedsPassword(connection) != 0) return ConnectCause::no_password;
  const bool fails_at_tls = progress.stage == CONNECTION_SSL_STARTUP && !has_closed_connection(attempt.said);
  if (sqlstate.empty() && (fails_at_tls || tls_hint(attempt.said))) return ConnectCause::no_tls;
  if (sqlstate.empty() && (progress.answered || attempt.answered) && wants_kind_of_server(connection))
    return ConnectCause::wrong_server;
  if (sqlstate == "57P03") return ConnectCause::not_ready;
  if (sqlstate == "53300") return ConnectCause::no_connection_left;
  return sqlstate.empty() ? cause_without_answer(connection) : ConnectCause::refused;
}

// PostgreSQL 15.4 and later send their own hint for a database whose DROP was interrupted; it is in the message.
std::string hint_about_closed(const std::string& database, const Attempt& attempt) {
  if (attempt.text.find("DROP DATABASE") != std::string::npos) return "";
  return fmt::format("A superuser or its owner can allow them: ALTER DATABASE {} ALLOW_CONNECTIONS true",
                     quote_identifier(database));
}

Explanation explain(const PGconn* connection, ConnectCause cause, const Attempt& attempt) {
  const std::string& sqlstate = attempt.sqlstate;
  const auto text = [](const char* value) { return std::string(value == nullptr ? "" : value); };
  const std::string host = text(PQhost(connection));
  const std::string port = text(PQport(connection));
  const std::string user = text(PQuser(connection));
  const std::string database = text(PQdb(connection));
  if (cause == ConnectCause::no_password) {
    return {fmt::format("the server wants a password for user \"{}\"", user),
            "Give it in the connection string, in PGPASSWORD or in ~/.pgpass."};
  }
  if (sqlstate == "28P01") {
    return {fmt::format("the server did not accept the password of user \"{}\"", user),
            "Check user and password; special characters in a URI must be percent-encoded."};
  }
  if (sqlstate == "28000") {
    return {fmt::format("the server rejected user \"{}\"", user),
            attempt.tls_hint.empty() ? "Check that the role exists and that pg_hba.conf allows it to connect from here."
                                     : attempt.tls_hint};
  }
  if (sqlstate == "3D000") {
    return {fmt::format("database \"{}\" does not exist", database),
            "Check the name, or create it: postgres-manager create --create-database"};
  }
  if (sqlstate == "42501") {
    return {fmt::format("user \"{}\" may not connect to database \"{}\"", user, database),
            fmt::format("Grant the right: GRANT CONNECT ON DATABASE {} TO {}", quote_identifier(database),
                        quote_identifier(user))};
  }
  if (sqlstate == "55000") {
    return {fmt::format("database \"{}\" does not accept connections", database), hint_about_closed(database, attempt)};
  }
  if (cause == ConnectCause::no_connection_left) {
    return {"the server has no free connection", "Try again later, or close connections (pg_stat_activity)."};
  }
  if (cause == ConnectCause::not_ready) {
    return {fmt::format("the server does not accept connections now: {}", attempt.said),
            "Try again in a moment, or wait for the server: --wait 60s."};
  }
  if (!sqlstate.empty()) {
    const bool has_options = !setting_of(connection, "options").empty();
    return {fmt::format("could not connect to database \"{}\"", database),
            has_options ? "Check the settings in options of the connection string, or in PGOPTIONS." : ""};
  }
  if (cause == ConnectCause::no_service) {
    return {"could not read the service that the connection string or PGSERVICE names",
            "Services are defined in ~/.pg_service.conf, or in the file that PGSERVICEFILE names, and in "
            "pg_service.conf of the directory that pg_config --sysconfdir shows."};
  }
  if (cause == ConnectCause::no_tls) {
    return {fmt::format("could not negotiate TLS with server \"{}\", port {}", host, port),
            attempt.tls_hint.empty() ? "The two sides do not agree on TLS: read the log of the server, and compare "
                                       "ssl_min_protocol_version and ssl_max_protocol_version of both."
                                     : attempt.tls_hint};
  }
  if (cause == ConnectCause::wrong_server) {
    const std::string kind = setting_of(connection, "target_session_attrs");
    return {fmt::format("no server in the connection string matches target_session_attrs={}", kind),
            "Name a server that does, or all of them (host=a,b), or another value of target_session_attrs."};
  }
  if (cause == ConnectCause::unknown_host) {
    return {fmt::format("could not find server \"{}\"", host), "Check the host in the connection string."};
  }
  const std::string where = host.empty() ? "the server" : fmt::format("server \"{}\", port {}", host, port);
  return {fmt::format("could not connect to {}", where), demands_of(connection) + hint_without_answer(host, port)};
}

bool timeout_is_given(const ConnectOptions& options) {
  const char* environment = std::getenv("PGCONNECT_TIMEOUT");  // NOLINT(concurrency-mt-unsafe)
  if (environment != nullptr && *environment != '\0') return true;
  const auto settings = parse_dsn(options.dsn);
  return std::any_of(settings.begin(), settings.end(),
                     [](const ConnectionSetting& setting) { return setting.keyword == "connect_timeout"; });
}

}  // namespace

namespace {

[[noreturn]] void fail_to_connect(const PGconn* connection, const Progress& progress) {
  const Attempt attempt = understand(PQerrorMessage(connection));
  const ConnectCause cause = cause_of(connection, attempt, progress);
  const Explanation explanation = explain(connection, cause, attempt);
  throw ConnectError(cause, attempt.said,
                     {.code = ErrorCode::connection,
                      .message = explanation.message,
                      .detail = attempt.text.empty() ? "" : "libpq says: " + attempt.text,
                      .hint = explanation.hint,
                      .sqlstate = attempt.sqlstate});
}

[[noreturn]] void fail_without_answer(const PGconn* connection, steady_clock::duration waited) {
  const Explanation explanation = explain(connection, ConnectCause::no_answer, {});
  const double seconds = std::round(std::chrono::duration<double>(waited).count() * 10) / 10;
  throw ConnectError(ConnectCause::no_answer, "no answer",
                     {.code = ErrorCode::connection,
                      .message = explanation.message,
                      .detail = fmt::format("There was no answer for {:.3g} seconds.", seconds),
                      .hint = explanation.hint});
}

// No password prompt if a password is configured.
bool has_password(const ConnectOptions& options) {
  const char* environment = std::getenv("PGPASSWORD");  // NOLINT(concurrency-mt-unsafe)
  if (environment != nullptr && *environment != '\0') return true;
  const auto settings = parse_dsn(options.dsn);
  return std::any_of(settings.begin(), settings.end(),
                     [](const ConnectionSetting& setting) { return setting.keyword == "password"; });
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
  const std::string password = options.password && !has_password(options) ? options.password(stop_) : "";
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
  Progress progress;
  if (PQstatus(connection_.get()) == CONNECTION_BAD) fail_to_connect(connection_.get(), progress);

  // PQconnectPoll leaves connect_timeout to its caller. A timeout of the user is per host; below it limits the time
  // without any answer, which is its purpose.
  const bool given = timeout_is_given(options);
  std::chrono::seconds patience = options.timeout;
  if (given) {
    const std::string value = setting_of(connection_.get(), "connect_timeout");
    const int seconds = std::atoi(value.c_str());  // NOLINT(cert-err34-c): it is known to be a number
    if (!value.empty()) patience = seconds > 0 ? std::chrono::seconds(std::max(2, seconds)) : std::chrono::hours(24);
  }

  auto since = steady_clock::now();
  const auto poll = [&] {
    progress.stage = PQstatus(connection_.get());
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
