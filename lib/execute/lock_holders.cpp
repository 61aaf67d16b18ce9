#include "execute/lock_holders.hpp"

#include <fmt/format.h>

namespace pgmanager::execute {

std::string describe(const plan::LockHolder& holder) {
  std::string text = fmt::format("It is held by process {}", holder.pid);
  if (!holder.application_name.empty()) text += fmt::format(" ({})", holder.application_name);
  if (!holder.database_user.empty()) text += fmt::format(", user \"{}\"", holder.database_user);
  if (!holder.client.empty()) text += fmt::format(", client {}", holder.client);
  if (!holder.since.empty()) text += fmt::format(", connected since {}", holder.since);
  return text + ".";
}

}  // namespace pgmanager::execute
