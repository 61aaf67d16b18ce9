#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <optional>

#include "base/error.hpp"
#include "cluster/causes.hpp"
#include "cluster/private_server.hpp"
#include "support/temporary_directory.hpp"
#include "support/test_server.hpp"

namespace pgmanager::cluster {

namespace {

namespace fs = std::filesystem;

/// Sets or unsets TMPDIR until it is destroyed.
class TmpdirVariable {
 public:
  explicit TmpdirVariable(const std::optional<fs::path>& value) {
    if (const char* before = std::getenv("TMPDIR")) before_ = before;
    set(value);
  }
  ~TmpdirVariable() { set(before_); }
  TmpdirVariable(const TmpdirVariable&) = delete;
  TmpdirVariable& operator=(const TmpdirVariable&) = delete;

 private:
  static void set(const std::optional<fs::path>& value) {
    if (value) {
      ::setenv("TMPDIR", value->c_str(), 1);
    } else {
      ::unsetenv("TMPDIR");
    }
  }

  std::optional<fs::path> before_;
};

TEST(EphemeralServer, RunsWithoutDurabilityAndIsRemovedCompletely) {
  if (!tests::have_test_server()) GTEST_SKIP() << "the PostgreSQL server programs are not installed";
  const tests::TemporaryDirectory temporary;
  fs::permissions(temporary.path(), fs::perms(01777));
  const TmpdirVariable tmpdir(temporary.path());
  std::string dsn;
  {
    const EphemeralServer ephemeral(find_server_programs(std::nullopt));
    dsn = ephemeral.server().dsn();
    EXPECT_TRUE(ephemeral.server().started_now);
    EXPECT_EQ(ephemeral.server().directory.parent_path(), temporary.path());
    EXPECT_EQ(tests::psql(dsn,
                          "SELECT current_setting('fsync'), current_setting('full_page_writes'), "
                          "current_setting('synchronous_commit'), current_setting('listen_addresses') = ''"),
              "off|off|off|t");
  }
  EXPECT_TRUE(fs::is_empty(temporary.path()));
  EXPECT_THROW(tests::psql(dsn, "SELECT 1"), std::runtime_error);
}

TEST(EphemeralServer, IsInMemoryIfThereIsRoom) {
  if (!tests::have_test_server()) GTEST_SKIP() << "the PostgreSQL server programs are not installed";
  const TmpdirVariable none(std::nullopt);
  std::error_code missing;
  const bool has_room = fs::space("/dev/shm", missing).available >= std::uintmax_t{2} << 30U;
  const EphemeralServer ephemeral(find_server_programs(std::nullopt));
  EXPECT_EQ(ephemeral.server().directory.parent_path(), !missing && has_room ? "/dev/shm" : "/tmp");
}

TEST(EphemeralServer, ThatDoesNotStartIsRemovedCompletely) {
  const tests::TemporaryDirectory temporary;
  fs::permissions(temporary.path(), fs::perms(01777));
  const tests::TemporaryDirectory programs;
  fs::permissions(programs.path(), fs::perms(0755));
  for (const char* name : {"initdb", "pg_ctl", "postgres"}) {
    fs::permissions(programs.write(name, "#!/bin/sh\necho no space left\nexit 1\n"), fs::perms(0755));
  }
  const TmpdirVariable tmpdir(temporary.path());
  try {
    const EphemeralServer ephemeral(find_server_programs(programs.path()));
    FAIL();
  } catch (const base::Error& error) {
    EXPECT_EQ(error.code(), base::ErrorCode::refused);
    EXPECT_EQ(error.parts().message, "could not start an ephemeral PostgreSQL server");
    EXPECT_EQ(error.parts().detail, "initdb said:\nno space left");
    EXPECT_TRUE(error.parts().cause.as<causes::EphemeralStartFailed>()) << "its log is deleted";
  }
  EXPECT_TRUE(fs::is_empty(temporary.path()));
}

}  // namespace

}  // namespace pgmanager::cluster
