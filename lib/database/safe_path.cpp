#include "database/safe_path.hpp"

#include <fmt/format.h>

#include <optional>

#include "pg/pipeline.hpp"

namespace pgmanager::database {

pg::Result ask(pg::Connection& connection, std::string_view query, const pg::Parameters& parameters) {
  if (connection.in_transaction()) return connection.ask(query, parameters);
  std::optional<pg::Result> rows;
  std::optional<pg::ServerMessage> error;
  pg::Pipeline pipeline(connection, [&](const pg::Pipeline::Answer& answer) {
    if (answer.rows != nullptr) rows = std::move(*answer.rows);
    if (answer.error != nullptr && !error) error = *answer.error;
  });
  pipeline.answer_soon();
  pipeline.send(safe_path);
  pipeline.send(query, parameters);
  pipeline.finish();
  if (error) connection.fail(*error);
  return std::move(*rows);
}

// In a script, SET LOCAL applies until the end of the transaction block, or of the script if there is none.
std::string with_safe_path(std::string_view begin, std::string_view statements) {
  return fmt::format("{}SET LOCAL search_path TO pg_catalog, pg_temp;\n{};\nSET LOCAL search_path TO DEFAULT", begin,
                     statements);
}

}  // namespace pgmanager::database
