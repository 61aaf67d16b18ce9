#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "imports/directories.hpp"

namespace pgmanager::imports {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

Migrations flyway(std::vector<std::pair<std::string, std::string>> files, const sql::Variables& values = {}) {
  return read_migrations(Tool::flyway, directory_of(std::move(files)), values);
}

std::string sql_of(const std::string& text, const sql::Variables& values = {}) {
  const Migrations migrations = flyway({{"V1__a.sql", text}}, values);
  EXPECT_THAT(problems(migrations), IsEmpty());
  return migrations.migrations.at(0).up.text;
}

TEST(Flyway, OrdersVersionsByTheirNumbers) {
  const Migrations found = flyway({{"V1.10__ten.sql", "select 10;"},
                                   {"V1.9__nine.sql", "select 9;"},
                                   {"V002__two.sql", "select 2;"},
                                   {"old/V1_1__one_one.sql", "select 1;"}});
  EXPECT_THAT(ids(found), ElementsAre("old/V1_1__one_one.sql=1.1", "V1.9__nine.sql=1.9", "V1.10__ten.sql=1.10",
                                      "V002__two.sql=002"));
  EXPECT_EQ(found.migrations[0].identity,
            (Identity{.id = "1.1", .name = "one one", .script = "old/V1_1__one_one.sql"}));
  EXPECT_THAT(problems(found), IsEmpty());
}

// ResourceNameParser.java needs only a version.
TEST(Flyway, TakesVersionsWithoutADescription) {
  const Migrations found =
      flyway({{"V2.sql", "select 2;"}, {"V3_1__.sql", "select 3;"}, {"v4.sql", ""}, {"Views.sql", ""}});
  EXPECT_THAT(ids(found), ElementsAre("V2.sql=2", "V3_1__.sql=3.1"));
}

TEST(Flyway, CreatesTheSchemasOfItsSettings) {
  const auto schemas = [](const std::string& name, const std::string& text) {
    return flyway({{"V1__a.sql", "select 1;"}, {name, text}}).schemas;
  };
  EXPECT_THAT(schemas("flyway.conf", "flyway.schemas=App, audit\nflyway.url=x\n"), ElementsAre("App", "audit"));
  EXPECT_THAT(schemas("flyway.conf", "flyway.defaultSchema=app\nflyway.schemas=audit,app\n"),
              ElementsAre("app", "audit"));
  EXPECT_THAT(schemas("flyway.conf", "flyway.schemas=audit\nflyway.defaultSchema=app\n"), ElementsAre("app", "audit"));
  EXPECT_THAT(schemas("conf/flyway.toml", "[flyway]\nschemas = [ \"app\", 'audit' ]\n"), ElementsAre("app", "audit"));
  EXPECT_THAT(schemas("flyway.conf", "# flyway.schemas=app\n"), IsEmpty());
}

// The algorithm of ChecksumCalculator.java; the values are those of Python: zlib.crc32 of the lines without their ends,
// as a signed number of 32 bits.
TEST(Flyway, ComputesTheChecksumOverTheLines) {
  const auto checksum_of = [](const std::string& text) {
    return flyway({{"V1__a.sql", text}}).migrations.at(0).checksums;
  };
  EXPECT_THAT(checksum_of("create table users (id int);\n"), ElementsAre("-2050735773"));
  EXPECT_THAT(checksum_of("create table users (id int);"), ElementsAre("-2050735773"));
  EXPECT_THAT(checksum_of("\xEF\xBB\xBF"
                          "create table users (id int);\r\n\r\n"),
              ElementsAre("-2050735773"));
  EXPECT_THAT(checksum_of("-- ü\nselect 1;\n"), ElementsAre("-619062426"));
  EXPECT_THAT(checksum_of("-- ü\rselect 1;"), ElementsAre("-619062426"));
}

TEST(Flyway, ReportsVersionsThatAreEqual) {
  EXPECT_THAT(problems(flyway({{"V1__a.sql", "select 1;"}, {"V1.0__b.sql", "select 1;"}, {"V10__c.sql", "select 1;"}})),
              ElementsAre("V1__a.sql:0 version 1 is used twice, by \"V1.0__b.sql\" and \"V1__a.sql\" "
                          "[import-duplicate-version]"));
}

TEST(Flyway, PairsUndoFiles) {
  const Migrations found = flyway({{"V1__a.sql", "select 1;"}, {"U1__a.sql", "select 2;"}, {"U3__c.sql", "select 3;"}});
  EXPECT_EQ(shown(found.migrations.at(0).undo.at(0)), "1: select 2;\n");
  EXPECT_THAT(problems(found), ElementsAre("U3__c.sql:0 undo file of version 3, which has no V file "
                                           "[import-undo-without-migration]"));
}

TEST(Flyway, PutsRepeatableFilesLastInTheOrderOfTheirDescriptions) {
  const Migrations found = flyway({{"R__b.sql", "select 1;"}, {"V2__a.sql", "select 1;"}, {"R__a.sql", "select 1;"}});
  EXPECT_THAT(ids(found), ElementsAre("V2__a.sql=2", "R__a.sql=", "R__b.sql="));
  EXPECT_EQ(found.migrations[1].kind, MigrationKind::repeatable);
}

TEST(Flyway, TakesABaselineOnlyWhereItsVersionsAreGone) {
  EXPECT_THAT(ids(flyway({{"B5__base.sql", "select 1;"}, {"V6__a.sql", "select 1;"}})),
              ElementsAre("B5__base.sql=5", "V6__a.sql=6"));
  const Migrations both = flyway({{"B5__base.sql", "select 1;"}, {"V1__a.sql", "select 1;"}});
  EXPECT_THAT(ids(both), ElementsAre("V1__a.sql=1"));
  EXPECT_THAT(left_out(both), ElementsAre("B5__base.sql:0 baseline migration"));
}

TEST(Flyway, NamesWhatItCannotTakeOver) {
  const Migrations found = flyway({{"V1__a.sql", "select 1;"},
                                   {"V2__Load.java", ""},
                                   {"V3__load.py", ""},
                                   {"afterMigrate__grants.sql", "select 1;"},
                                   {"beforeEachMigrate.sql", "select 1;"},
                                   {"notes.sql", "select 1;"},
                                   {"v4__lower.sql", "select 1;"},
                                   {"V1__a.sql.conf", "shouldExecute=false\n"}});
  EXPECT_THAT(left_out(found),
              ElementsAre("V1__a.sql.conf:1 option shouldExecute", "V2__Load.java:0 migration in a program (.java)",
                          "V3__load.py:0 migration in a program (.py)", "afterMigrate__grants.sql:0 callback",
                          "beforeEachMigrate.sql:0 callback", "notes.sql:0 file without the name of a migration",
                          "v4__lower.sql:0 file without the name of a migration"));
  EXPECT_EQ(found.not_mapped[1].id, "2");
}

TEST(Flyway, ReadsTheOptionsOfAFile) {
  const Migrations found = flyway({{"V1__a.sql", "select '${x}';"},
                                   {"V1__a.sql.conf", "executeInTransaction = false\nplaceholderReplacement=false\n"}});
  EXPECT_TRUE(found.migrations.at(0).no_transaction);
  EXPECT_EQ(found.migrations.at(0).up.text, "select '${x}';\n");
}

TEST(Flyway, MakesVariablesOfPlaceholders) {
  EXPECT_EQ(sql_of("create table ${schema}.t (id int); -- ${schema}\ncomment on table \"${schema}\".t is '${text}';"),
            "create table :schema.t (id int); -- ${schema}\ncomment on table :\"schema\".t is :'text';\n");
  EXPECT_EQ(sql_of("create table t_${tenant} (id int);"), "create table t_:tenant (id int);\n");
  EXPECT_EQ(sql_of("select '${flyway:database}';"), "select :'flyway_database';\n");
  EXPECT_THAT(flyway({{"V1__a.sql", "select ${a}, '${b}', ${a};"}}).variables, ElementsAre("a", "b"));
}

TEST(Flyway, WritesValuesInPlaceOfPlaceholdersEverywhere) {
  EXPECT_EQ(sql_of("select 'x${a}y', $$ ${a} $$; -- ${a}", {{"a", "1"}}), "select 'x1y', $$ 1 $$; -- 1\n");
}

TEST(Flyway, ReportsPlaceholdersThatCannotBecomeVariables) {
  EXPECT_THAT(problems(flyway({{"V1__a.sql", "select 1;\nselect 'x${a}';\nselect $$ ${a} $$;\nselect ${a}_b;"}})),
              ElementsAre("V1__a.sql:2 placeholder ${a} cannot become a psql variable here [import-placeholder]",
                          "V1__a.sql:3 placeholder ${a} cannot become a psql variable here [import-placeholder]",
                          "V1__a.sql:4 placeholder ${a} cannot become a psql variable here [import-placeholder]"));
  EXPECT_THAT(problems(flyway({{"V1__a.sql", "select (array[1,2])[1:n], ${n};"}})),
              ElementsAre("V1__a.sql:1 the file uses both ${n} and the psql variable :n [import-placeholder]"));
}

// The checksum of a repeatable file is computed after its placeholders were replaced.
TEST(Flyway, KnowsTheChecksumOfARepeatableFileOnlyWithItsValues) {
  const auto checksums = [](const sql::Variables& values) {
    return flyway({{"R__a.sql", "create table ${t} (id int);\n"}}, values).migrations.at(0).checksums;
  };
  EXPECT_THAT(checksums({}), IsEmpty());
  EXPECT_THAT(checksums({{"t", "users"}}), ElementsAre("-2050735773"));
}

}  // namespace
}  // namespace pgmanager::imports
