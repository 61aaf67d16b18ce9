#include "imports/tool_lock.hpp"

#include <string_view>

#include "base/checksums.hpp"

namespace pgmanager::imports {

namespace {

// String.hashCode() of Java, for ASCII.
std::int32_t java_hash_code(std::string_view text) {
  std::uint32_t hash = 0;
  for (const char each : text) hash = 31 * hash + static_cast<unsigned char>(each);
  return static_cast<std::int32_t>(hash);
}

// FNV-1 with 32 bits (http://www.isthe.com/chongo/tech/comp/fnv/).
std::uint32_t fnv_1(std::string_view text) {
  std::uint32_t hash = 0x811c9dc5;
  for (const char each : text) hash = (hash * 0x01000193) ^ static_cast<unsigned char>(each);
  return hash;
}

std::int64_t flyway_key(const std::string& schema, const std::string& table) {
  constexpr std::int64_t flyway_in_ascii = 0x466C79776179;
  return flyway_in_ascii + java_hash_code("\"" + schema + "\".\"" + table + "\"");
}

std::int64_t golang_migrate_key(const std::string& database, const std::string& schema, const std::string& table) {
  constexpr std::uint32_t salt = 1486364155;
  std::string name = schema;
  name.append(1, '\0').append(table).append(1, '\0').append(database);
  return base::Crc32().add(name).value() * salt;
}

std::int64_t rails_key(const std::string& database) {
  constexpr std::int64_t salt = 2053462845;
  return salt * base::Crc32().add(database).value();
}

}  // namespace

std::optional<std::int64_t> advisory_lock_key(Tool tool, const std::string& database, const std::string& schema,
                                              const std::string& table) {
  switch (tool) {
    case Tool::flyway: return flyway_key(schema, table);
    case Tool::golang_migrate: return golang_migrate_key(database, schema, table);
    case Tool::rails: return rails_key(database);
    case Tool::atlas: return fnv_1("atlas_migrate_execute");
    case Tool::goose: return 5887940537704921958;
    case Tool::prisma: return 72707369;
    case Tool::sqitch: return 75474063;
    case Tool::node_pg_migrate: return 7241865325823964;
    case Tool::dbmate:
    case Tool::sql_migrate:
    case Tool::liquibase: return std::nullopt;
  }
  return std::nullopt;
}

}  // namespace pgmanager::imports
