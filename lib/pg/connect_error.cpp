#include "pg/connect_error.hpp"

#include <fmt/format.h>
#include <libpq-fe.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <sstream>

#include "pg/connect_values.hpp"

namespace pgmanager::pg {

namespace {

struct Wording {
  std::string_view part;
  TlsFailure failure;
};

// The first match counts.
constexpr std::array wordings = {
    Wording{"has group or world access", TlsFailure::key_open_to_others},
    Wording{"must be owned by", TlsFailure::key_of_other_user},
    Wording{"could not load private key file", TlsFailure::key_does_not_fit},
    Wording{"private key file", TlsFailure::no_key},
    Wording{"could not read certificate file", TlsFailure::certificate_not_readable},
    Wording{"could not read root certificate file", TlsFailure::authorities_not_readable},
    Wording{"root certificate file", TlsFailure::no_authorities},
    Wording{"certificate verify failed", TlsFailure::server_not_trusted},
    Wording{"does not match host name", TlsFailure::other_host_name},
    Wording{"server does not support SSL", TlsFailure::server_without_tls},
    Wording{"alert unknown ca", TlsFailure::client_not_trusted},
};

struct Attempt {
  std::string sqlstate;           // empty if no server answered
  std::string text;               // libpq's message without LOCATION lines
  std::string reason;             // the last message, without the host: "the database system is starting up"
  std::optional<TlsFailure> tls;  // the last failure of TLS, even if another try followed
  std::string tls_file;
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
std::string reason_in(const std::string& line) {
  std::string reason = line;
  for (const std::string_view before : {" failed: ", "FATAL:  ", "ERROR:  ", "error: "}) {
    if (const auto at = reason.find(before); at != std::string::npos) reason.erase(0, at + before.size());
  }
  return reason;
}

// libpq keeps nothing else about such a server when it tries the next one.
bool is_answer_of_wrong_server(std::string_view line) {
  constexpr std::array<std::string_view, 4> answers = {"session is read-only", "session is not read-only",
                                                       "server is in hot standby mode",
                                                       "server is not in hot standby mode"};
  return std::any_of(answers.begin(), answers.end(), [&](std::string_view answer) { return line.ends_with(answer); });
}

std::string file_in(std::string_view reason) {
  const std::size_t begin = reason.find('"');
  const std::size_t end = reason.rfind('"');
  return begin < end ? std::string(reason.substr(begin + 1, end - begin - 1)) : "";
}

Attempt parse_attempt(const std::string& libpq_message) {
  Attempt attempt;
  std::istringstream lines(libpq_message);
  for (std::string line; std::getline(lines, line);) {
    if (line.starts_with("LOCATION:")) continue;
    const std::string sqlstate = take_sqlstate(line);
    if (!sqlstate.empty()) attempt.sqlstate = sqlstate;  // the last host's answer counts, as in libpq
    if (attempt.reason.empty() || line.find(" failed: ") != std::string::npos) attempt.reason = reason_in(line);
    if (const auto failure = tls_failure(reason_in(line))) {
      attempt.tls = failure;
      attempt.tls_file = file_in(reason_in(line));
    }
    attempt.answered = attempt.answered || is_answer_of_wrong_server(line);
    if (!attempt.text.empty()) attempt.text += '\n';
    attempt.text += line;
  }
  return attempt;
}

// libpq does not report the cause as a value. A host name that was resolved has an address.
ConnectCause cause_without_answer(const PGconn* connection) {
  const auto is_empty = [](const char* value) { return value == nullptr || *value == '\0'; };
  const char* host = PQhost(connection);
  const bool is_name = !is_empty(host) && *host != '/' && *host != '@';
  return is_name && is_empty(PQhostaddr(connection)) ? ConnectCause::unknown_host : ConnectCause::no_listener;
}

// True for a server that closed the connection. A proxy whose server is not available yet does that during TLS, which
// is the first request.
bool has_closed_connection(std::string_view reason) {
  return reason.starts_with("server closed the connection") || reason.find("SYSCALL error") != std::string_view::npos ||
         reason.find("unexpected eof") != std::string_view::npos;
}

Demand demand_of(const PGconn* connection) {
  if (setting_of(connection, "channel_binding") == "require") return Demand::channel_binding;
  if (setting_of(connection, "gssencmode") == "require") return Demand::kerberos;
  return setting_of(connection, "requirepeer").empty() ? Demand::none : Demand::peer;
}

bool wants_kind_of_server(const PGconn* connection) {
  const std::string kind = setting_of(connection, "target_session_attrs");
  return !kind.empty() && kind != "any";
}

ConnectCause cause_of_answer(std::string_view sqlstate, std::string_view text) {
  if (sqlstate == "57P03") return ConnectCause::not_ready;
  if (sqlstate == "53300") return ConnectCause::no_connection_left;
  if (sqlstate == "28P01") return ConnectCause::wrong_password;
  if (sqlstate == "28000") return ConnectCause::user_rejected;
  if (sqlstate == "3D000") return ConnectCause::no_database;
  if (sqlstate == "42501") return ConnectCause::no_right;
  if (sqlstate != "55000") return ConnectCause::refused;
  // PostgreSQL 15.4 and later say in the message what to do about it.
  const bool is_drop_interrupted = text.find("DROP DATABASE") != std::string_view::npos;
  return is_drop_interrupted ? ConnectCause::drop_interrupted : ConnectCause::database_closed;
}

ConnectCause cause_of(const PGconn* connection, const Attempt& attempt, const ConnectProgress& progress) {
  const std::string& sqlstate = attempt.sqlstate;
  // We always set it; if it is missing, libpq failed before it combined the settings.
  if (setting_of(connection, "client_encoding").empty()) return ConnectCause::no_service;
  if (PQconnectionNeedsPassword(connection) != 0) return ConnectCause::no_password;
  const bool fails_at_tls = progress.at_tls && !has_closed_connection(attempt.reason);
  if (sqlstate.empty() && (fails_at_tls || tls_failure(attempt.reason))) return ConnectCause::no_tls;
  if (sqlstate.empty() && (progress.answered || attempt.answered) && wants_kind_of_server(connection))
    return ConnectCause::wrong_server;
  return sqlstate.empty() ? cause_without_answer(connection) : cause_of_answer(sqlstate, attempt.text);
}

causes::NoConnection cause_with_subjects(const PGconn* connection, ConnectCause why, const Attempt& attempt) {
  const auto text = [](const char* value) { return std::string(value == nullptr ? "" : value); };
  return {.why = why,
          .host = text(PQhost(connection)),
          .port = text(PQport(connection)),
          .user = text(PQuser(connection)),
          .database = text(PQdb(connection)),
          .demand = demand_of(connection),
          .peer = setting_of(connection, "requirepeer"),
          .tls = attempt.tls,
          .tls_file = attempt.tls_file,
          .has_options = !setting_of(connection, "options").empty()};
}

std::string message_of(const PGconn* connection, const causes::NoConnection& cause, const Attempt& attempt) {
  switch (cause.why) {
    case ConnectCause::unknown_host: return fmt::format("could not find server \"{}\"", cause.host);
    case ConnectCause::no_listener:
    case ConnectCause::no_answer:
      return cause.host.empty() ? "could not connect to the server"
                                : fmt::format("could not connect to server \"{}\", port {}", cause.host, cause.port);
    case ConnectCause::not_ready: return fmt::format("the server does not accept connections now: {}", attempt.reason);
    case ConnectCause::no_connection_left: return "the server has no free connection";
    case ConnectCause::no_password: return fmt::format("the server wants a password for user \"{}\"", cause.user);
    case ConnectCause::wrong_password:
      return fmt::format("the server did not accept the password of user \"{}\"", cause.user);
    case ConnectCause::user_rejected: return fmt::format("the server rejected user \"{}\"", cause.user);
    case ConnectCause::no_database: return fmt::format("database \"{}\" does not exist", cause.database);
    case ConnectCause::no_right:
      return fmt::format("user \"{}\" may not connect to database \"{}\"", cause.user, cause.database);
    case ConnectCause::database_closed:
    case ConnectCause::drop_interrupted:
      return fmt::format("database \"{}\" does not accept connections", cause.database);
    case ConnectCause::no_service: return "could not read the service that the connection string or PGSERVICE names";
    case ConnectCause::no_tls:
      return fmt::format("could not negotiate TLS with server \"{}\", port {}", cause.host, cause.port);
    case ConnectCause::wrong_server:
      return fmt::format("no server in the connection string matches target_session_attrs={}",
                         setting_of(connection, "target_session_attrs"));
    case ConnectCause::refused: return fmt::format("could not connect to database \"{}\"", cause.database);
  }
  return "";
}

}  // namespace

std::optional<TlsFailure> tls_failure(std::string_view reason) {
  const auto* const found = std::find_if(wordings.begin(), wordings.end(), [reason](const Wording& wording) {
    return reason.find(wording.part) != std::string_view::npos;
  });
  return found == wordings.end() ? std::nullopt : std::optional(found->failure);
}

void fail_to_connect(const PGconn* connection, const ConnectProgress& progress) {
  const Attempt attempt = parse_attempt(PQerrorMessage(connection));
  const auto cause = cause_with_subjects(connection, cause_of(connection, attempt, progress), attempt);
  throw ConnectError(cause.why, attempt.reason,
                     {.code = base::ErrorCode::connection,
                      .message = message_of(connection, cause, attempt),
                      .detail = attempt.text.empty() ? "" : "libpq says: " + attempt.text,
                      .cause = Cause(cause),
                      .sqlstate = attempt.sqlstate});
}

void fail_without_answer(const PGconn* connection, std::chrono::steady_clock::duration waited) {
  const auto cause = cause_with_subjects(connection, ConnectCause::no_answer, {});
  const double seconds = std::round(std::chrono::duration<double>(waited).count() * 10) / 10;
  throw ConnectError(cause.why, "no answer",
                     {.code = base::ErrorCode::connection,
                      .message = message_of(connection, cause, {}),
                      .detail = fmt::format("There was no answer for {:.3g} seconds.", seconds),
                      .cause = Cause(cause)});
}

}  // namespace pgmanager::pg
