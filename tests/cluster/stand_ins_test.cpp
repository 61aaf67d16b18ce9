#include "cluster/stand_ins.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "base/error.hpp"
#include "cluster/causes.hpp"
#include "cluster/server_directory.hpp"

namespace pgmanager::cluster {

namespace {

namespace fs = std::filesystem;

class StandIns : public ServerDirectory {
 protected:
  void SetUp() override {
    ServerDirectory::SetUp();
    if (!IsSkipped()) write("cloud_only", "SELECT 'first'::text");
  }

  /// An extension with a function of the same name that returns the query's result.
  void write(const std::string& name, const std::string& query) {
    tree_.write(fmt::format("{}.control", name), "default_version = '1.0'\n");
    tree_.write(fmt::format("{}--1.0.sql", name),
                fmt::format("CREATE FUNCTION {}() RETURNS text LANGUAGE sql AS $$ {} $$;\n", name, query));
  }
  PrivateServer start() const { return ServerDirectory::start({.extensions = tree_.path()}); }

  tests::TemporaryDirectory tree_;
};

TEST_F(StandIns, AreOfferedBesideTheInstalledExtensions) {
  write("citext", "SELECT 'stand-in'::text");  // an installed extension wins
  const EphemeralServer server(programs_, {.extensions = tree_.path()});
  const std::string dsn = server.server().dsn();
  tests::psql(dsn, "CREATE EXTENSION cloud_only; CREATE EXTENSION citext");
  EXPECT_EQ(tests::psql(dsn, "SELECT cloud_only(), 'A'::citext = 'a'"), "first|t");
  // Everything else is that of the installation.
  EXPECT_EQ(tests::psql(dsn, "SELECT to_tsvector('english', 'running'), count(*) > 100 FROM pg_timezone_names"),
            "'run':1|t");
}

TEST_F(StandIns, AreReadAnewWhenTheServerIsFoundRunning) {
  const PrivateServer server = start();
  write("cloud_only", "SELECT 'second'::text");
  EXPECT_FALSE(start().started_now);
  EXPECT_EQ(tests::psql(server.dsn(), "CREATE EXTENSION cloud_only; SELECT cloud_only()"), "second");
}

TEST_F(StandIns, NeedAServerThatWasStartedWithThem) {
  start_private_server(directory(), programs_);
  try {
    start();
    FAIL();
  } catch (const base::Error& error) {
    EXPECT_EQ(error.code(), base::ErrorCode::refused);
    EXPECT_TRUE(error.parts().cause.as<causes::WithoutStandIns>());
  }
  stop_private_server(directory(), programs_);
  EXPECT_TRUE(start().started_now);
  stop_private_server(directory(), programs_);
  // Without the directory the server has the installed extensions only.
  const PrivateServer server = start_private_server(directory(), programs_);
  EXPECT_THROW(tests::psql(server.dsn(), "CREATE EXTENSION cloud_only"), std::runtime_error);
}

}  // namespace

}  // namespace pgmanager::cluster
