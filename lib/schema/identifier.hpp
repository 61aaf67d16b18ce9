#pragma once

#include <string>
#include <string_view>

namespace pgmanager::schema {

/// `name` as the server's quote_ident writes it: in double quotes only if necessary. Keywords of any version from
/// PostgreSQL 13 to 18 are quoted.
std::string quote_identifier(std::string_view name);

/// `name` with `end` after it, shortened to what PostgreSQL accepts: 63 bytes.
std::string shortened(std::string_view name, std::string_view end);

/// Whether `c` may be part of an unquoted identifier.
bool is_identifier_character(char c);

}  // namespace pgmanager::schema
