#include "database/recorded_snapshot.hpp"

#include "database/database.hpp"
#include "database/snapshot.hpp"
#include "queries.hpp"
#include "schema/canonical_form.hpp"
#include "schema/fingerprint.hpp"

namespace pgmanager::database {

namespace {

bool is_missing(const pg::ServerError& error) {
  constexpr std::string_view undefined_table = "42P01";
  constexpr std::string_view undefined_schema = "3F000";
  return error.server().sqlstate == undefined_table || error.server().sqlstate == undefined_schema;
}

}  // namespace

void Database::record_snapshot(int kept) {
  const schema::SchemaSnapshot snapshot = read_snapshot(connection_, history_schema_);
  const std::vector<Command> commands = {
      require_lock_command(),
      {.sql = for_schema(queries::record_schema_snapshot),
       .parameters = {schema::fingerprint(snapshot), schema::canonical_form(snapshot), std::to_string(kept)}}};
  try {
    run(commands);
  } catch (const pg::ServerError& error) {
    if (!is_missing(error)) throw;
    connection_.script(for_schema(queries::create_schema_snapshot));
    run(commands);
  }
}

std::optional<RecordedSnapshot> Database::last_snapshot() {
  try {
    const pg::Result rows = connection_.query(for_schema(queries::last_schema_snapshot));
    if (rows.rows() == 0) return std::nullopt;
    return RecordedSnapshot{.recorded_at = std::string(rows.text(0, 0)),
                            .fingerprint = std::string(rows.text(0, 1)),
                            .schema = schema::read_canonical_form(rows.text(0, 2)),
                            .later_run = rows.optional_text(0, 3).value_or("")};
  } catch (const pg::ServerError& error) {
    if (is_missing(error)) return std::nullopt;
    throw;
  }
}

}  // namespace pgmanager::database
