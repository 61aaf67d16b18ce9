#include "cluster/postmaster_file.hpp"

#include <gtest/gtest.h>

namespace pgmanager::cluster {

namespace {

// The file as PostgreSQL 15 writes it; the status is padded to eight characters.
constexpr const char* complete =
    "4711\n/srv/x/data\n1700000000\n5432\n/srv/x/socket\n\n   123456         7\nready   \n";

TEST(PostmasterFile, IsReadInTheFormatOfPostgres) {
  EXPECT_EQ(parse_postmaster_file(complete),
            (PostmasterFile{.pid = 4711, .port = 5432, .socket_directory = "/srv/x/socket", .status = "ready"}));
}

TEST(PostmasterFile, MayBeIncomplete) {
  EXPECT_EQ(parse_postmaster_file("4711\n/srv/x/data\n1700000000\n5432\n"),
            (PostmasterFile{.pid = 4711, .port = 5432}));
}

TEST(PostmasterFile, IsEmptyWithoutAProcess) {
  EXPECT_EQ(parse_postmaster_file(""), std::nullopt);
}

TEST(PostmasterFile, IsEmptyForABackendInSingleUserMode) {
  EXPECT_EQ(parse_postmaster_file("-4711\n/srv/x/data\n"), std::nullopt);
}

}  // namespace

}  // namespace pgmanager::cluster
