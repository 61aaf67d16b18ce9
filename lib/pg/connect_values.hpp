#pragma once

#include <libpq-fe.h>

#include <string>

namespace pgmanager::pg {

/// Throws base::Error (usage) when one of the connection's settings has a value that libpq does not know, wherever it
/// comes from: connection string, environment or service file. libpq itself would say so in words only, and of some
/// (connect_timeout) only to those who connect without waiting for anything else.
void require_known_values(const PGconn* connection);

/// The value of a setting of this connection; empty: it has none.
std::string setting_of(const PGconn* connection, std::string_view keyword);

}  // namespace pgmanager::pg
