#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "imports/directories.hpp"

namespace pgmanager::imports {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

Migrations dbmate(std::vector<std::pair<std::string, std::string>> files) {
  return read_migrations(Tool::dbmate, directory_of(std::move(files)), {});
}

// dbmate 2.36.0 applied these files: schema_migrations held 20240101000000, 20240102000000 and 20240103, and the
// function contained its line with the marker.
TEST(Dbmate, DividesFilesAtItsMarkers) {
  const Migrations found = dbmate({{"20240101000000_add_users.sql", R"(-- Why: users.
-- migrate:up
create table users (id int);
create function f() returns text language plpgsql as $$
begin
  -- migrate:down is a word here
  return 'a;b';
end $$;

-- migrate:down
drop function f();
drop table users
)"},
                                   {"20240102000000_index.sql", R"(-- migrate:up transaction:false
create index concurrently users_id on users (id);

-- migrate:down transaction:false
drop index concurrently users_id;
)"},
                                   {"20240103_third.sql", R"(-- migrate:up
alter table users add name text;
-- migrate:down
)"}});
  EXPECT_THAT(ids(found), ElementsAre("20240101000000_add_users.sql=20240101000000",
                                      "20240102000000_index.sql=20240102000000", "20240103_third.sql=20240103"));
  EXPECT_EQ(found.migrations[0].title, "add users");
  EXPECT_EQ(shown(found.migrations[0].up), R"(1: -- Why: users.

create table users (id int);
create function f() returns text language plpgsql as $$
begin
  -- migrate:down is a word here
  return 'a;b';
end $$;
)");
  EXPECT_EQ(shown(found.migrations[0].undo.at(0)), "11: drop function f();\ndrop table users\n");
  EXPECT_TRUE(found.migrations[1].no_transaction);
  EXPECT_TRUE(found.migrations[1].undo_no_transaction);
  EXPECT_FALSE(found.migrations[2].no_transaction);
  EXPECT_THAT(found.migrations[2].undo, IsEmpty());
  EXPECT_THAT(problems(found), IsEmpty());
}

TEST(Dbmate, ReportsFilesThatItCannotDivide) {
  const Migrations found = dbmate({{"1_a.sql", "create table a (id int);\n"},
                                   {"2_b.sql", "select 1;\n-- migrate:up\nselect 2;\n"},
                                   {"3_c.sql", "-- migrate:up\nselect 1;\n-- migrate:up\nselect 2;\n"},
                                   {"4_d.sql", "-- migrate:up\nselect 1;\n"},
                                   {"4_e.sql", "-- migrate:up\nselect 1;\n"}});
  EXPECT_THAT(
      problems(found),
      ElementsAre("1_a.sql:1 statement before the first section marker [import-sections]",
                  "1_a.sql:0 file has no marker \"-- migrate:up\" [import-sections]",
                  "2_b.sql:1 statement before the first section marker [import-sections]",
                  "3_c.sql:3 \"migrate:up\" is the second marker of its kind; the first one is in line 1 "
                  "[import-sections]",
                  "4_e.sql:0 version 4 is used twice, by \"4_d.sql\" and \"4_e.sql\" [import-duplicate-version]"));
}

TEST(Dbmate, NamesOptionsAndFilesThatItDoesNotKnow) {
  EXPECT_THAT(left_out(dbmate({{"1_a.sql", "-- migrate:up env:dev\nselect 1;\n"}, {"seed.sql", "select 1;"}})),
              ElementsAre("1_a.sql:1 option \"env:dev\"", "seed.sql:0 file without a version"));
}

}  // namespace
}  // namespace pgmanager::imports
