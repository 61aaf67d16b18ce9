#pragma once

#include <libpq-fe.h>

#include <string>

namespace pgmanager::pg {

/// Throws base::Error (usage) if a setting of the connection has a value that libpq does not know, from any source:
/// connection string, environment or service file. libpq itself reports that only as text, and for some settings
/// (connect_timeout) only in a blocking connect.
void require_known_values(const PGconn* connection);

/// The value of a setting of this connection; empty: not set.
std::string setting_of(const PGconn* connection, std::string_view keyword);

}  // namespace pgmanager::pg
