// How a connection comes about, and how a failure to connect is explained. libpq reports such failures as text only;
// with the verbosity set before the first poll that text carries the server's SQLSTATE, so that decisions need not
// look at (translated) words.
#include <fmt/format.h>
#include <libpq-fe.h>
#include <poll.h>

#include <algorithm>
#include <cstdlib>
#include <sstream>

#include "pg/connection.hpp"

namespace pgmanager::pg {

namespace {

using base::Error;
using base::ErrorCode;

struct Attempt {
  std::string sqlstate;  // empty when no server answered
  std::string text;      // libpq's words without LOCATION lines
};

bool is_sqlstate(std::string_view text) {
  return text.size() == 5 && text.find_first_not_of("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ") == std::string_view::npos;
}

// Takes the SQLSTATE out of a line like
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

Attempt understand(const std::string& libpq_message) {
  Attempt attempt;
  std::istringstream lines(libpq_message);
  for (std::string line; std::getline(lines, line);) {
    if (line.starts_with("LOCATION:")) continue;
    const std::string sqlstate = take_sqlstate(line);
    if (!sqlstate.empty()) attempt.sqlstate = sqlstate;  // the last host's answer counts, as it does for libpq
    if (!attempt.text.empty()) attempt.text += '\n';
    attempt.text += line;
  }
  return attempt;
}

std::string hint_without_answer(const std::string& host, const std::string& port) {
  const bool socket = host.empty() || host.front() == '/';
  return socket ? "Check that the server runs and that the host in the connection string is its socket directory, or "
                  "try a private server of your own: --local."
                : fmt::format("Check that the server runs and is reachable: pg_isready -h {} -p {}", host, port);
}

struct Explanation {
  std::string message;
  std::string hint;
};

Explanation explain(const PGconn* connection, const std::string& sqlstate) {
  const auto text = [](const char* value) { return std::string(value == nullptr ? "" : value); };
  const std::string host = text(PQhost(connection));
  const std::string port = text(PQport(connection));
  const std::string user = text(PQuser(connection));
  const std::string database = text(PQdb(connection));
  if (PQconnectionNeedsPassword(connection) != 0) {
    return {fmt::format("the server wants a password for user \"{}\"", user),
            "Give it in the connection string, in PGPASSWORD or in ~/.pgpass."};
  }
  if (sqlstate == "28P01") {
    return {fmt::format("the server did not accept the password of user \"{}\"", user),
            "Check user and password; special characters in a URI must be percent-encoded."};
  }
  if (sqlstate == "28000") {
    return {fmt::format("the server does not let user \"{}\" in", user),
            "Check that the role exists and that pg_hba.conf lets it connect from here."};
  }
  if (sqlstate == "3D000") {
    return {fmt::format("database \"{}\" does not exist", database),
            "Check the name, or let it be made: --function create --create-database"};
  }
  if (sqlstate == "42501") {
    return {fmt::format("user \"{}\" may not connect to database \"{}\"", user, database),
            fmt::format("Let it in: GRANT CONNECT ON DATABASE {} TO {}", quote_identifier(database),
                        quote_identifier(user))};
  }
  if (sqlstate == "53300") {
    return {"the server has no connection left", "Try again later, or close connections (pg_stat_activity)."};
  }
  if (sqlstate == "57P03") {
    return {"the server is starting up or shutting down", "Try again in a moment."};
  }
  if (!sqlstate.empty()) {
    return {fmt::format("could not connect to database \"{}\"", database), ""};
  }
  const std::string where = host.empty() ? "the server" : fmt::format("server \"{}\", port {}", host, port);
  return {fmt::format("could not connect to {}", where), hint_without_answer(host, port)};
}

bool timeout_is_given(const ConnectOptions& options) {
  const char* environment = std::getenv("PGCONNECT_TIMEOUT");  // NOLINT(concurrency-mt-unsafe)
  if (environment != nullptr && *environment != '\0') return true;
  const auto settings = parse_dsn(options.dsn);
  return std::any_of(settings.begin(), settings.end(),
                     [](const ConnectionSetting& setting) { return setting.keyword == "connect_timeout"; });
}

}  // namespace

void Connection::fail_to_connect() const {
  const Attempt attempt = understand(PQerrorMessage(connection_.get()));
  const Explanation explanation = explain(connection_.get(), attempt.sqlstate);
  throw Error({.code = ErrorCode::connection,
               .message = explanation.message,
               .detail = attempt.text.empty() ? "" : "libpq says: " + attempt.text,
               .hint = explanation.hint,
               .sqlstate = attempt.sqlstate});
}

void Connection::establish(const ConnectOptions& options) {
  parse_dsn(options.dsn);  // a broken DSN is a usage error with our words, not a failed connection with libpq's

  // The DSN expands at the place of "dbname"; what stands behind it wins.
  std::vector<const char*> keywords = {"dbname"};
  std::vector<const char*> values = {options.dsn.c_str()};
  const auto set = [&](const char* keyword, const std::string& value) {
    keywords.push_back(keyword);
    values.push_back(value.c_str());
  };
  const std::string encoding = "UTF8";
  if (!options.dbname.empty()) set("dbname", options.dbname);
  set("application_name", options.application_name);
  set("client_encoding", encoding);
  keywords.push_back(nullptr);
  values.push_back(nullptr);

  connection_.reset(PQconnectStartParams(keywords.data(), values.data(), /*expand_dbname=*/1));
  if (!connection_) throw std::bad_alloc();
  PQsetNoticeReceiver(connection_.get(), &Connection::receive_notice, this);  // libpq's own prints to stderr
  PQsetErrorVerbosity(connection_.get(), PQERRORS_VERBOSE);
  if (PQstatus(connection_.get()) == CONNECTION_BAD) fail_to_connect();

  // PQconnectPoll leaves connect_timeout to its caller. A timeout of the user's is meant per host and is honoured
  // below as a bound on silence, which is what it is good for.
  const bool given = timeout_is_given(options);
  std::chrono::seconds patience = options.timeout;
  if (given) {
    const std::unique_ptr<PQconninfoOption, decltype(&PQconninfoFree)> all(PQconninfo(connection_.get()),
                                                                           &PQconninfoFree);
    for (const PQconninfoOption* option = all.get(); option->keyword != nullptr; ++option) {
      if (std::string_view(option->keyword) != "connect_timeout" || option->val == nullptr) continue;
      const int seconds = std::atoi(option->val);  // NOLINT(cert-err34-c): libpq has checked it
      patience = seconds > 0 ? std::chrono::seconds(std::max(2, seconds)) : std::chrono::hours(24);
    }
  }

  for (PostgresPollingStatusType state = PGRES_POLLING_WRITING; state != PGRES_POLLING_OK;
       state = PQconnectPoll(connection_.get())) {
    if (state == PGRES_POLLING_FAILED) fail_to_connect();
    try {
      wait(state == PGRES_POLLING_READING ? POLLIN : POLLOUT, std::chrono::steady_clock::now() + patience);
    } catch (const Error& error) {
      if (error.code() != ErrorCode::connection) throw;
      const Explanation explanation = explain(connection_.get(), "");
      throw Error({.code = ErrorCode::connection,
                   .message = explanation.message,
                   .detail = fmt::format("There was no answer for {} seconds.", patience.count()),
                   .hint = explanation.hint});
    }
  }
  PQsetErrorVerbosity(connection_.get(), PQERRORS_DEFAULT);
}

}  // namespace pgmanager::pg
