#pragma once

#include <string>

namespace pgmanager::cli {

/// Overwrites the connection string in the process's own argument list when it holds a password, so that `ps` does not
/// show it. Until then, for some milliseconds, it is visible: .pgpass or PGPASSWORD are better places.
void hide_secrets(int argc, char** argv);

/// True when `dsn` holds a password, or might: a string that libpq cannot parse counts, too.
bool holds_secret(const std::string& dsn);

}  // namespace pgmanager::cli
