#include "plan/admission.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace pgmanager::plan {
namespace {

class Admission : public testing::Test {
 protected:
  std::string why(const std::string& rules) const {
    base::Findings findings;
    const auto parsed = source::parse_access_rules("instance/pg_hba.conf", rules, findings);
    EXPECT_TRUE(findings.empty()) << rules;
    return why_locked_out(parsed, caller_);
  }
  bool admits(const std::string& rule) const { return why(rule + " md5").empty(); }

  Caller caller_{.client_address = "10.1.2.3",
                 .server_address = "10.1.2.200",
                 .database = "shop",
                 .user = "ann",
                 .roles = {"ann", "admins"}};
};

TEST_F(Admission, IsDecidedByTheFirstRuleThatFits) {
  EXPECT_EQ(why("host all bob all trust\nhost all all 10.0.0.0/8 md5\nhost all all all reject\n"), "");
  EXPECT_EQ(why("# who may connect\nhost all all 10.1.0.0/16 reject\nhost all all all md5\n"),
            "line 2 rejects user \"ann\" to database \"shop\" from 10.1.2.3");
  EXPECT_EQ(why("local all all trust\n"), "no rule admits user \"ann\" to database \"shop\" from 10.1.2.3");
  EXPECT_EQ(why(""), "no rule admits user \"ann\" to database \"shop\" from 10.1.2.3");
}

TEST_F(Admission, DependsOnTheAddress) {
  for (const char* address : {"all", "10.1.2.3/32", "10.1.2.0/24", "10.1.0.0/15", "0.0.0.0/0", "10.9.2.9 255.0.255.0",
                              "samenet", "db.example.com", ".example.com"}) {
    EXPECT_TRUE(admits(std::string("host all all ") + address)) << address;
  }
  for (const char* address :
       {"10.1.2.4/32", "10.1.2.128/25", "11.0.0.0/8", "::/0", "samehost", "10.9.3.9 255.0.255.0"}) {
    EXPECT_FALSE(admits(std::string("host all all ") + address)) << address;
  }
  caller_.client_address = caller_.server_address = "fe80::1";
  for (const char* address : {"fe80::/10", "::/0", "samehost", "all"}) {
    EXPECT_TRUE(admits(std::string("host all all ") + address)) << address;
  }
  for (const char* address : {"fec0::/10", "0.0.0.0/0"}) {
    EXPECT_FALSE(admits(std::string("host all all ") + address)) << address;
  }
}

TEST_F(Admission, DependsOnTheEncryption) {
  EXPECT_FALSE(admits("hostssl all all all"));
  EXPECT_TRUE(admits("hostnossl all all all"));
  EXPECT_FALSE(admits("hostgssenc all all all"));
  EXPECT_TRUE(admits("hostnogssenc all all all"));
  caller_.tls = true;
  EXPECT_TRUE(admits("hostssl all all all"));
  EXPECT_FALSE(admits("hostnossl all all all"));
  caller_.gss = true;
  EXPECT_TRUE(admits("hostgssenc all all all"));
  EXPECT_FALSE(admits("hostnogssenc all all all"));
}

TEST_F(Admission, DependsOnTheDatabase) {
  for (const char* database : {"all", "shop", "a,shop", "/^sh"}) {
    EXPECT_TRUE(admits(std::string("host ") + database + " all all")) << database;
  }
  for (const char* database : {"shops", "\"all\"", "replication", "sameuser", "samerole"}) {
    EXPECT_FALSE(admits(std::string("host ") + database + " all all")) << database;
  }
  caller_.database = "admins";
  EXPECT_TRUE(admits("host samerole all all"));
  caller_.database = "ann";
  EXPECT_TRUE(admits("host sameuser all all"));
}

TEST_F(Admission, DependsOnTheUser) {
  for (const char* user : {"all", "ann", "bob,ann", "+admins", "+ann", "/^a"}) {
    EXPECT_TRUE(admits(std::string("host all ") + user + " all")) << user;
  }
  for (const char* user : {"bob", "admins", "+others", "\"all\"", "\"+admins\""}) {
    EXPECT_FALSE(admits(std::string("host all ") + user + " all")) << user;
  }
}

TEST_F(Admission, ThroughTheSocketHasRulesOfItsOwn) {
  caller_.client_address = "";
  EXPECT_TRUE(admits("local all all"));
  EXPECT_FALSE(admits("host all all all"));
  EXPECT_EQ(why("local all all reject\n"), "line 1 rejects user \"ann\" to database \"shop\" through the Unix socket");
}

// Only a try tells whether they mean this connection.
TEST_F(Admission, IsNotDeniedByWhatIsUnknown) {
  EXPECT_EQ(why("host all all db.example.com reject\nhost all all all md5\n"), "");
  EXPECT_THAT(why("host all all db.example.com reject\nhost all all all reject\n"), testing::StartsWith("line 2 "));
}

}  // namespace
}  // namespace pgmanager::plan
