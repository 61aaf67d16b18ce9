#pragma once

#include <chrono>
#include <string>
#include <thread>

#include "pg/connection.hpp"
#include "support/test_server.hpp"

namespace pgmanager::tests {

/// Ends the connection's process on the server, and waits until it has ended.
inline void terminate_session(const pg::Connection& connection) {
  const std::string pid = std::to_string(connection.backend_pid());
  psql(test_server_dsn(), "SELECT pg_terminate_backend(" + pid + ")");
  while (psql(test_server_dsn(), "SELECT count(*) FROM pg_stat_activity WHERE pid = " + pid) != "0") {
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  }
}

}  // namespace pgmanager::tests
