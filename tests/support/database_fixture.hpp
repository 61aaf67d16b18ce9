#pragma once

#include <gtest/gtest.h>

#include <optional>
#include <string>

#include "database/database.hpp"
#include "pg/connection.hpp"
#include "support/login_role.hpp"
#include "support/test_server.hpp"

namespace pgmanager::tests {

/// A new database with one connection to it, as a Database.
class DatabaseTest : public ServerTest {
 protected:
  void SetUp() override {
    ServerTest::SetUp();
    if (IsSkipped()) return;
    scratch_.emplace();
    connection_.emplace(pg::ConnectOptions{.dsn = scratch_->dsn(), .application_name = "postgres-manager deployment"},
                        stop_);
    database_.emplace(*connection_, "postgres_manager", runner());
  }

  static database::Runner runner() { return {.operating_system_user = "ann", .host = "desk", .tool_version = "1.2.3"}; }

  /// The output of psql, in a separate session.
  std::string psql(const std::string& sql) const { return tests::psql(scratch_->dsn(), sql); }

  /// One value, queried with the connection of the test.
  std::string value(const std::string& sql) {
    return connection_->query(sql).one_value().optional_string().value_or("(null)");
  }

  base::StopSignal stop_;
  std::optional<ScratchDatabase> scratch_;
  std::optional<pg::Connection> connection_;
  std::optional<database::Database> database_;
};

}  // namespace pgmanager::tests
