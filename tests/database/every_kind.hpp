#pragma once

#include <fmt/format.h>

#include <filesystem>
#include <string>

#include "base/files.hpp"
#include "pg/connection.hpp"

namespace pgmanager::tests {

/// Creates objects of every kind that the server supports: every_kind.sql, every_kind_14.sql, ...
inline void make_every_kind(pg::Connection& connection) {
  const std::filesystem::path directory = PGMANAGER_ROOT "/tests/database";
  connection.script(base::read_file(directory / "every_kind.sql"));
  for (int version = 14; version <= connection.server_version() / 10000; ++version) {
    const std::filesystem::path newer = directory / fmt::format("every_kind_{}.sql", version);
    if (std::filesystem::exists(newer)) connection.script(base::read_file(newer));
  }
}

}  // namespace pgmanager::tests
