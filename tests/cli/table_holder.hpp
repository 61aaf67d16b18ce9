#pragma once

#include <fmt/format.h>

#include <chrono>
#include <stdexcept>
#include <string>
#include <thread>

#include "support/test_server.hpp"

namespace pgmanager::tests {

/// A session that holds the table "a" in ACCESS EXCLUSIVE mode until it is destroyed.
class TableHolder {
 public:
  TableHolder(const ScratchDatabase& database, const std::string& seconds)
      : session_([dsn = database.dsn(), seconds] {
          psql(dsn, fmt::format("begin; lock table a; select pg_sleep({}); commit", seconds));
        }) {
    const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(20);
    while (psql(database.dsn(), "select count(*) from pg_locks where relation = 'a'::regclass") == "0") {
      if (std::chrono::steady_clock::now() > deadline) throw std::runtime_error("the table was never locked");
      std::this_thread::sleep_for(std::chrono::milliseconds(20));
    }
  }

 private:
  std::jthread session_;
};

}  // namespace pgmanager::tests
