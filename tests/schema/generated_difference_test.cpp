#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <random>

#include "schema/described.hpp"
#include "support/schema_values.hpp"

namespace pgmanager::schema {
namespace {

using pgmanager::tests::column;
using pgmanager::tests::index;
using pgmanager::tests::object;
using pgmanager::tests::part;
using pgmanager::tests::snapshot;
using testing::ElementsAre;
using testing::IsEmpty;
using tests::described;

/// Generates schemas with all kinds of objects; two schemas of the same generator have much in common.
class Generator {
 public:
  explicit Generator(unsigned seed) : random_(seed) {}

  SchemaSnapshot schema() {
    objects_ = {object("schema", {"app"}, {{"owner", "ann"}}), object("extension", {"citext"}, {{"version", "1.6"}})};
    for (int i = 0; i < 6; ++i) maybe([&] { add_table(fmt::format("t{}", i)); });
    for (int i = 0; i < 4; ++i) {
      maybe([&] { add("function", {"app", fmt::format("f{}", i), one_of({"", "integer"})}); });
      maybe([&] { add("view", {"app", fmt::format("v{}", i)}); });
      maybe([&] { add("sequence", {"app", fmt::format("s{}", i)}); });
    }
    return snapshot(std::move(objects_));
  }

  std::size_t below(std::size_t count) { return random_() % count; }

 private:
  std::string one_of(std::vector<std::string> values) { return values[below(values.size())]; }

  template <typename Do>
  void maybe(Do&& act) {
    if (below(4) != 0) act();
  }

  void add(std::string kind, std::vector<std::string> parts) {
    pgmanager::tests::Attributes attributes;
    maybe([&] { attributes.push_back({"comment", one_of({"one", "two\nlines"})}); });
    attributes.push_back({"definition", one_of({"x", "y"})});
    objects_.push_back(object(std::move(kind), std::move(parts), std::move(attributes)));
  }

  void add_table(const std::string& name) {
    objects_.push_back(object("table", {"app", name}, {{"owner", one_of({"ann", "bob"})}}));
    std::vector<std::string> columns = {"a", "b", "c", "d", "e"};
    std::shuffle(columns.begin(), columns.end(), random_);
    columns.resize(2 + below(4));
    int position = 0;
    for (const std::string& each : columns) objects_.push_back(column(name, each, ++position, one_of({"text", "int"})));
    maybe([&] {
      const std::string own = fmt::format("{}_i{}", name, below(3));
      objects_.push_back(
          index(name, own, fmt::format("CREATE INDEX {} ON app.{} USING btree ({})", own, name, columns[0])));
    });
    maybe([&] { objects_.push_back(part("constraint", name, one_of({"k", "l"}), {{"definition", "CHECK (true)"}})); });
  }

