#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "imports/migrations.hpp"

namespace pgmanager::imports {

/// The key of the advisory lock that the tool takes while it runs; nothing: it takes none. `database`: its name;
/// `schema` and `table`: of the tool's history. Each key is as the tool's source computes it:
///
/// - Flyway: "Flyway" in ASCII and the Java hash code of the quoted name (PostgreSQLAdvisoryLockTemplate)
/// - golang-migrate: CRC-32 of schema, table and database, times a constant (GenerateAdvisoryLockId)
/// - Rails: CRC-32 of the database, times a constant (Migrator#generate_migrator_advisory_lock_id)
/// - Atlas: FNV-1 of "atlas_migrate_execute"; goose: CRC-64 of "goose"; Prisma, sqitch, node-pg-migrate: a constant
std::optional<std::int64_t> advisory_lock_key(Tool tool, const std::string& database, const std::string& schema,
                                              const std::string& table);

}  // namespace pgmanager::imports
