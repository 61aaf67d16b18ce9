#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace pgmanager::verify {

/// The Debian package (also of apt.postgresql.org) that usually holds an extension for a major version of PostgreSQL:
/// "postgresql-15-postgis-3". Nothing when it is not known.
std::optional<std::string> package_of_extension(std::string_view extension, int major_version);

/// The extension that the server may have missed, from what it said when CREATE EXTENSION failed. Only a guess: the
/// message may be about something else. Nothing when it names none.
std::optional<std::string> extension_named_in(std::string_view message);

}  // namespace pgmanager::verify
