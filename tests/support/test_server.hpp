#pragma once

#include <gtest/gtest.h>

#include <string>

namespace pgmanager::tests {

/// Whether there is a PostgreSQL server for the tests. The first call starts an ephemeral one for this test program,
/// unless the environment variable PGMANAGER_TEST_SERVER_DSN names one (key=value form, a superuser) that a whole test
/// run shares. False if the server programs are not installed. If the environment variable CI is set, this is a
/// failure, because skipped tests would not be noticed there.
bool have_test_server();

/// The connection string (key=value form, superuser) for a database of the test server. Throws base::Error if there is
/// none.
std::string test_server_dsn(const std::string& database = "postgres");

/// A client program of PostgreSQL ("psql", "pg_dump") beside the server programs: what is in PATH on Debian is a script
/// around it, which takes longer than a query.
std::string client_program(const std::string& name);

/// The output of psql for `sql`: values only, one row per line, columns separated by "|", no final line end. Throws
/// std::runtime_error with psql's output if it fails.
std::string psql(const std::string& dsn, const std::string& sql);

/// A new, empty database on the test server. It is dropped on destruction, even if there are connections to it.
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

/// The fixture of tests that need a server: skips them visibly if there is none.
class ServerTest : public ::testing::Test {
 protected:
  void SetUp() override {
    if (!have_test_server()) GTEST_SKIP() << "the PostgreSQL server programs are not installed";
  }
};

}  // namespace pgmanager::tests
