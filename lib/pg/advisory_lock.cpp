#include "pg/advisory_lock.hpp"

#include <exception>
#include <string>
#include <utility>

namespace pgmanager::pg {

std::optional<AdvisoryLock> AdvisoryLock::try_acquire(Connection& connection, std::int64_t key) {
  const Result result = connection.query("SELECT pg_catalog.pg_try_advisory_lock($1)", {std::to_string(key)});
  if (!result.one_row().boolean(0, 0)) return std::nullopt;
  return AdvisoryLock(connection, key);
}

AdvisoryLock::AdvisoryLock(AdvisoryLock&& other) noexcept
    : connection_(std::exchange(other.connection_, nullptr)), key_(other.key_) {}

AdvisoryLock::~AdvisoryLock() {
  if (connection_ == nullptr || connection_->lost()) return;
  try {
    connection_->rollback();
    connection_->query("SELECT pg_catalog.pg_advisory_unlock($1)", {std::to_string(key_)});
  } catch (const std::exception&) {
    // The session is about to end, and with it the lock.
  }
}

}  // namespace pgmanager::pg
