#pragma once

#include <gtest/gtest.h>

#include <chrono>
#include <stdexcept>
#include <string>
#include <thread>

#include "support/test_server.hpp"

namespace pgmanager::tests {

/// Waits until a statement of a run of `function` sleeps in the database `dsn` (key=value form).
inline void wait_until_it_sleeps(const std::string& dsn, const std::string& function = "deployment") {
  const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(20);
  const std::string sleepers = "SELECT count(*) FROM pg_stat_activity WHERE application_name = 'postgres-manager " +
                               function + "' AND wait_event = 'PgSleep' AND datname = current_database()";
  while (psql(dsn, sleepers) == "0") {
    if (std::chrono::steady_clock::now() > deadline) throw std::runtime_error("it never slept");
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
  }
}

}  // namespace pgmanager::tests
