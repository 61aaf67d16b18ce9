#include "diff/privileges.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace pgmanager::diff {

namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

const Granted on_table{.object = "TABLE app.t", .owner = "ann"};

TEST(ChangePrivileges, GrantsAndRevokesWhatDiffers) {
  EXPECT_THAT(
      change_privileges("OWNER: SELECT, UPDATE\nPUBLIC: SELECT", "OWNER: SELECT\nbob: INSERT*, SELECT", on_table),
      ElementsAre("REVOKE SELECT ON TABLE app.t FROM PUBLIC", "REVOKE UPDATE ON TABLE app.t FROM ann",
                  "GRANT SELECT ON TABLE app.t TO bob", "GRANT INSERT ON TABLE app.t TO bob WITH GRANT OPTION"));
  EXPECT_THAT(change_privileges("OWNER: SELECT", "OWNER: SELECT", on_table), IsEmpty());
  EXPECT_THAT(change_privileges("none", "OWNER: SELECT", on_table), ElementsAre("GRANT SELECT ON TABLE app.t TO ann"));
}

TEST(ChangePrivileges, ChangesTheGrantOptionAlone) {
  EXPECT_THAT(change_privileges("bob: SELECT*", "bob: SELECT", on_table),
              ElementsAre("REVOKE GRANT OPTION FOR SELECT ON TABLE app.t FROM bob"));
  EXPECT_THAT(change_privileges("bob: SELECT", "bob: SELECT*", on_table),
              ElementsAre("GRANT SELECT ON TABLE app.t TO bob WITH GRANT OPTION"));
}

TEST(ChangePrivileges, OfAColumnNamesIt) {
  const Granted on_column{.object = "TABLE app.t", .column = "\"Odd\"", .owner = "ann"};
  EXPECT_THAT(change_privileges("none", "bob: SELECT, UPDATE", on_column),
              ElementsAre("GRANT SELECT (\"Odd\"), UPDATE (\"Odd\") ON TABLE app.t TO bob"));
}

TEST(ChangePrivileges, LetsAnotherGrantorGrant) {
  EXPECT_THAT(change_privileges("none", "\"a: b\" by bob: SELECT", on_table),
              ElementsAre("SET ROLE bob", "GRANT SELECT ON TABLE app.t TO \"a: b\"", "RESET ROLE"));
}

TEST(PrivilegesOfNewOwner, ContainWhatTheOwnerWasGranted) {
  EXPECT_EQ(privileges_of_new_owner("OWNER: CREATE\nbob: USAGE\ncarl: USAGE", "bob"),
            "OWNER: CREATE, USAGE\ncarl: USAGE");
  EXPECT_EQ(privileges_of_new_owner("OWNER: CREATE\ncarl: USAGE", "bob"), "OWNER: CREATE\ncarl: USAGE");
}

}  // namespace

}  // namespace pgmanager::diff
