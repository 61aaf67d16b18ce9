#pragma once

#include <gtest/gtest.h>

#include <string>

namespace pgmanager::tests {

/// Whether there is a PostgreSQL server to test with. The first call starts an ephemeral one for this test program,
/// unless the environment variable PGMANAGER_TEST_SERVER_DSN names one (key=value form, a superuser) that a whole test
/// run shares. False when the server programs are not installed, which is a failure where the environment variable CI
/// is set: there nobody would notice a skip.
bool have_test_server();

/// The connection string (key=value form, superuser) for a database of the test server. Throws base::Error when there
/// is none.
std::string test_server_dsn(const std::string& database = "postgres");

/// What psql prints for `sql`: values only, one row per line, columns separated by "|", no line end at the end. Throws
/// std::runtime_error with psql's output when it fails.
std::string psql(const std::string& dsn, const std::string& sql);

/// A new, empty database on the test server, dropped when its owner goes (who may still be connected to it).
class ScratchDatabase {
 public:
  ScratchDatabase();
  ~ScratchDatabase();
  ScratchDatabase(const ScratchDatabase&) = delete;
  ScratchDatabase& operator=(const ScratchDatabase&) = delete;

  const std::string& name() const { return name_; }
  std::string dsn() const { return test_server_dsn(name_); }

 private:
  std::string name_;
};

/// The fixture of tests that need a server: skips them, visibly, where there is none.
class ServerTest : public ::testing::Test {
 protected:
  void SetUp() override {
    if (!have_test_server()) GTEST_SKIP() << "the PostgreSQL server programs are not installed";
  }
};

}  // namespace pgmanager::tests
