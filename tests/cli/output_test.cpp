#include <fmt/format.h>
#include <gtest/gtest.h>

#include "story_run.hpp"
#include "support/program.hpp"
#include "support/test_server.hpp"

namespace pgmanager::tests {

namespace {

TEST(Output, ThatCannotBeWrittenIsAnInternalError) {
  const TemporaryDirectory directory;
  const ProgramResult result =
      run_program({.arguments = {"/bin/sh", "-c", "exec \"$0\" version > /dev/full", PGMANAGER_PROGRAM},
                   .environment = clean_environment(directory.path()),
                   .directory = directory.path()});
  EXPECT_EQ(result.exit_status, 1);
  EXPECT_EQ(result.errors, "error: could not write to standard output\n");
}

class ClosedOutput : public ServerTest {
 protected:
  // $0 is the program, $1 the connection string.
  ProgramResult run(const std::string& script) const {
    return run_program({.arguments = {"/bin/sh", "-c", script, PGMANAGER_PROGRAM, database_.dsn()},
                        .environment = clean_environment(tree_.path()),
                        .directory = tree_.path()});
  }

  ScratchDatabase database_;
  TemporaryDirectory tree_;
};

// The connection must not get the number of a standard descriptor: output would be written to it.
TEST_F(ClosedOutput, DoesNotCorruptTheConnection) {
  tree_.write("deployment/00000-a.sql", "do $$ begin raise notice 'first'; end $$;\ncreate table a (id int);\n");
  tree_.write("deployment/00001-b.sql", "create index concurrently on a (id);\n");  // sent after some output

  EXPECT_EQ(run("exec \"$0\" deployment --postgres-dsn \"$1\" 0<&- 1>&- 2>&-").exit_status, 0);

  EXPECT_EQ(psql(database_.dsn(), "select path, state from postgres_manager.history order by id"),
            "deployment/00000-a.sql|applied\ndeployment/00001-b.sql|applied");
}

// A dump is often read by another program.
TEST_F(ClosedOutput, OfADumpIsOnlyTheDump) {
  for (const char* file : {"", "-"}) {
    const ProgramResult result =
        run(fmt::format("\"$0\" dump {} --quiet --postgres-dsn \"$1\" 2>errors | head -n 2; cat errors", file));
    EXPECT_EQ(result.output, "--\n-- PostgreSQL database dump\n") << file;
  }
}

TEST_F(ClosedOutput, ThatTheReaderHasClosedIsNotAnError) {
  tree_.write("deployment/00000-a.sql", "create table a (id int);\n");
  const ProgramResult result =
      run("{ \"$0\" status --postgres-dsn \"$1\" 2>errors; echo \"exit status $?\" >>errors; } | true\n"
          "until grep -q 'exit status' errors; do sleep 0.1; done; cat errors");
  EXPECT_EQ(result.output, "exit status 0\n");
}

}  // namespace

}  // namespace pgmanager::tests
