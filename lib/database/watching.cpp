#include "database/watching.hpp"

#include <fmt/format.h>

#include <chrono>
#include <cstdlib>
#include <string>

#include "database/safe_path.hpp"
#include "queries.hpp"

namespace pgmanager::database {

result::LockHolder holder_of(const pg::Result& rows, int row) {
  result::LockHolder holder{.pid = static_cast<int>(rows.integer(row, 0)),
                            .application_name = std::string(rows.text(row, 1)),
                            .database_user = std::string(rows.text(row, 2)),
                            .client = std::string(rows.text(row, 3)),
                            .since = std::string(rows.text(row, 4)),
                            .query = std::string(rows.text(row, 5)),
                            .ended_by = std::string(rows.text(row, 8))};
  if (holder.ended_by.empty()) holder.end = rows.text(row, 6);
  if (!rows.is_null(row, 7)) {
    holder.in_transaction = std::chrono::duration<double>(std::strtod(std::string(rows.text(row, 7)).c_str(), nullptr));
  }
  return holder;
}

std::vector<result::LockHolder> blockers(pg::Connection& connection, int pid) {
  const pg::Result rows = ask(connection, queries::blockers, {std::to_string(pid)});
  std::vector<result::LockHolder> holders;
  for (int row = 0; row < rows.rows(); ++row) holders.push_back(holder_of(rows, row));
  return holders;
}

Activity activity(pg::Connection& connection, int pid) {
  const pg::Result rows = ask(connection, queries::waits_for_client, {std::to_string(pid)});
  if (rows.rows() == 0) return Activity::none;
  return rows.boolean(0, 0) ? Activity::waits_for_client : Activity::at_work;
}

std::optional<result::IndexProgress> index_progress(pg::Connection& connection, int pid) {
  const pg::Result rows = ask(connection, queries::index_progress, {std::to_string(pid)});
  if (rows.rows() == 0) return std::nullopt;
  return result::IndexProgress{.index = std::string(rows.text(0, 0)),
                               .phase = std::string(rows.text(0, 1)),
                               .done = rows.integer(0, 2),
                               .total = rows.integer(0, 3)};
}

bool is_partitioned(pg::Connection& connection, const std::string& schema, const std::string& name) {
  return ask(connection, queries::is_partitioned, {schema, name}).one_row().boolean(0, 0);
}

namespace {

std::string whole_seconds(std::chrono::duration<double> length) {
  const auto seconds = static_cast<long>(length.count());
  if (seconds < 60) return fmt::format("{} s", seconds);
  if (seconds < 3600) return fmt::format("{} min {:02} s", seconds / 60, seconds % 60);
  return fmt::format("{} h {:02} min", seconds / 3600, seconds / 60 % 60);
}

}  // namespace

std::string describe(const result::LockHolder& holder) {
  std::string text = fmt::format("It is held by process {}", holder.pid);
  if (!holder.application_name.empty()) text += fmt::format(" ({})", holder.application_name);
  if (!holder.database_user.empty()) text += fmt::format(", user \"{}\"", holder.database_user);
  if (!holder.client.empty()) text += fmt::format(", client {}", holder.client);
  if (!holder.since.empty()) text += fmt::format(", connected since {}", holder.since);
  if (holder.in_transaction) text += fmt::format(", in a transaction for {}", whole_seconds(*holder.in_transaction));
  return text + ".";
}

}  // namespace pgmanager::database
