#pragma once

#include <string>

namespace pgmanager::cli {

/// Overwrites the connection string in the process's own argument list when it holds a password, and the values of
/// --set and --setting, so that `ps` does not show them. Until then, for some milliseconds, they are visible: .pgpass,
/// PGPASSWORD or .env.<environment> are better places.
void hide_secrets(int argc, char** argv);

/// True when `dsn` holds a password, or might: a string that libpq cannot parse counts, too.
bool holds_secret(const std::string& dsn);

}  // namespace pgmanager::cli
