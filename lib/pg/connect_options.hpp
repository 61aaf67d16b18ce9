#pragma once

#include <chrono>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/stop_signal.hpp"

namespace pgmanager::pg {

/// Where and as whom to connect. Whatever is not said here comes from libpq's own defaults: PG* variables, service
/// files, .pgpass.
struct ConnectOptions {
  std::string dsn;                   ///< URI or key=value form, as libpq takes it; empty: libpq's defaults
  std::string dbname;                ///< wins over the DSN's database; empty: the DSN's
  std::string user;                  ///< wins over the DSN's user; empty: the DSN's
  std::string application_name;      ///< what pg_stat_activity shows for us
  std::chrono::seconds timeout{30};  ///< for each host; a connect_timeout in the DSN or in PGCONNECT_TIMEOUT wins
  /// The longest silence after a question of our own (Connection::ask), which the server answers in milliseconds.
  std::chrono::milliseconds answer_timeout{60'000};
  std::optional<std::chrono::steady_clock::time_point> deadline;  ///< whatever the timeouts say, not beyond it
  /// Asked for the password when a connection is opened and neither the DSN nor PGPASSWORD has one. May throw; the
  /// error ends the connecting.
  std::function<std::string(const base::StopSignal& stop)> password;
};

/// One setting of a connection string.
struct ConnectionSetting {
  std::string keyword;
  std::string value;
};

/// True for what libpq takes for a connection string where it expects the name of a database: it begins with
/// postgresql:// or postgres://, or has a "=" in it. It may hold a password.
bool is_connection_string(std::string_view text);

/// True for settings of libpq in key=value form, e.g. "host=db1 password=secret"; "a=b" has none.
bool is_list_of_settings(const std::string& text);

/// The settings that are written in a DSN, in libpq's order. Throws base::Error (usage) when the DSN cannot be parsed;
/// the message never repeats parts of the DSN that could be a password.
std::vector<ConnectionSetting> parse_dsn(const std::string& dsn);

/// The database that `options` lead to: dbname, else the DSN's, else PGDATABASE, else the user's name, as in libpq.
std::string database_name(const ConnectOptions& options);

/// Where settings come from that a connection asks for by libpq's parameter "options": "PGOPTIONS", "options in the
/// connection string", ...
std::string origin_of_options(const ConnectOptions& options);

/// True when any of the environment variables that libpq reads for a connection (PGHOST, PGSERVICE, ...) is set.
bool environment_names_connection();

}  // namespace pgmanager::pg
