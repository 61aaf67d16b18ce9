#include "schema/fingerprint.hpp"

#include <gtest/gtest.h>

namespace pgmanager::schema {

namespace {

SchemaSnapshot one_table(int server_version, std::string owner) {
  return {.server_version = server_version,
          .objects = {{.name = {.kind = "table", .parts = {"app", "a"}},
                       .attributes = {{.name = "owner", .value = std::move(owner)}}}}};
}

TEST(Fingerprint, IsTheSha256OfTheFacts) {
  // printf 'table\tapp\ta\n owner\tann\n' | sha256sum
  EXPECT_EQ(fingerprint(one_table(150008, "ann")), "0e817a1cffb3fe778a754ce86645e462af6798e523e7640c864eeb1d394b6694");
}

TEST(Fingerprint, IsTheSameOnAnotherMinorVersion) {
  EXPECT_EQ(fingerprint(one_table(150008, "ann")), fingerprint(one_table(150009, "ann")));
}

TEST(Fingerprint, ChangesWithEveryChange) {
  EXPECT_NE(fingerprint(one_table(150008, "ann")), fingerprint(one_table(150008, "bob")));
  SchemaSnapshot more = one_table(150008, "ann");
  more.unmodelled.push_back({.catalog = "pg_catalog.pg_future", .name = "x"});
  EXPECT_NE(fingerprint(one_table(150008, "ann")), fingerprint(more));
}

}  // namespace

}  // namespace pgmanager::schema
