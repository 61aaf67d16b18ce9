#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "imports/directories.hpp"
#include "support/thrown.hpp"

namespace pgmanager::imports {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

Migrations liquibase(std::vector<std::pair<std::string, std::string>> files) {
  return read_migrations(Tool::liquibase, directory_of(std::move(files)), {});
}

Migrations changeset(const std::string& attributes, const std::string& sql = "select 1;\n") {
  return liquibase({{"a.sql", "--liquibase formatted sql\n--changeset ann:1" + attributes + "\n" + sql}});
}

TEST(Liquibase, TakesChangesetsWithTheirRollbacks) {
  const Migrations found = liquibase({{"a.sql", R"(--liquibase formatted sql

--changeset ann:1
--comment: users
create table users (id int);
--rollback drop table users;

-- changeset "Bob B":"add name" runInTransaction:false
alter table users add name text;
/* liquibase rollback
alter table users
  drop name;
*/
--changeset ann:3
select 1;
--rollback not required
)"}});
  EXPECT_THAT(ids(found), ElementsAre("a.sql::1::ann=1", "a.sql::add name::Bob B=add name", "a.sql::3::ann=3"));
  EXPECT_EQ(found.migrations[0].identity, (Identity{.id = "1", .author = "ann", .script = "a.sql"}));
  EXPECT_EQ(found.migrations[0].title, "a 1");
  EXPECT_EQ(found.migrations[1].title, "add name");
  EXPECT_EQ(shown(found.migrations[0].up), "4: --comment: users\ncreate table users (id int);\n");
  EXPECT_EQ(shown(found.migrations[0].undo.at(0)), "6: drop table users;\n");
  EXPECT_TRUE(found.migrations[1].no_transaction);
  EXPECT_EQ(shown(found.migrations[1].undo.at(0)), "11: alter table users\n  drop name;\n");
  EXPECT_THAT(found.migrations[2].undo, IsEmpty());
  EXPECT_THAT(problems(found), IsEmpty());
  EXPECT_THAT(left_out(found), IsEmpty());
}

// The algorithm of NormalizingStream and ChangeSet.generateCheckSum() in the sources of Liquibase 5.0. The values are
// those of md5sum, over "selecta,bfromt;" for version 9 and "null:true:true:select a, b from t;" for version 8; then
// over "9:<result>:" and "8:<result>:".
TEST(Liquibase, ComputesChecksums) {
  EXPECT_THAT(changeset("", "select a,\n  b from\tt;\n").migrations.at(0).checksums,
              ElementsAre("9:8e2a6b5fb8a193935ecda2b25c42674e", "8:fbc582b9ee24f092623dd187a64d4020"));
}

TEST(Liquibase, ReadsFilesInTheOrderOfTheIncludes) {
  const auto file = [](const std::string& id) {
    return "--liquibase formatted sql\n--changeset ann:" + id + "\nselect 1;\n";
  };
  EXPECT_THAT(ids(liquibase({{"master.xml",
                              "<databaseChangeLog><include file=\"b.sql\"/>\n<includeAll path='sub/'/>\n"
                              "<include relativeToChangelogFile=\"true\" file=\"more.yaml\"/></databaseChangeLog>"},
                             {"more.yaml", "databaseChangeLog:\n  - include:\n      file: db/changelog/a.sql\n"},
                             {"a.sql", file("a")},
                             {"b.sql", file("b")},
                             {"c.sql", file("c")},
                             {"sub/2.sql", file("2")},
                             {"sub/1.sql", file("1")}})),
              ElementsAre("b.sql::b::ann=b", "sub/1.sql::1::ann=1", "sub/2.sql::2::ann=2", "a.sql::a::ann=a",
                          "c.sql::c::ann=c"));
}

TEST(Liquibase, NamesWhatItCannotTakeOver) {
  EXPECT_THAT(
      left_out(changeset(" context:test labels:\"a, b\" runOnChange:true failOnError:false splitStatements:true")),
      ElementsAre("a.sql:2 context:test", "a.sql:2 labels:a, b", "a.sql:2 runonchange:true",
                  "a.sql:2 failOnError:false"));
  EXPECT_THAT(left_out(changeset("",
                                 "--preconditions onFail:MARK_RAN\n--precondition-sql-check expectedResult:0 select "
                                 "0\nselect 1;\n")),
              ElementsAre("a.sql:3 precondition \"preconditions onFail:MARK_RAN\"",
                          "a.sql:4 precondition \"precondition-sql-check expectedResult:0 select 0\""));
  EXPECT_THAT(left_out(liquibase({{"master.xml",
                                   "<databaseChangeLog>\n<changeSet id=\"1\"/>\n<include file=\"x.sql\"/>\n"
                                   "<changeSet id=\"2\"/></databaseChangeLog>"},
                                  {"plain.sql", "select 1;"}})),
              ElementsAre("master.xml:0 include of \"x.sql\"", "master.xml:2 changeset that is not formatted SQL",
                          "master.xml:4 changeset that is not formatted SQL",
                          "plain.sql:0 SQL that is not formatted for Liquibase"));
}

TEST(Liquibase, NamesEverythingIfNothingCanBeTakenOver) {
  const Directory directory = directory_of({{"log.yaml", "databaseChangeLog:\n- changeSet:\n    id: 1\n"}});
  const Migrations found = read_migrations(Tool::liquibase, directory, {});
  const auto error = pgmanager::tests::thrown_by([&] { require_migrations(found, directory, "db"); });
  EXPECT_EQ(error.message, "no migration of Liquibase in \"db\" can be taken over");
  EXPECT_THAT(error.detail,
              testing::StartsWith("Not taken over are:\nlog.yaml:2: changeset that is not formatted SQL. "));
}

TEST(Liquibase, AcceptsTheChecksumsThatAChangesetNames) {
  const std::string also = "8:0123456789abcdef0123456789abcdef";
  const Migrations found =
      liquibase({{"a.sql", "--liquibase formatted sql\n--changeset ann:1 colour:red\n--validCheckSum: " + also +
                               "\n--validCheckSum ANY\nselect 1;\n"}});
  EXPECT_EQ(found.migrations.at(0).checksums.size(), 3U);
  EXPECT_EQ(found.migrations.at(0).checksums.back(), also);
  EXPECT_THAT(left_out(found), ElementsAre("a.sql:2 colour:red", "a.sql:4 validCheckSum ANY"));
}

TEST(Liquibase, LeavesOutChangesetsForOtherDatabases) {
  for (const char* dbms : {" dbms:mysql", " dbms:!postgresql", " dbms:h2,oracle", " ignore:true"}) {
    EXPECT_THAT(left_out(changeset(dbms)), ElementsAre("a.sql:2 changeset ann:1")) << dbms;
  }
  for (const char* dbms : {"", " dbms:postgresql", " dbms:h2,postgresql", " dbms:!mysql", " dbms:all"}) {
    EXPECT_EQ(changeset(dbms).migrations.size(), 1U) << dbms;
  }
}

TEST(Liquibase, ReplacesPropertiesAndLeavesOtherPlaceholders) {
  EXPECT_EQ(
      changeset("", "--property name:schema value:shop\nselect '${schema}', '${other}';\n").migrations.at(0).up.text,
      "select 'shop', '${other}';\n");
}

TEST(Liquibase, LeavesOutIgnoredLines) {
  EXPECT_EQ(changeset("",
                      "--ignoreLines:1\nselect 1;\nselect 2;\n--ignoreLines:start\nselect 3;\n--ignoreLines:end\n"
                      "select 4;\n")
                .migrations.at(0)
                .up.text,
            "select 2;\n\n\n\nselect 4;\n");
}

TEST(Liquibase, ReportsDelimitersAndDuplicates) {
  EXPECT_THAT(problems(changeset(" endDelimiter:/")),
              ElementsAre("a.sql:2 changeset has endDelimiter:/ [import-delimiter]"));
  EXPECT_THAT(problems(changeset(" endDelimiter:/ splitStatements:false")), IsEmpty());
  EXPECT_THAT(problems(changeset("", "select 1;\n--changeset ann:1\nselect 2;\n")),
              ElementsAre("a.sql:5 changeset ann:1 is there twice, also in line 3 of \"a.sql\" "
                          "[import-duplicate-version]"));
}

}  // namespace
}  // namespace pgmanager::imports
