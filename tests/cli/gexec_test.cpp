// Statements that \gexec generates must not end the file's transaction.
#include <gtest/gtest.h>

#include <string>

#include "story_run.hpp"
#include "support/program.hpp"
#include "support/test_server.hpp"

namespace pgmanager::tests {

namespace {

class GeneratedStatement : public ServerTest {
 protected:
  ProgramResult deploy_with(const std::string& generated) const {
    tree_.write("deployment/00000-a.sql",
                "create table a (id int);\nselect '" + generated + "' \\gexec\ncreate table b (id int);\n");
    return run_program({.arguments = {PGMANAGER_PROGRAM, "deployment", "--postgres-dsn", database_.dsn()},
                        .environment = clean_environment(tree_.path()),
                        .directory = tree_.path()});
  }
  std::string tables() const {
    return psql(database_.dsn(), "select relname from pg_class where relnamespace = 'public'::regnamespace");
  }
  std::string states() const {
    return psql(database_.dsn(), "select state, statements_done from postgres_manager.history");
  }

  ScratchDatabase database_;
  TemporaryDirectory tree_;
};

// The text does not show it, and the server would execute it.
TEST_F(GeneratedStatement, CannotCommitTheFilePartWay) {
  EXPECT_EQ(deploy_with("commit").exit_status, 6);
  EXPECT_EQ(tables(), "");
  EXPECT_EQ(states(), "failed|0");
}

TEST_F(GeneratedStatement, CannotRollTheFileBackPartWay) {
  EXPECT_EQ(deploy_with("rollback").exit_status, 6);
  EXPECT_EQ(tables(), "");
  EXPECT_EQ(states(), "failed|0");
}

}  // namespace

}  // namespace pgmanager::tests
