#pragma once

#include <string>
#include <string_view>

#include "cli/settings.hpp"

namespace pgmanager::cli {

/// Adds to every command of this program in `text` the options of the command line that select what a command works on:
/// with --environment staging, "postgres-manager repair --forget 2" becomes "postgres-manager repair --environment
/// staging --forget 2". These are --environment, --local, --dbname, --history-schema, --root, --against-dsn,
/// --scratch-dsn and --postgres-dsn; an option that the function does not have, or that the command already contains,
/// is omitted. The root is an absolute path, because paths in the same hint are relative to it. A connection string is
/// printed without its password, which the pasted command then takes from PGPASSWORD or .pgpass.
std::string with_target(std::string_view text, const Settings& settings);

}  // namespace pgmanager::cli
