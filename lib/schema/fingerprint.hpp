#pragma once

#include <string>

#include "schema/snapshot.hpp"

namespace pgmanager::schema {

/// SHA-256 of the canonical form without the server's version: 64 lower-case hexadecimal digits, the same for the same
/// schema on every server of one major version.
std::string fingerprint(const SchemaSnapshot& snapshot);

}  // namespace pgmanager::schema
