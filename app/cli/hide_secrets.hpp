#pragma once

#include <string>

namespace pgmanager::cli {

/// Overwrites connection strings in the process's own argument list when they hold a password, and the values of
/// --set and --setting, so that `ps` does not show them. Until then, for some milliseconds, they are visible: .pgpass,
/// PGPASSWORD or .env.<environment> are better places.
void hide_secrets(int argc, char** argv);

/// `text` with "..." in place of each password of a URI ("postgresql://ann:secret@db1"): a connection string that was
/// given for something else is quoted by the message that refuses it.
std::string without_passwords(std::string text);

/// True when `dsn` holds a password, or might: a string that libpq cannot parse counts, too.
bool holds_secret(const std::string& dsn);

}  // namespace pgmanager::cli
