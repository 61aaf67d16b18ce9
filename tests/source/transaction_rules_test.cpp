#include "source/transaction_rules.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "source/findings.hpp"

namespace pgmanager::source {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using tests::in_full;
using tests::places;

struct Understood {
  SqlFile file;
  SqlText text;
  base::Findings findings;

  std::vector<std::string> pieces() const {
    std::vector<std::string> texts;
    for (const sql::Piece& piece : text.script.pieces) texts.emplace_back(piece.in(text.text));
    return texts;
  }
};

Understood understand(const std::string& text, FileRole role = FileRole::deployment, std::string path = "") {
  Understood result;
  if (path.empty()) path = role == FileRole::create ? "create/1-a/a.sql" : "deployment/1-a.sql";
  ReadSqlFile read = parse_sql_file(path, text, role, {}, result.findings);
  result.file = std::move(read.file);
  result.text = std::move(read.text);
  return result;
}

TEST(TransactionRules, RunAWrappedFileAsIfUnwrapped) {
  for (const char* text :
       {"BEGIN;\ncreate table a();\ncreate table b();\nCOMMIT;\n",
        "-- why\nstart transaction;\ncreate table a();\ncreate table b();\nend;\n",
        "\\restrict x\nbegin work;\ncreate table a();\ncreate table b();\ncommit work;\n\\unrestrict x"}) {
    const Understood result = understand(text);
    EXPECT_THAT(result.findings, IsEmpty());
    EXPECT_THAT(result.pieces(), ElementsAre("create table a()", "create table b()"));
    EXPECT_EQ(result.file.statements, 2);
    EXPECT_EQ(result.file.transaction_mode, TransactionMode::in_transaction);
  }
}

TEST(TransactionRules, RunAnEmptyWrappedFileAsAPlaceholder) {
  const Understood result = understand("BEGIN;\nCOMMIT;\n");
  EXPECT_THAT(result.findings, IsEmpty());
  EXPECT_EQ(result.file.statements, 0);
}

TEST(TransactionRules, KeepAWrapThatRequiresMoreThanATransaction) {
  EXPECT_THAT(places(understand("begin isolation level serializable;\nselect 1;\ncommit;\n").findings),
              ElementsAre("deployment/1-a.sql:1:1 transaction-control", "deployment/1-a.sql:3:1 transaction-control"));
}

// psql would execute the statement's result.
TEST(TransactionRules, KeepAWrapWhoseBeginOrCommitHasGexec) {
  const auto refused =
      ElementsAre("deployment/1-a.sql:1:1 transaction-control", "deployment/1-a.sql:3:1 transaction-control");
  EXPECT_THAT(places(understand("begin;\nselect 1;\ncommit \\gexec\n").findings), refused);
  EXPECT_THAT(places(understand("begin \\gexec\nselect 1;\ncommit;\n").findings), refused);
}

// psql runs such a SET TRANSACTION as the first statement of a transaction, and so does the program.
TEST(TransactionRules, ExplainHowToSetTheModesOfATransaction) {
  const auto hint = [](const std::string& begin, FileRole role = FileRole::deployment) {
    return in_full(understand(begin + ";\nselect 1;\ncommit;\n", role).findings).at(2);
  };
  const std::string rest =
      " as the first statement of the file instead, and remove the COMMIT: each file already runs in its own "
      "transaction.";
  EXPECT_EQ(hint("begin transaction isolation level repeatable read"),
            "Write SET TRANSACTION ISOLATION LEVEL REPEATABLE READ" + rest);
  EXPECT_EQ(hint("START TRANSACTION isolation level Serializable, READ WRITE, deferrable"),
            "Write SET TRANSACTION ISOLATION LEVEL SERIALIZABLE, READ WRITE, DEFERRABLE" + rest);
  EXPECT_EQ(hint("begin isolation level serializable", FileRole::create),
            "Remove it: the files of create/ already run in a transaction; savepoints are allowed.");
}

TEST(TransactionRules, RequireAFileForEachTransaction) {
  const std::string text = "begin; set local work_mem = '1GB'; end;\nstart transaction; select 2; commit;";
  EXPECT_THAT(in_full(understand(text).findings),
              ElementsAre("deployment/1-a.sql:2:1 transaction-control", "file has 2 transactions",
                          "Write each transaction into its own file: each file already runs in its own transaction."));
  EXPECT_THAT(
      in_full(understand(text, FileRole::deployment, "undo/1-a.sql").findings),
      ElementsAre("undo/1-a.sql:2:1 transaction-control", "file has 2 transactions",
                  "An undo file is one transaction: remove BEGIN and COMMIT; or let each statement be committed by "
                  "itself: replace them with the line -- postgres-manager: no-transaction at its beginning."));
  EXPECT_THAT(in_full(understand(text, FileRole::create).findings),
              ElementsAre("create/1-a/a.sql:2:1 transaction-control", "file has 2 transactions",
                          "Remove BEGIN and COMMIT: the files of create/ already run in a transaction."));
  EXPECT_THAT(places(understand("begin; select 1; commit;\nbegin; select 2; rollback;").findings),
              ElementsAre("deployment/1-a.sql:1:1 transaction-control", "deployment/1-a.sql:1:18 transaction-control",
                          "deployment/1-a.sql:2:1 transaction-control", "deployment/1-a.sql:2:18 transaction-control"));
}

TEST(TransactionRules, SuggestForUndoFilesOnlyWhatIsPossibleThere) {
  const auto hint = [](const std::string& text, const std::string& path, FileRole role = FileRole::deployment) {
    return in_full(understand(text, role, path).findings).at(2);
  };
  const std::string mixed = "alter table t add b int;\ncreate index concurrently i on t (b);\n";
  EXPECT_EQ(
      hint(mixed, "undo/1-a.sql"),
      "Let every statement of the file be committed by itself: write the line -- postgres-manager: no-transaction "
      "at its beginning.");
  EXPECT_EQ(hint("begin;\nvacuum t;\ncommit;\n", "undo/1-a.sql"),
            "Remove BEGIN and COMMIT from the file; if it has other statements, too, replace them with the line -- "
            "postgres-manager: no-transaction.");
  EXPECT_EQ(hint("begin;\nvacuum t;\ncommit;\n", "manual-deployment/1-a.sql"),
            "Remove BEGIN and COMMIT from the file, and move other statements to a file of their own.");
  EXPECT_EQ(hint("create index concurrently i on t (b);\n", "test-data/1-a/a.sql", FileRole::create),
            "Use the plain form, without CONCURRENTLY: the files of test-data/ already run in a transaction.");
}

TEST(TransactionRules, AllowSavepoints) {
  EXPECT_THAT(understand("savepoint a; select 1; rollback to savepoint a; release a;").findings, IsEmpty());
  EXPECT_THAT(understand("begin; savepoint a; select 1; rollback to a; commit;").findings, IsEmpty());
}

TEST(TransactionRules, IgnoreBeginInAFunction) {
  EXPECT_THAT(understand("do $$ begin perform 1; end $$;\n"
                         "create procedure p() language plpgsql as $$ begin commit; end $$;\n"
                         "create function f() returns int begin atomic select 1; end;")
                  .findings,
              IsEmpty());
}

TEST(TransactionRules, RefuseAnyOtherTransactionControl) {
  EXPECT_THAT(in_full(understand("create table a();\n  ROLLBACK;\n").findings),
              ElementsAre("deployment/1-a.sql:2:3 transaction-control", "ROLLBACK inside a file of the tree",
                          "Remove it: each file already runs in its own transaction; savepoints are allowed."));
  EXPECT_THAT(places(understand("select 1;\ncommit;").findings),
              ElementsAre("deployment/1-a.sql:2:1 transaction-control"));
  EXPECT_THAT(places(understand("begin;\nselect 1;").findings),
              ElementsAre("deployment/1-a.sql:1:1 transaction-control"));
  EXPECT_THAT(places(understand("begin;").findings), ElementsAre("deployment/1-a.sql:1:1 transaction-control"));
  EXPECT_EQ(understand("select 1; prepare transaction 'x';").findings.at(0).hint,
            "Remove it: the transaction of a file is committed with its history row.");
  for (const char* text : {"commit prepared 'x';", "rollback prepared 'x';"}) {
    EXPECT_EQ(understand(text).findings.at(0).hint,
              "Run it with psql instead: it ends a transaction that was prepared elsewhere, on one instance.");
  }
  EXPECT_THAT(places(understand("begin;\nselect 1;\nprepare transaction 'x';").findings),
              ElementsAre("deployment/1-a.sql:1:1 transaction-control", "deployment/1-a.sql:3:1 transaction-control"));
  EXPECT_THAT(places(understand("commit;", FileRole::create).findings),
              ElementsAre("create/1-a/a.sql:1:1 transaction-control"));
}

TEST(TransactionRules, RunAFileWithoutTransactionIfAllItsStatementsRequireIt) {
  const Understood result = understand("create index concurrently i on t (a);\ndrop index concurrently j;\n-- end\n");
  EXPECT_THAT(result.findings, IsEmpty());
  EXPECT_EQ(result.file.transaction_mode, TransactionMode::without_transaction);
  EXPECT_EQ(result.file.statements, 2);
}

TEST(TransactionRules, RunAFileOfOrdinaryStatementsInATransaction) {
  EXPECT_EQ(understand("create index i on t (a);").file.transaction_mode, TransactionMode::in_transaction);
  EXPECT_EQ(understand("-- nothing").file.transaction_mode, TransactionMode::in_transaction);
}

TEST(TransactionRules, RefuseAFileWithBothKindsOfStatements) {
  EXPECT_THAT(in_full(understand("alter table t add b int;\ncreate index concurrently i on t (b);\n").findings),
              ElementsAre("deployment/1-a.sql:2:1 mixed-transaction",
                          "CREATE INDEX CONCURRENTLY cannot run inside a transaction block, but other statements of "
                          "the file must run inside one",
                          "Move it to a deployment of its own; or let every statement of the file be committed by "
                          "itself: write the line "
                          "-- postgres-manager: no-transaction at its beginning."));
}

TEST(TransactionRules, RefuseInABlockStatementsThatCannotRunInsideOne) {
  EXPECT_THAT(
      in_full(understand("begin;\nvacuum t;\ncommit;\n").findings),
      ElementsAre("deployment/1-a.sql:2:1 no-transaction-in-block", "VACUUM cannot run inside a transaction block",
                  "Remove BEGIN and COMMIT from the file, and move other statements to a deployment of their own."));
}

TEST(TransactionRules, RefuseInCreateStatementsThatCannotRunInsideATransactionBlock) {
  EXPECT_THAT(
      in_full(
          understand("create table t (a int);\ncreate index concurrently i on t (a);\n", FileRole::create).findings),
      ElementsAre("create/1-a/a.sql:2:1 no-transaction-in-create",
                  "CREATE INDEX CONCURRENTLY cannot run inside a transaction block",
                  "Use the plain form, without CONCURRENTLY: create runs in one transaction on an empty database."));
  EXPECT_THAT(
      in_full(understand("vacuum;", FileRole::create).findings),
      ElementsAre("create/1-a/a.sql:1:1 no-transaction-in-create", "VACUUM cannot run inside a transaction block",
                  "Remove it, or use a plain form of it: create runs in one transaction on an empty database."));
  EXPECT_THAT(understand("create index i on t (a);", FileRole::create).findings, IsEmpty());
}

TEST(TransactionRules, RequireAStatementToRepeatThatEnds) {
  const std::string directive = "-- postgres-manager: repeat\n";
  for (const char* statement :
       {"delete from t where n in (select n from t limit 10);", "update t set n = 1 where n is null;",
        "with d as (delete from t returning *) insert into u select * from d;"}) {
    EXPECT_THAT(understand(directive + statement).findings, IsEmpty()) << statement;
  }
  // psql's \watch would return a row forever.
  for (const char* statement : {"select 1;", "with d as (delete from t returning *) select count(*) from d;",
                                "do $$ begin delete from t; end $$;", "call p();"}) {
    const auto findings = understand(directive + statement).findings;
    ASSERT_EQ(findings.size(), 1U) << statement;
    EXPECT_EQ(findings[0].rule, "repeat-one-statement");
  }
}

}  // namespace
}  // namespace pgmanager::source
