#pragma once

#include <string>
#include <string_view>

namespace pgmanager::cli {

/// True for a valid name of a psql variable: letters, digits, underscores and bytes above 0x7F.
bool is_variable_name(std::string_view name);

/// True for a valid name of a custom setting in PostgreSQL: two or more identifiers with dots between them.
bool is_session_setting_name(std::string_view name);

/// True for a valid name of an environment: letters, digits, underscores and dashes.
bool is_environment_name(std::string_view name);

/// Throw base::Error (usage) if the name is invalid, or if the server could not accept the value. Never repeat the
/// value: it may be a secret.
void require_variable(std::string_view name, std::string_view value);
void require_session_setting(std::string_view name, std::string_view value);
void require_environment_name(std::string_view name);

}  // namespace pgmanager::cli
