#pragma once

#include <cstdint>
#include <optional>

#include "pg/connection.hpp"

namespace pgmanager::pg {

/// A session-level advisory lock of the current database, released when its owner goes or the session ends.
class AdvisoryLock {
 public:
  /// Takes the lock if it is free; never waits. (pg_advisory_lock would wait inside a statement, whose snapshot
  /// deadlocks with the CREATE INDEX CONCURRENTLY of whoever holds the lock.)
  static std::optional<AdvisoryLock> try_acquire(Connection& connection, std::int64_t key);

  AdvisoryLock(AdvisoryLock&& other) noexcept;
  AdvisoryLock& operator=(AdvisoryLock&&) = delete;
  ~AdvisoryLock();

 private:
  AdvisoryLock(Connection& connection, std::int64_t key) : connection_(&connection), key_(key) {}

  Connection* connection_;
  std::int64_t key_;
};

}  // namespace pgmanager::pg
