#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace pgmanager::cli {

/// True for a parameter of libpq whose value is a secret: password, sslpassword, ...
bool is_secret_parameter(std::string_view keyword);

/// The connection string as it was written, without its secrets: "postgresql://ann:secret@db1/shop" becomes
/// "postgresql://ann@db1/shop", and "host=db1 password=secret" becomes "host=db1". Nothing when libpq cannot read it,
/// because then any part may be a secret, or when nothing is left. Looks at the text alone.
std::optional<std::string> dsn_without_secrets(const std::string& dsn);

}  // namespace pgmanager::cli
