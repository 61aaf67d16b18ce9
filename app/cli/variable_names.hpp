#pragma once

#include <string>
#include <string_view>

namespace pgmanager::cli {

/// True for what psql takes for the name of a variable: letters, digits, underscores and bytes above 0x7F.
bool is_variable_name(std::string_view name);

/// True for the name of a setting of one's own as PostgreSQL takes it: two or more identifiers with dots between them.
bool is_session_setting_name(std::string_view name);

/// True for the name of an environment: letters, digits, underscores and dashes.
bool is_environment_name(std::string_view name);

/// Throw base::Error (usage) when the name is none, or when the server could not take the value. Never repeat the
/// value: it may be a secret.
void require_variable(std::string_view name, std::string_view value);
void require_session_setting(std::string_view name, std::string_view value);
void require_environment_name(std::string_view name);

/// PostgreSQL does not tell the names of settings by their case: ASCII letters as small ones.
std::string lower_case(std::string_view name);

}  // namespace pgmanager::cli
