#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace pgmanager::verify {

/// The Debian package (also of apt.postgresql.org) that usually contains an extension for a major version of
/// PostgreSQL: "postgresql-15-postgis-3". Nothing if it is unknown.
std::optional<std::string> package_of_extension(std::string_view extension, int major_version);

/// The extension that the server may lack, guessed from the message when CREATE EXTENSION failed; the message may have
/// another cause. Nothing if it names no extension.
std::optional<std::string> extension_named_in(std::string_view message);

}  // namespace pgmanager::verify
