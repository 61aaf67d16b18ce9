#include "cluster/parameters.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <thread>

#include "base/error.hpp"
#include "cluster/causes.hpp"
#include "cluster/server_directory.hpp"
#include "support/thrown.hpp"

namespace pgmanager::cluster {

namespace {

namespace fs = std::filesystem;
using testing::ElementsAre;
using testing::HasSubstr;

class Parameters : public ServerDirectory {
 protected:
  /// Whether new sessions have this work_mem within ten seconds.
  static bool shows(const PrivateServer& server, const std::string& value) {
    for (int i = 0; i < 500; ++i) {
      if (tests::psql(server.dsn(), "SHOW work_mem") == value) return true;
      std::this_thread::sleep_for(std::chrono::milliseconds(20));
    }
    return false;
  }
};

TEST_F(Parameters, OfAnotherMachineAreNotUsed) {
  EXPECT_THAT(
      unused_parameters(programs_, {{"work_mem", {"64MB"}},
                                    {"Shared_Buffers", {"64GB"}},
                                    {"ssl_cert_file", {"/etc/cert.pem"}},
                                    {"listen_addresses", {"*"}},
                                    {"archive_mode", {"on"}},
                                    {"shared_preload_libraries", {"plpgsql", "nowhere"}, true},
                                    {"session_preload_libraries", {"plpgsql"}, true}}),
      ElementsAre("Shared_Buffers", "ssl_cert_file", "listen_addresses", "archive_mode", "shared_preload_libraries"));
}

TEST_F(Parameters, AreThoseOfTheServer) {
  const EphemeralServer server(programs_, {.parameters = {{"work_mem", {"64MB"}},
                                                          {"app.text", {"it's a \\ backslash"}},
                                                          {"search_path", {"$user", "a b", "quo\"ted"}, true},
                                                          {"shared_buffers", {"64TB"}}}});
  EXPECT_EQ(
      tests::psql(server.server().dsn(),
                  "SELECT current_setting('work_mem'), current_setting('app.text'), current_setting('search_path'), "
                  "current_schemas(false)"),
      R"(64MB|it's a \ backslash|"$user", "a b", "quo""ted"|{})");
}

TEST_F(Parameters, AreReadAgainByARunningServer) {
  const auto server = start({.parameters = {{"work_mem", {"64MB"}}}});
  EXPECT_FALSE(start({.parameters = {{"work_mem", {"65MB"}}}}).started_now);
  EXPECT_TRUE(shows(server, "65MB"));
  start({});
  EXPECT_TRUE(shows(server, "4MB"));
}

TEST_F(Parameters, AreNeitherReadNorWrittenWhereThereAreNone) {
  start({});
  EXPECT_FALSE(fs::exists(directory() / "parameters.conf"));
}

TEST_F(Parameters, ThatTheServerRefusesPreventItsStart) {
  const auto error = tests::thrown_by([&] { start({.parameters = {{"work_mem", {"64XB"}}}}); });
  EXPECT_EQ(error.code, base::ErrorCode::refused);
  EXPECT_THAT(error.detail, HasSubstr("invalid value for parameter \"work_mem\": \"64XB\""));
  EXPECT_TRUE(tests::cause_of<causes::StartFailed>(error).has_settings);
}

// Its owner and the role postgres can always connect; the rules decide about others.
TEST_F(Parameters, ComeWithRulesForOtherRoles) {
  const EphemeralServer server(programs_, {.access_rules = "host all app 127.0.0.1/32 trust\n"});
  EXPECT_EQ(tests::psql(server.server().dsn(),
                        "SELECT string_agg(array_to_string(user_name, ',') || ' ' || auth_method, "
                        "', ' ORDER BY line_number) FROM pg_hba_file_rules"),
            "all trust, postgres scram-sha-256, postgres scram-sha-256, app trust");
}

}  // namespace

}  // namespace pgmanager::cluster
