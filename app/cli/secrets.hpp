#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>

namespace pgmanager::cli {

/// The parameters of libpq whose values are secrets: those that PQconndefaults() marks as not to be shown ("*"), in all
/// versions up to 18.
inline constexpr std::array<std::string_view, 5> secret_parameters = {"password", "sslpassword", "oauth_client_secret",
                                                                      "scram_client_key", "scram_server_key"};

bool is_secret_parameter(std::string_view keyword);

/// The connection string as written, without its secrets: "postgresql://ann:secret@db1/shop" becomes
/// "postgresql://ann@db1/shop", and "host=db1 password=secret" becomes "host=db1". Nothing if libpq cannot parse it,
/// because then any part may be a secret, or if no part remains. Uses only the text.
std::optional<std::string> dsn_without_secrets(const std::string& dsn);

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
