#include "schema/canonical_form.hpp"

#include <gtest/gtest.h>

#include "base/error.hpp"
#include "schema/snapshot.hpp"
#include "support/thrown.hpp"

namespace pgmanager::schema {

namespace {

const ObjectName table{.kind = "table", .parts = {"app", "a\tb"}};

SchemaSnapshot snapshot() {
  return {
      .server_version = 150008,
      .objects = {{.name = {.kind = "column", .parts = {"app", "a\tb", "id"}},
                   .parent = table,
                   .attributes = {{.name = "default", .value = "'a\\b\nc'::text"}, {.name = "type", .value = "text"}}},
                  {.name = {.kind = "function", .parts = {"app", "f", ""}}, .attributes = {{"body", ""}}},
                  {.name = table}},
      .unmodelled = {{.catalog = "pg_catalog.pg_future", .name = "future\tthing"}}};
}

constexpr std::string_view text =
    "postgres-manager schema 1\n"
    "server 150008\n"
    "column\tapp\ta\\tb\tid\n"
    "^table\tapp\ta\\tb\n"
    " default\t'a\\\\b\\nc'::text\n"
    " type\ttext\n"
    "function\tapp\tf\t\n"
    " body\t\n"
    "table\tapp\ta\\tb\n"
    "!pg_catalog.pg_future\tfuture\\tthing\n";

TEST(CanonicalForm, IsOneLinePerFact) {
  EXPECT_EQ(canonical_form(snapshot()), text);
}

TEST(CanonicalForm, IsReadBackToTheSameSnapshot) {
  const SchemaSnapshot again = read_canonical_form(text);
  EXPECT_EQ(again.server_version, 150008);
  ASSERT_EQ(again.objects.size(), 3U);
  EXPECT_EQ(again.objects[0].parent, table);
  EXPECT_EQ(again.objects[0].attributes, snapshot().objects[0].attributes);
  EXPECT_EQ(again.objects[1].name, snapshot().objects[1].name);
  EXPECT_EQ(again.objects[2].parent, std::nullopt);
  EXPECT_EQ(again.unmodelled.at(0).name, "future\tthing");
  EXPECT_EQ(canonical_form(again), text);
}

TEST(CanonicalForm, OfAnEmptyDatabaseIsTwoLines) {
  EXPECT_EQ(canonical_form({.server_version = 180004}), "postgres-manager schema 1\nserver 180004\n");
  EXPECT_TRUE(read_canonical_form("postgres-manager schema 1\nserver 180004\n").objects.empty());
}

TEST(CanonicalForm, IsWrittenInPortions) {
  SchemaSnapshot large{.server_version = 150008};
  for (int number = 0; number < 20000; ++number) {
    large.objects.push_back({.name = {.kind = "table", .parts = {"app", "t" + std::to_string(number)}}});
  }
  int portions = 0;
  write_canonical_form(large, [&](std::string_view) { ++portions; });
  EXPECT_GT(portions, 1);
  EXPECT_EQ(canonical_form(read_canonical_form(canonical_form(large))), canonical_form(large));
}

TEST(CanonicalForm, ThatIsInvalidIsAnError) {
  for (const char* bad :
       {"", "postgres-manager schema 2\nserver 150008\n", "postgres-manager schema 1\n",
        "postgres-manager schema 1\nserver x\n", "postgres-manager schema 1\nserver 1\n type\ttext\n",
        "postgres-manager schema 1\nserver 1\ntable\ta\n type\n", "postgres-manager schema 1\nserver 1\n\ntable\ta\n",
        "postgres-manager schema 1\nserver 1\ntable\ta\\"}) {
    SCOPED_TRACE(bad);
    EXPECT_EQ(tests::thrown_by([&] { read_canonical_form(bad); }).code, base::ErrorCode::internal);
  }
}

TEST(LastingName, IsTheSameForTheSameText) {
  const std::string passing = "a name that is passing";
  EXPECT_EQ(lasting_name(passing).data(), lasting_name(std::string(passing)).data());
}

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
