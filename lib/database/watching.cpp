#include "database/watching.hpp"

#include <fmt/format.h>

#include <chrono>
#include <string>

#include "database/safe_path.hpp"
#include "queries.hpp"

namespace pgmanager::database {

result::LockHolder holder_of(const pg::Row& row) {
  result::LockHolder holder{.pid = row["pid"].integer<int>(),
                            .application_name = row["application_name"].string(),
                            .database_user = row["database_user"].string(),
                            .client = row["client"].string(),
                            .since = row["since"].string(),
                            .query = row["query"].string(),
                            .ended_by = row["ended_by"].string()};
  if (holder.ended_by.empty()) holder.end = row["end"].string();
  if (!row["in_transaction"].is_null()) {
    holder.in_transaction = std::chrono::duration<double>(row["in_transaction"].number());
  }
  return holder;
}

std::vector<result::LockHolder> blockers(pg::Connection& connection, int pid) {
  const pg::Result rows = ask(connection, queries::blockers, {std::to_string(pid)});
  std::vector<result::LockHolder> holders;
  for (const pg::Row row : rows) holders.push_back(holder_of(row));
  return holders;
}

Activity activity(pg::Connection& connection, int pid) {
  const pg::Result rows = ask(connection, queries::waits_for_client, {std::to_string(pid)});
  if (rows.empty()) return Activity::none;
  return rows.one_value().boolean() ? Activity::waits_for_client : Activity::at_work;
}

std::optional<result::IndexProgress> index_progress(pg::Connection& connection, int pid) {
  const pg::Result rows = ask(connection, queries::index_progress, {std::to_string(pid)});
  if (rows.empty()) return std::nullopt;
  const pg::Row row = rows.one_row();
  return result::IndexProgress{.index = row["index"].string(),
                               .phase = row["phase"].string(),
                               .done = row["done"].integer(),
                               .total = row["total"].integer()};
}

bool is_partitioned(pg::Connection& connection, const std::string& schema, const std::string& name) {
  return ask(connection, queries::is_partitioned, queries::IsPartitionedParameters{.name = name, .schema = schema})
      .one_value()
      .boolean();
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
