#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/stop_signal.hpp"

namespace pgmanager::pg {

/// Where to connect, and as which user. Anything that is not set comes from libpq's own defaults: PG* variables,
/// service files, .pgpass.
struct ConnectOptions {
  std::string dsn;                   ///< URI or key=value form, as in libpq; empty: libpq's defaults
  std::string dbname;                ///< overrides the DSN's database; empty: the DSN's
  std::string user;                  ///< overrides the DSN's user; empty: the DSN's
  std::string application_name;      ///< for pg_stat_activity
  std::chrono::seconds timeout{30};  ///< per host; a connect_timeout in the DSN or in PGCONNECT_TIMEOUT wins
  /// The longest wait for the answer to a query of our own (Connection::ask), which the server answers in milliseconds.
  std::chrono::milliseconds answer_timeout{60'000};
  std::optional<std::chrono::steady_clock::time_point> deadline;  ///< limits connecting, whatever the timeouts are
  /// Called for the password when a connection is opened and neither the DSN nor PGPASSWORD has one. May throw; the
  /// error ends connecting.
  std::function<std::string(const base::StopSignal& stop)> password;
};

/// One setting of a connection string.
struct ConnectionSetting {
  std::string keyword;
  std::string value;
};

/// True for text that begins as a URI of PostgreSQL does: postgresql:// or postgres://.
bool is_connection_uri(std::string_view text);

/// Where the value that begins at `begin` ends in a connection string of the form key=value: at a blank, or after its
/// closing quote. A backslash takes the next character as it is.
std::size_t end_of_value(std::string_view text, std::size_t begin);

/// True for text that libpq takes for a connection string in place of the name of a database: it is a URI, or contains
/// a "=". It may contain a password.
bool is_connection_string(std::string_view text);

/// True for settings of libpq in key=value form, e.g. "host=db1 password=secret"; false for "a=b".
bool is_list_of_settings(const std::string& text);

/// The settings in a DSN, in libpq's order. Throws base::Error (usage) if the DSN cannot be parsed; the message never
/// repeats parts of the DSN that could be a password.
std::vector<ConnectionSetting> parse_dsn(const std::string& dsn);

/// What libpq would connect with: the settings in the DSN and the overrides in `options`, then those of the
/// environment's variables (PGHOST, PGPASSWORD, ...), in libpq's order. libpq's own defaults are left out. Throws as
/// parse_dsn does.
std::vector<ConnectionSetting> explicit_settings(const ConnectOptions& options);

/// The database for `options`: dbname, else the DSN's, else PGDATABASE, else the user's name, as in libpq.
std::string database_name(const ConnectOptions& options);

/// The origin of settings that a connection requests with libpq's parameter "options": "PGOPTIONS", "options in the
/// connection string", ...
std::string origin_of_options(const ConnectOptions& options);

/// True if any of the environment variables that libpq reads for a connection (PGHOST, PGSERVICE, ...) is set.
bool environment_names_connection();

}  // namespace pgmanager::pg