  std::mt19937 random_;
  std::vector<Object> objects_;
};

/// The difference after swapping the sides.
ObjectDifference mirrored(ObjectDifference difference) {
  using What = ObjectDifference::What;
  std::swap(difference.left, difference.right);
  std::swap(difference.left_columns, difference.right_columns);
  for (AttributeDifference& attribute : difference.attributes) std::swap(attribute.left, attribute.right);
  if (difference.what == What::only_left) {
    difference.what = What::only_right;
  } else if (difference.what == What::only_right) {
    difference.what = What::only_left;
  } else if (difference.what == What::renamed) {
    difference.rename_left = {rename_statement(*difference.left, difference.right->name)};
  }
  return difference;
}

TEST(GeneratedSchema, IsEqualToItself) {
  for (unsigned seed = 0; seed < 100; ++seed) {
    const SchemaSnapshot schema = Generator(seed).schema();
    EXPECT_THAT(described(schema, SchemaSnapshot(schema)), IsEmpty()) << seed;
  }
}

TEST(GeneratedSchema, HasTheMirroredDifferencesFromTheOtherSide) {
  std::size_t of_each_kind[5] = {};
  for (unsigned seed = 0; seed < 300; ++seed) {
    const SchemaSnapshot left = Generator(2 * seed).schema();
    const SchemaSnapshot right = Generator(2 * seed + 1).schema();
    std::vector<std::string> there;
    for (const ObjectDifference& difference : diff(left, right)) {
      there.push_back(described(mirrored(difference)));
      ++of_each_kind[static_cast<std::size_t>(difference.what)];
    }
    EXPECT_THAT(described(right, left), testing::UnorderedElementsAreArray(there)) << seed;
  }
  EXPECT_THAT(of_each_kind, testing::Each(testing::Gt(10U))) << "the test has not seen each kind of difference";
}

TEST(GeneratedSchema, ShowsEverySingleChangeOfAnAttribute) {
  for (unsigned seed = 0; seed < 30; ++seed) {
    const SchemaSnapshot schema = Generator(seed).schema();
    for (std::size_t i = 0; i < schema.objects.size(); ++i) {
      for (std::size_t a = 0; a < schema.objects[i].attributes.size(); ++a) {
        SchemaSnapshot changed = schema;
        Attribute& attribute = changed.objects[i].attributes[a];
        if (attribute.name == "position") continue;  // compared by order
        const std::string before = attribute.value;
        attribute.value += "!";
        EXPECT_THAT(described(schema, changed),
                    ElementsAre(fmt::format("changed {}; {} {} | {}!", with_kind(schema.objects[i].name),
                                            attribute.name, before, before)));
        changed = schema;
        changed.objects[i].attributes.erase(changed.objects[i].attributes.begin() + static_cast<std::ptrdiff_t>(a));
        const Attribute& gone = schema.objects[i].attributes[a];
        EXPECT_THAT(described(schema, changed),
                    ElementsAre(fmt::format("changed {}; {} {} | (not set)", with_kind(schema.objects[i].name),
                                            gone.name, gone.value)));
      }
    }
  }
}

/// The schema without the object and its parts.
SchemaSnapshot without(const SchemaSnapshot& schema, const ObjectName& name) {
  SchemaSnapshot less = schema;
  std::erase_if(less.objects, [&](const Object& object) { return object.name == name || object.parent == name; });
  return less;
}

TEST(GeneratedSchema, ShowsEverySingleObjectThatIsMissing) {
  for (unsigned seed = 0; seed < 30; ++seed) {
    const SchemaSnapshot schema = Generator(seed).schema();
    for (const Object& object : schema.objects) {
      EXPECT_THAT(described(schema, without(schema, object.name)), ElementsAre("only left: " + with_kind(object.name)));
    }
  }
}

SchemaSnapshot large_schema(const std::string& prefix) {
  SchemaSnapshot schema;
  for (int t = 0; t < 3'000; ++t) {
    const std::string table = fmt::format("{}{:05}", prefix, t);
    schema.objects.push_back(object("table", {"app", table}, {{"owner", "ann"}}));
    for (int c = 0; c < 10; ++c) schema.objects.push_back(column(table, fmt::format("column_{}", c), c + 1));
  }
  return snapshot(std::move(schema.objects));
}

double seconds_to_compare(const SchemaSnapshot& left, const SchemaSnapshot& right, std::size_t differences) {
  const auto start = std::chrono::steady_clock::now();
  EXPECT_EQ(diff(left, right).size(), differences);
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

// The limits are high, for slow builds on busy machines; comparing every object with every other would exceed them.
TEST(LargeSchema, IsComparedQuickly) {
  const SchemaSnapshot left = large_schema("table_");
  EXPECT_LT(seconds_to_compare(left, SchemaSnapshot(left), 0), 10);
  EXPECT_LT(seconds_to_compare(left, large_schema("other_"), 6'000), 10);
  EXPECT_LT(seconds_to_compare(left, {}, 3'000), 10);
}

}  // namespace
}  // namespace pgmanager::schema
