#include <gtest/gtest.h>

#include <string>

#include "sql/statement_words.hpp"
#include "support/database_fixture.hpp"

namespace pgmanager::database {
namespace {

class LockTable : public tests::DatabaseTest {
 protected:
  std::int64_t locks() { return std::stoll(value("SELECT count(*) FROM pg_locks WHERE pid = pg_backend_pid()")); }
};

TEST_F(LockTable, KeepsAsManyLocksOfNewObjectsAsExpected) {
  connection_->script("BEGIN; CREATE TABLE base (a int, b text)");
  for (const char* statement :
       {"CREATE TABLE t (a int, b text)", "CREATE INDEX ON t (a)", "CREATE VIEW v AS SELECT * FROM t",
        "CREATE MATERIALIZED VIEW m AS SELECT * FROM t", "CREATE SEQUENCE s"}) {
    const std::int64_t before = locks();
    connection_->script(statement);
    EXPECT_EQ(locks() - before, sql::locks_kept(statement)) << statement;
  }
}

TEST_F(LockTable, IsMadeForTheSettingsOfTheServer) {
  const auto setting = [&](const std::string& name) { return std::stoll(value("SHOW " + name)); };
  EXPECT_EQ(database_->open({}).facts.lock_table_size,
            setting("max_locks_per_transaction") * (setting("max_connections") + setting("max_prepared_transactions")));
}

}  // namespace
}  // namespace pgmanager::database
