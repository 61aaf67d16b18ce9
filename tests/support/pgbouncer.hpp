#pragma once

#include <gtest/gtest.h>

#include <filesystem>
#include <string>

#include "cluster/server_account.hpp"

namespace pgmanager::tests {

/// Whether pgbouncer is installed. A missing one is a failure where the environment variable CI is set.
bool have_pgbouncer();

/// A real PgBouncer in front of the test server, on a Unix socket of its own, stopped when its owner goes.
class PgBouncer {
 public:
  /// `pool_mode` is pgbouncer's: "session", "transaction" or "statement".
  explicit PgBouncer(const std::string& pool_mode);
  ~PgBouncer();
  PgBouncer(const PgBouncer&) = delete;
  PgBouncer& operator=(const PgBouncer&) = delete;

  std::string dsn(const std::string& database) const;

 private:
  void write_settings(const std::string& pool_mode) const;

  cluster::Account account_;
  std::filesystem::path directory_;
};

}  // namespace pgmanager::tests
