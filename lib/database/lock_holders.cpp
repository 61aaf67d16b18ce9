#include "database/lock_holders.hpp"

#include <fmt/format.h>

#include <chrono>

namespace pgmanager::database {

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
