#pragma once

#include <string>
#include <string_view>

namespace pgmanager::schema {

/// `name` as the server's quote_ident writes it: in double quotes only where it needs them. Words that are keywords in
/// any of PostgreSQL 13 to 18 are quoted.
std::string quote_identifier(std::string_view name);

/// Whether `c` can stand inside an identifier that is not quoted.
bool is_identifier_character(char c);

}  // namespace pgmanager::schema
