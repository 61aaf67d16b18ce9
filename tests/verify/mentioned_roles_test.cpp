#include "verify/mentioned_roles.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/temporary_directory.hpp"

namespace pgmanager::verify {

namespace {

using ::testing::ElementsAre;

TEST(MentionedRoles, AreThoseThatNoFileSeemsToCreate) {
  const tests::TemporaryDirectory directory;
  directory.write("create/1-a/order.json", R"({"1": "a.sql", "2": "b.sql"})");
  directory.write("create/1-a/a.sql",
                  "create table a (id int);\ngrant select on a to reader, \"Odd Role\", public, made;\n"
                  "ALTER TABLE a OWNER TO owner;\nselect 'grant select on a to text';\n");
  directory.write("create/1-a/b.sql", "do $$ begin execute 'create role made'; end $$;\ngrant made to current_user;\n");
  directory.write("deployment/00000-a.sql", "revoke all on schema public from writer;\n");
  const source::ReadResult read = source::read_source_tree(directory.path(), {.create = true, .deployment = true});
  EXPECT_THAT(mentioned_roles(read.tree), ElementsAre("Odd Role", "owner", "reader", "writer"));
}

}  // namespace

}  // namespace pgmanager::verify
