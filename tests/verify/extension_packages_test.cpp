#include "verify/extension_packages.hpp"

#include <gtest/gtest.h>

namespace pgmanager::verify {
namespace {

TEST(ExtensionPackages, NameThePackageForTheMajorVersion) {
  EXPECT_EQ(package_of_extension("postgis_topology", 16), "postgresql-16-postgis-3");
  EXPECT_EQ(package_of_extension("timescaledb", 17), "timescaledb-2-postgresql-17");
  EXPECT_EQ(package_of_extension("plpython3u", 15), "postgresql-plpython3-15");
  EXPECT_EQ(package_of_extension("citext", 13), "postgresql-13");
  EXPECT_EQ(package_of_extension("of_our_own", 15), std::nullopt);
}

TEST(ExtensionPackages, FindTheExtensionInTheServersMessage) {
  EXPECT_EQ(extension_named_in("extension \"postgis\" is not available"), "postgis");
  EXPECT_EQ(extension_named_in("could not open extension control file "
                               "\"/usr/share/postgresql/14/extension/uuid-ossp.control\": No such file or directory"),
            "uuid-ossp");
  EXPECT_EQ(extension_named_in("could not open file"), std::nullopt);
  EXPECT_EQ(extension_named_in("extension \"postgis"), std::nullopt);
  EXPECT_EQ(extension_named_in("extension \"\" is not available"), std::nullopt);
}

}  // namespace
}  // namespace pgmanager::verify
