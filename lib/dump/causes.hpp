#pragma once

#include <string>
#include <variant>

namespace pgmanager::dump {

namespace causes {

/// No pg_dump can read the server: there is none, or all are older than the server.
struct NoPgDump {
  std::string server_major_version;
};
/// pg_dump reported an error.
struct PgDumpFailed {};

}  // namespace causes

/// Why the schema cannot be dumped.
using Cause = std::variant<causes::NoPgDump, causes::PgDumpFailed>;

}  // namespace pgmanager::dump
