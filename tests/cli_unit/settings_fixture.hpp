#pragma once

#include <gtest/gtest.h>

#include <cstdlib>
#include <string>

namespace pgmanager::cli {

/// The environment has none of the program's variables before and after each test.
class SettingsTest : public testing::Test {
 protected:
  void SetUp() override { clear(); }
  void TearDown() override { clear(); }

  static void set(const char* variable, const char* value) { ::setenv(variable, value, 1); }

 private:
  static void clear() {
    for (const char* option : {"DBNAME", "DSN", "POSTGRES_DSN", "HISTORY_SCHEMA", "LOCK_WAIT", "OUTPUT", "POSTGRES_BIN",
                               "REASON", "ROOT", "DRY_RUN", "ENVIRONMENT", "SET", "SETTING", "TRANSACTION",
                               "LOCK_TIMEOUT", "LOCK_RETRIES", "STATEMENT_TIMEOUT", "DURABLE_EACH"}) {
      ::unsetenv((std::string("POSTGRES_MANAGER_") + option).c_str());
    }
  }
};

}  // namespace pgmanager::cli
