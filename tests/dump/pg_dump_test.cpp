#include "dump/pg_dump.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>

#include "base/process.hpp"
#include "support/database_fixture.hpp"
#include "support/temporary_directory.hpp"
#include "support/thrown.hpp"

namespace pgmanager::dump {

namespace {

using testing::HasSubstr;

int chosen(const std::vector<int>& versions, int server) {
  std::vector<PgDump> found;
  for (const int version : versions) found.push_back({.major_version = version});
  const PgDump* best = choose_pg_dump(found, server);
  return best == nullptr ? 0 : best->major_version;
}

class FindPgDump : public testing::Test {
 protected:
  void write(const std::string& script) const {
    const auto path = directory_.path() / "pg_dump";
    std::ofstream(path) << "#!/bin/sh\n" << script << "\n";
    std::filesystem::permissions(path, std::filesystem::perms::owner_all);
  }
  PgDump find(int server) const { return find_pg_dump(server, directory_.path()); }

  tests::TemporaryDirectory directory_;
};

TEST(ChoosePgDump, TakesTheVersionOfTheServerOrTheNextLater) {
  EXPECT_EQ(chosen({17, 15, 16}, 15), 15);
  EXPECT_EQ(chosen({17, 13, 16}, 15), 16);
  EXPECT_EQ(chosen({13, 14}, 15), 0);
  EXPECT_EQ(chosen({}, 15), 0);
}

TEST_F(FindPgDump, KnowsItsVersion) {
  write("echo 'pg_dump (PostgreSQL) 16.4 (Debian 16.4-1.pgdg120+1)'");
  const PgDump found = find(15);
  EXPECT_EQ(found.version, "16.4 (Debian 16.4-1.pgdg120+1)");
  EXPECT_EQ(found.major_version, 16);
  EXPECT_EQ(found.program, directory_.path() / "pg_dump");
}

TEST_F(FindPgDump, NamesTheOneThatIsTooOld) {
  write("echo 'pg_dump (PostgreSQL) 14.9'");
  const auto error = tests::thrown_by([&] { find(15); });
  EXPECT_EQ(error.message, "could not find pg_dump for a server of PostgreSQL 15");
  EXPECT_EQ(error.detail, fmt::format("It must have this version or a later one: \"{}/pg_dump\" is 14.9.",
                                      directory_.path().string()));
}

TEST_F(FindPgDump, NamesWhereItLooked) {
  const auto error = tests::thrown_by([&] { find(15); });
  EXPECT_THAT(error.detail, HasSubstr(fmt::format("none in \"{}\"", directory_.path().string())));
}

TEST(WithoutRestriction, RemovesTheTwoLinesAndNothingElse) {
  EXPECT_EQ(without_restriction("--\n-- PostgreSQL database dump\n--\n\n\\restrict a1b2\n\n-- Dumped\nSELECT 1;\n\n"
                                "\\unrestrict a1b2\n\n"),
            "--\n-- PostgreSQL database dump\n--\n\n\n-- Dumped\nSELECT 1;\n\n\n");
  EXPECT_EQ(without_restriction("\n\\restrict a1b2\nCOPY t FROM stdin;\n\\unrestrict b\n\\.\n\\unrestrict a1b2\n"),
            "\nCOPY t FROM stdin;\n\\unrestrict b\n\\.\n");
  EXPECT_EQ(without_restriction("SELECT 1;\n"), "SELECT 1;\n");
}

class DumpSchema : public tests::DatabaseTest {
 protected:
  std::string dump(const Request& request) { return dump_from(*connection_, request); }
  std::string dump_from(pg::Connection& connection, const Request& request) const {
    const PgDump program = find_pg_dump(connection.server_version() / 10000,
                                        std::filesystem::path(tests::client_program("pg_dump")).parent_path());
    return dump_schema(connection, program, request, stop_);
  }
  /// A new database, made by psql from a dump, dumped again.
  std::string dump_of_copy(const std::string& text, const Request& request) const {
    const tests::ScratchDatabase copy;
    const tests::TemporaryDirectory directory;
    const std::filesystem::path file = directory.write("dump.sql", text);
    const base::ProcessResult result = base::run({.arguments = {tests::client_program("psql"), "-X", "-q", "-v",
                                                                "ON_ERROR_STOP=1", "-d", copy.dsn(), "-f", file}});
    EXPECT_EQ(result.exit_status, 0) << result.output;
    pg::Connection connection({.dsn = copy.dsn()}, stop_);
    return dump_from(connection, request);
  }
};

TEST_F(DumpSchema, LeavesTheHistoryOut) {
  psql("CREATE SCHEMA \"the \"\"History\"; CREATE TABLE \"the \"\"History\".x (id int); CREATE TABLE y (id int)");
  const std::string text = dump({.left_out_schema = "the \"History"});
  EXPECT_THAT(text, HasSubstr("CREATE TABLE public.y ("));
  EXPECT_THAT(text, testing::Not(HasSubstr("History")));
}

// Each table refers to the other one, so that the rows must come before the foreign keys.
TEST_F(DumpSchema, WithRowsCanBeInstalled) {
  psql(
      "CREATE TABLE a (id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY, b integer, t text);"
      "CREATE TABLE b (id integer PRIMARY KEY, a integer REFERENCES a); ALTER TABLE a ADD FOREIGN KEY (b) REFERENCES b;"
      "CREATE TABLE c (id integer);"
      "INSERT INTO b VALUES (7, NULL); INSERT INTO a (b, t) VALUES (7, E'x\\ty\\\\'); UPDATE b SET a = 1; INSERT INTO "
      "c "
      "VALUES (1)");
  const Request request{.left_out_schema = "postgres_manager", .with_rows = {"a", "public.b"}};
  const std::string text = dump(request);
  EXPECT_THAT(text, testing::Not(HasSubstr("COPY public.c")));
  EXPECT_THAT(text, HasSubstr("1\t7\tx\\ty\\\\\n"));
  EXPECT_EQ(dump_of_copy(text, request), text);
}

TEST_F(DumpSchema, ThatFailsSaysWhatPgDumpSaid) {
  const auto error = tests::thrown_by([&] { dump({.left_out_schema = "x", .with_rows = {"nope"}}); });
  EXPECT_EQ(error.code, base::ErrorCode::sql);
  EXPECT_THAT(error.detail, HasSubstr("pg_dump: error: no matching tables were found"));
  EXPECT_EQ(value("SELECT 'still usable'"), "still usable");
}

}  // namespace

}  // namespace pgmanager::dump
