#pragma once

#include <string>

namespace pgmanager::cli {

/// Overwrites connection strings that contain a password, and the values of --set and --setting, in the process's own
/// argument list, so that `ps` does not show them. Until then they are visible for some milliseconds: .pgpass,
/// PGPASSWORD or .env.<environment> are safer.
void hide_secrets(int argc, char** argv);

/// `text` with "..." in place of each password of a URI ("postgresql://ann:secret@db1"): an error message quotes a
/// value, and that may be a connection string in the wrong place.
std::string without_passwords(std::string text);

/// True if `dsn` contains a password, or may contain one: a string that libpq cannot parse counts, too.
bool holds_secret(const std::string& dsn);

}  // namespace pgmanager::cli
