#include "schema/ignored_objects.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "schema/object_name.hpp"

namespace pgmanager::schema {

namespace {

using testing::ElementsAre;
using testing::IsEmpty;

const ObjectName log = {"table", {"app", "log"}};
const ObjectName id = {"column", {"app", "log", "id"}};

SchemaSnapshot shop() {
  return {.objects = {{.name = id, .parent = log},
                      {.name = {"column", {"app", "user", "id"}}, .parent = ObjectName{"table", {"app", "user"}}},
                      {.name = {"function", {"sqitch", "f", ""}}},
                      {.name = {"schema", {"app"}}},
                      {.name = {"schema", {"sqitch"}}},
                      {.name = {"sequence", {"app", "log_id_seq"}}, .parent = id},
                      {.name = log},
                      {.name = {"table", {"app", "user"}}}}};
}

std::vector<std::string> names_without(const std::vector<std::string>& ignored) {
  std::vector<std::string> names;
  for (const Object& object : without_ignored(shop(), ignored).objects) names.push_back(with_kind(object.name));
  return names;
}

TEST(IgnoredObjects, AreLeftOutWithTheirParts) {
  EXPECT_THAT(names_without({"table app.log"}), ElementsAre("column app.\"user\".id", "function sqitch.f()",
                                                            "schema app", "schema sqitch", "table app.\"user\""));
}

TEST(IgnoredObjects, OfASchemaAreAllThatItContains) {
  EXPECT_THAT(names_without({"schema sqitch", "schema app"}), IsEmpty());
}

TEST(IgnoredObjects, HaveTheKindThatIsNamed) {
  EXPECT_EQ(names_without({"view app.log", "table log", "table app.user"}).size(), shop().objects.size());
}

}  // namespace

}  // namespace pgmanager::schema
