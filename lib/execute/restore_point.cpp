#include "execute/restore_point.hpp"

#include <fmt/format.h>

namespace pgmanager::execute {

void make_restore_point(Session& session, const RunOptions& options, result::RunObserver& observer,
                        result::Outcome& outcome) {
  if (options.restore_point == RestorePoint::no) return;
  // 53 of the 63 bytes that PostgreSQL allows.
  const std::string name = "postgres_manager_" + session.opening().run_id;
  try {
    const pg::Result row =
        session.connection().ask("SELECT pg_catalog.pg_create_restore_point($1)::pg_catalog.text", {name});
    outcome.restore_point = result::RestorePoint{.name = name, .position = row.one_value().string()};
  } catch (const pg::ServerError& error) {
    outcome.restore_point_error = base::Error({.code = base::ErrorCode::refused,
                                               .message = error.server().message,
                                               .detail = error.server().detail,
                                               .hint = error.server().hint,
                                               .sqlstate = error.server().sqlstate});
  }
  observer.on(result::events::RestorePointMade{outcome.restore_point, outcome.restore_point_error});
}

void record_restore_point(const RunContext& context, const result::RestorePoint& point) {
  source::SqlFile named;
  named.path = point.name;
  const database::Record row{.run_id = context.run_id,
                             .kind = history::EntryKind::restore_point,
                             .file = &named,
                             .text = "",
                             .state = history::EntryState::marked,
                             .seconds = 0,
                             .reason = fmt::format("before the first file, at {}", point.position)};
  if (context.connection.in_transaction()) {
    context.database.run({context.database.record_command(row)});
  } else {
    context.database.record(row);
  }
}

}  // namespace pgmanager::execute
