#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/resource.h>

#include "pg/connection.hpp"
#include "support/test_server.hpp"
#include "support/thrown.hpp"

namespace pgmanager::pg {

namespace {

using ::testing::ElementsAre;
using tests::refused_by_server;

class Statement : public tests::ServerTest {
 protected:
  void SetUp() override {
    ServerTest::SetUp();
    if (IsSkipped()) return;
    database_.emplace();
    connection_.emplace(ConnectOptions{.dsn = database_->dsn()}, stop_);
  }
  std::string value(const std::string& sql) { return connection_->query(sql).one_value().string(); }

  base::StopSignal stop_;
  std::optional<tests::ScratchDatabase> database_;
  std::optional<Connection> connection_;
};

TEST_F(Statement, QueryAcceptsParametersAndReturnsRows) {
  const Result rows = connection_->query(
      "SELECT n, $1::text AS text, $2::text AS nothing, n > 1 AS is_second, n / 4.0 AS quarters "
      "FROM generate_series(1, 2) AS n ORDER BY n",
      {"ä'\"", std::nullopt});
  ASSERT_EQ(rows.size(), 2U);
  std::vector<std::int64_t> numbers;
  std::vector<bool> second;
  for (const Row row : rows) {
    numbers.push_back(row["n"].integer());
    second.push_back(row["is_second"].boolean());
    EXPECT_EQ(row["n"].integer<int>(), row["n"].integer());
    EXPECT_EQ(row["quarters"].number(), static_cast<double>(row["n"].integer()) / 4);
    EXPECT_EQ(row["text"].text(), "ä'\"");
    EXPECT_EQ(row["text"].string(), "ä'\"");
    EXPECT_EQ(row["text"].optional_string(), "ä'\"");
    EXPECT_FALSE(row["text"].is_null());
    EXPECT_TRUE(row["nothing"].is_null());
    EXPECT_EQ(row["nothing"].text(), "");
    EXPECT_EQ(row["nothing"].optional_string(), std::nullopt);
  }
  EXPECT_EQ(numbers, (std::vector<std::int64_t>{1, 2}));
  EXPECT_EQ(second, (std::vector<bool>{false, true}));
}

TEST_F(Statement, ColumnsOfAnUnknownQueryAreListed) {
  const Result rows = connection_->query("SELECT 1 AS a, 2 AS b, 3 AS a");
  std::string listed;
  for (const Column& column : rows.columns())
    listed += fmt::format("{}={} ", column.name(), rows.one_row()[column].text());
  EXPECT_EQ(listed, "a=1 b=2 a=3 ");
  EXPECT_EQ(rows.one_row()["a"].text(), "1");
  EXPECT_TRUE(connection_->query("BEGIN").columns().empty());
}

// As many columns as the hash table has room for, and more.
TEST_F(Statement, EveryColumnIsFoundByItsName) {
  for (int count = 1; count <= 40; ++count) {
    std::string list = "0 AS zero";
    for (int i = 1; i < count; ++i) list += fmt::format(", {0} AS number_{0}", i);
    const Result rows = connection_->query("SELECT " + list + ", 99 AS wanted");
    EXPECT_EQ(rows.one_row()["zero"].integer(), 0);
    EXPECT_EQ(rows.one_row()["wanted"].integer(), 99);
  }
}

TEST_F(Statement, OneColumnIsAList) {
  using Words = std::vector<std::string>;
  EXPECT_EQ(connection_->query("VALUES ('a'), (NULL), ('b')").one_column(), (Words{"a", "", "b"}));
  EXPECT_EQ(connection_->query("SELECT 1 WHERE false").one_column(), Words());
}

TEST_F(Statement, UnexpectedShapesAreInternalErrors) {
  const auto message_of = [&](const auto& read) {
    const auto error = tests::thrown_by(read);
    EXPECT_EQ(error.code, base::ErrorCode::internal);
    return error.message;
  };
  const Result two = connection_->query("SELECT 1 AS n UNION SELECT 2");
  EXPECT_EQ(message_of([&] { two.one_row(); }), "expected one row from the server, got 2");
  EXPECT_EQ(message_of([&] { two.one_value(); }), "expected one row from the server, got 2");
  const Result row = connection_->query("SELECT 'x1' AS word, '3000000000' AS large");
  EXPECT_EQ(message_of([&] { row.one_value(); }), "expected one column from the server, got 2");
  EXPECT_EQ(message_of([&] { row.one_column(); }), "expected one column from the server, got 2");
  EXPECT_EQ(message_of([&] { row.one_row()["wrod"]; }), "the rows from the server have no column \"wrod\"");
  EXPECT_EQ(message_of([&] { row.one_row()["word"].integer(); }), "expected an integer from the server, got \"x1\"");
  EXPECT_EQ(message_of([&] { row.one_row()["word"].number(); }), "expected a number from the server, got \"x1\"");
  EXPECT_EQ(message_of([&] { row.one_row()["large"].integer<int>(); }),
            "expected an integer from the server, got \"3000000000\"");
  EXPECT_EQ(row.one_row()["large"].integer(), 3000000000);
}

TEST_F(Statement, AScriptIsOneTransaction) {
  const auto error =
      refused_by_server([&] { connection_->script("CREATE TABLE one (); CREATE TABLE two (); SELECT 1 / 0"); });
  EXPECT_EQ(error.sqlstate, "22012");
  EXPECT_EQ(value("SELECT count(*) FROM pg_class WHERE relname IN ('one', 'two')"), "0");
  connection_->script("CREATE TABLE one (); CREATE TABLE two ()");
  EXPECT_EQ(value("SELECT count(*) FROM pg_class WHERE relname IN ('one', 'two')"), "2");
}

TEST_F(Statement, TwoStatementsInOneMessageAreRejected) {
  const auto error = refused_by_server([&] { connection_->statement("CREATE TABLE one (); CREATE TABLE two ()"); });
  EXPECT_EQ(error.sqlstate, "42601");
  EXPECT_EQ(error.message, "cannot insert multiple commands into a prepared statement");
  EXPECT_EQ(value("SELECT count(*) FROM pg_class WHERE relname IN ('one', 'two')"), "0");
}

TEST_F(Statement, AnEmptyStatementDoesNothing) {
  connection_->statement("");
  connection_->statement("-- only a comment");
  EXPECT_EQ(value("SELECT 1"), "1");
}

TEST_F(Statement, ReportsAllFieldsOfAConstraintViolation) {
  connection_->script(
      "CREATE SCHEMA s; CREATE TABLE s.t (id integer CONSTRAINT positive CHECK (id > 0), \"größe\" integer NOT NULL); "
      "CREATE UNIQUE INDEX only_once ON s.t (id); INSERT INTO s.t VALUES (7, 1)");
  const auto twice = refused_by_server([&] { connection_->statement("INSERT INTO s.t VALUES (7, 1)"); });
  EXPECT_EQ(twice.severity, "ERROR");
  EXPECT_EQ(twice.sqlstate, "23505");
  EXPECT_EQ(twice.message, "duplicate key value violates unique constraint \"only_once\"");
  EXPECT_EQ(twice.detail, "Key (id)=(7) already exists.");
  EXPECT_EQ(twice.schema, "s");
  EXPECT_EQ(twice.table, "t");
  EXPECT_EQ(twice.constraint, "only_once");
  EXPECT_EQ(twice.position, 0);
  const auto null = refused_by_server([&] { connection_->statement("INSERT INTO s.t VALUES (8, NULL)"); });
  EXPECT_EQ(null.sqlstate, "23502");
  EXPECT_EQ(null.column, "größe");
  EXPECT_EQ(null.detail, "Failing row contains (8, null).");
  const auto check = refused_by_server([&] { connection_->statement("INSERT INTO s.t VALUES (-1, 1)"); });
  EXPECT_EQ(check.constraint, "positive");
}

TEST_F(Statement, CountsPositionsInCharacters) {
  const auto error = refused_by_server([&] { connection_->statement("SELECT 'äöü€😀' AS x, nope"); });
  EXPECT_EQ(error.sqlstate, "42703");
  EXPECT_EQ(error.position, 22);  // psql prints its caret below the n
}

TEST_F(Statement, ReportsHintContextDataTypeAndTheQueryInsideAFunction) {
  connection_->script("CREATE FUNCTION broken() RETURNS void LANGUAGE plpgsql AS 'BEGIN PERFORM 1 FROM nowhere; END'");
  const auto inside = refused_by_server([&] { connection_->statement("SELECT broken()"); });
  EXPECT_EQ(inside.sqlstate, "42P01");
  EXPECT_EQ(inside.internal_query, "SELECT 1 FROM nowhere");
  EXPECT_EQ(inside.internal_position, 15);
  EXPECT_EQ(inside.position, 0);
  EXPECT_EQ(inside.context, "PL/pgSQL function broken() line 1 at PERFORM");

  const auto unknown = refused_by_server([&] { connection_->statement("SELECT no_such_function(1)"); });
  EXPECT_EQ(unknown.hint,
            "No function matches the given name and argument types. You might need to add explicit type casts.");

  connection_->script("CREATE DOMAIN even AS integer CONSTRAINT is_even CHECK (VALUE % 2 = 0)");
  const auto odd = refused_by_server([&] { connection_->statement("SELECT 3::even"); });
  EXPECT_EQ(odd.data_type, "even");
  EXPECT_EQ(odd.constraint, "is_even");
}

TEST_F(Statement, PassesNoticesOnWithAllTheirFields) {
  std::vector<std::string> seen;
  connection_->on_notice([&](const ServerMessage& message) {
    seen.push_back(message.severity + ": " + message.message + "|" + message.detail + "|" + message.hint);
  });
  connection_->statement("DO $$ BEGIN RAISE WARNING 'careful' USING DETAIL = 'Of what.', HINT = 'Look.'; END $$");
  connection_->script("DROP TABLE IF EXISTS nowhere");
  EXPECT_THAT(seen,
              ElementsAre("WARNING: careful|Of what.|Look.", "NOTICE: table \"nowhere\" does not exist, skipping||"));
  connection_->on_notice(nullptr);
  connection_->script("DROP TABLE IF EXISTS nowhere");
  EXPECT_EQ(seen.size(), 2U);
}

TEST_F(Statement, KnowsWhetherATransactionIsOpenAndRollsItBack) {
  EXPECT_FALSE(connection_->in_transaction());
  connection_->rollback();
  connection_->script("BEGIN");
  connection_->script("CREATE TABLE gone ()");
  EXPECT_TRUE(connection_->in_transaction());
  refused_by_server([&] { connection_->statement("SELECT 1 / 0"); });
  EXPECT_TRUE(connection_->in_transaction());
  EXPECT_EQ(refused_by_server([&] { connection_->statement("SELECT 1"); }).sqlstate, "25P02");
  connection_->rollback();
  EXPECT_FALSE(connection_->in_transaction());
  EXPECT_EQ(value("SELECT count(*) FROM pg_class WHERE relname = 'gone'"), "0");
}

long peak_memory_in_kilobytes() {
  rusage usage{};
  ::getrusage(RUSAGE_SELF, &usage);
  return usage.ru_maxrss;
}

TEST_F(Statement, ALargeResultDoesNotFillTheMemory) {
  const long before = peak_memory_in_kilobytes();
  connection_->statement("SELECT n, repeat('x', 1000) FROM generate_series(1, 1000000) AS n");
#ifdef __SANITIZE_ADDRESS__
  constexpr long most = 600'000;  // AddressSanitizer keeps 256 MB of freed memory
#else
  constexpr long most = 50'000;
#endif
  EXPECT_LT(peak_memory_in_kilobytes() - before, most);  // the rows are 1 GB
  EXPECT_EQ(value("SELECT 1"), "1");
}

TEST(QuoteIdentifier, DoublesQuotes) {
  EXPECT_EQ(quote_identifier("My \"odd\" Schema"), "\"My \"\"odd\"\" Schema\"");
}

}  // namespace

}  // namespace pgmanager::pg
