#include "verify/compared_repeatables.hpp"

#include <gtest/gtest.h>

#include <list>

namespace pgmanager::verify {
namespace {

using schema::ObjectDifference;
using schema::ObjectName;

class DifferenceOf : public testing::Test {
 protected:
  void differs(const ObjectName& name) {
    objects_.push_back({.name = name, .parent = {}, .attributes = {}});
    differences_.push_back({.what = ObjectDifference::What::changed, .left = &objects_.back(), .right = nullptr});
  }
  void is_missing_in_create(const ObjectName& name) {
    objects_.push_back({.name = name, .parent = {}, .attributes = {}});
    differences_.push_back({.what = ObjectDifference::What::only_right, .left = nullptr, .right = &objects_.back()});
  }
  std::string of(const std::vector<std::string_view>& statements) const {
    return difference_of(sql::definitions_of(statements), differences_);
  }

  std::list<schema::Object> objects_;
  std::vector<ObjectDifference> differences_;
};

TEST_F(DifferenceOf, FilesIsNothingIfNothingDiffers) {
  EXPECT_EQ(of({"create or replace view app.v as select 1"}), "");
  EXPECT_EQ(of({"grant select on all tables in schema app to public"}), "");
  EXPECT_EQ(of({}), "");
}

// The schemas can be the same although rows are not.
TEST_F(DifferenceOf, FilesThatDoMoreThanDefineObjectsIsUnknown) {
  EXPECT_EQ(of({"create or replace view v as select 1", "insert into t values (1)"}),
            "a comparison of schemas does not show what its INSERT does");
  EXPECT_EQ(of({"do 'begin end'"}), "a comparison of schemas does not show what its DO does");
}

TEST_F(DifferenceOf, FilesIsTheFirstOfTheirObjectsThatDiffers) {
  differs({"view", {"app", "v"}});
  is_missing_in_create({"function", {"app", "f", "integer, text"}});
  EXPECT_EQ(of({"create or replace view app.v as select 1"}), "view app.v differs");
  EXPECT_EQ(of({"create or replace view v as select 1"}), "view app.v differs");
  EXPECT_EQ(of({"create or replace view other.v as select 1"}), "");
  EXPECT_EQ(of({"create or replace view app.w as select 1"}), "");
  EXPECT_EQ(of({"create or replace function app.f() returns int language sql as 'select 1'"}),
            "function app.f(integer, text) differs");
  EXPECT_EQ(of({"drop view if exists app.v", "create view app.w as select 1"}), "view app.v differs");
}

TEST_F(DifferenceOf, FilesMayBeAPartOfTheirObject) {
  differs({"column", {"app", "v", "id"}});
  EXPECT_EQ(of({"create or replace view app.v as select 1"}), "column app.v.id differs");
  EXPECT_EQ(of({"grant select on app.v to public"}), "column app.v.id differs");
}

TEST_F(DifferenceOf, FilesMayBeAnObjectOfTheirObject) {
  is_missing_in_create({"index", {"app", "i"}});
  objects_.back().parent = ObjectName{"materialized view", {"app", "m"}};
  EXPECT_EQ(of({"create materialized view app.m as select 1"}), "index app.i differs");
  EXPECT_EQ(of({"create index j on app.m (a)"}), "");
}

TEST_F(DifferenceOf, FilesWithATriggerIsTheTriggerOrItsTable) {
  const std::string_view trigger = "create trigger g before insert on app.t for each row execute function app.f()";
  differs({"column", {"app", "t", "id"}});
  differs({"trigger", {"app", "t", "h"}});
  EXPECT_EQ(of({trigger}), "");
  differs({"trigger", {"app", "t", "g"}});
  EXPECT_EQ(of({trigger}), "trigger app.t.g differs");
  differences_.clear();
  is_missing_in_create({"table", {"app", "t"}});
  EXPECT_EQ(of({trigger}), "table app.t differs");
}

TEST_F(DifferenceOf, FilesWithAnIndexIsTheIndex) {
  differs({"index", {"app", "i"}});
  EXPECT_EQ(of({"create index i on app.m (a)"}), "index app.i differs");
  EXPECT_EQ(of({"create index j on app.m (a)"}), "");
}

TEST_F(DifferenceOf, FilesWhoseObjectsCannotBeToldIsAnyDifference) {
  differs({"table", {"other", "t"}});
  EXPECT_EQ(of({"grant select on all tables in schema app to public"}),
            "its GRANT may concern one of the objects that differ");
}

}  // namespace
}  // namespace pgmanager::verify
