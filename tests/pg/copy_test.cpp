#include <gtest/gtest.h>

#include <csignal>

#include "pg/connection.hpp"
#include "support/raise_later.hpp"
#include "support/test_server.hpp"
#include "support/thrown.hpp"

namespace pgmanager::pg {

namespace {

using namespace std::chrono_literals;
using tests::refused_by_server;

class Copy : public tests::ServerTest {
 protected:
  void SetUp() override {
    ServerTest::SetUp();
    if (IsSkipped()) return;
    connection_.emplace(ConnectOptions{.dsn = tests::test_server_dsn()}, stop_);
    connection_->script("CREATE TEMPORARY TABLE numbers (n integer, word text)");
  }
  std::string value(const std::string& sql) { return connection_->query(sql).one_value().string(); }

  base::StopSignal stop_;
  std::optional<Connection> connection_;
};

constexpr std::size_t fifty_megabytes = 50UL * 1024 * 1024;

std::string many_rows(std::size_t bytes, const std::string& row) {
  std::string data;
  data.reserve(bytes + row.size());
  while (data.size() < bytes) data += row;
  return data;
}

TEST_F(Copy, SendsTheRowsAfterTheStatement) {
  connection_->statement("COPY numbers FROM stdin", "1\tone\n2\tzw\xC3\xB6lf\n");
  EXPECT_EQ(value("SELECT string_agg(n || word, ',' ORDER BY n) FROM numbers"), "1one,2zwölf");
  connection_->statement("COPY numbers FROM stdin", "");
  EXPECT_EQ(value("SELECT count(*) FROM numbers"), "2");
}

TEST_F(Copy, SendsFiftyMegabytesAndDropsTheRowsAfterAnError) {
  const std::string data = many_rows(fifty_megabytes, "1\t" + std::string(998, 'x') + "\n");
  connection_->statement("COPY numbers FROM stdin", data);
  EXPECT_EQ(value("SELECT sum(length(word)) FROM numbers"), std::to_string(data.size() / 1001 * 998));

  const auto error = refused_by_server([&] { connection_->statement("COPY numbers FROM stdin", "x\ty\n" + data); });
  EXPECT_EQ(error.sqlstate, "22P02");
  EXPECT_EQ(error.context, "COPY numbers, line 1, column n: \"x\"");
  EXPECT_EQ(value("SELECT 1"), "1");
}

// The server's notices fill its send buffer while we fill ours: a client that does not read while it sends waits
// forever.
TEST_F(Copy, ReadsNoticesWhileItSends) {
  connection_->script(
      "CREATE FUNCTION pg_temp.chat() RETURNS trigger LANGUAGE plpgsql AS "
      "'BEGIN RAISE NOTICE ''%'', repeat(''x'', 5000); RETURN NEW; END'; "
      "CREATE TRIGGER chat BEFORE INSERT ON numbers FOR EACH ROW EXECUTE FUNCTION pg_temp.chat()");
  int notices = 0;
  connection_->on_notice([&](const ServerMessage&) { ++notices; });
  const std::string data = many_rows(4UL * 1024 * 1024, "1\t" + std::string(998, 'x') + "\n");
  connection_->statement("COPY numbers FROM stdin", data);
  EXPECT_EQ(static_cast<std::size_t>(notices), data.size() / 1001);
}

TEST_F(Copy, WithoutRowsIsAnErrorAndDoesNotWait) {
  const auto error = refused_by_server([&] { connection_->statement("COPY numbers FROM stdin"); });
  EXPECT_EQ(error.message, "COPY from stdin failed: the file has no rows after this COPY");
  EXPECT_EQ(value("SELECT 1"), "1");
}

TEST_F(Copy, ThatIsRejectedAtOnceLeavesTheConnectionUsable) {
  const auto error = refused_by_server([&] { connection_->statement("COPY nowhere FROM stdin", "1\n"); });
  EXPECT_EQ(error.sqlstate, "42P01");
  EXPECT_EQ(value("SELECT 1"), "1");
}

TEST_F(Copy, OutIsDrained) {
  connection_->statement("COPY (SELECT repeat('x', 1000) FROM generate_series(1, 20000)) TO stdout");
  EXPECT_EQ(value("SELECT 1"), "1");
  const auto error = refused_by_server(
      [&] { connection_->statement("COPY (SELECT 1 / (3 - n) FROM generate_series(1, 9) n) TO stdout"); });
  EXPECT_EQ(error.sqlstate, "22012");
  EXPECT_EQ(value("SELECT 1"), "1");
}

TEST_F(Copy, EndsIfTheServersProcessIsTerminatedMeanwhile) {
  connection_->script(
      "CREATE FUNCTION pg_temp.die() RETURNS trigger LANGUAGE plpgsql AS "
      "'BEGIN IF NEW.n = 5 THEN PERFORM pg_terminate_backend(pg_backend_pid()); END IF; RETURN NEW; END'; "
      "CREATE TRIGGER die BEFORE INSERT ON numbers FOR EACH ROW EXECUTE FUNCTION pg_temp.die()");
  const std::string data = "5\tdeadly\n" + many_rows(fifty_megabytes / 5, "1\t" + std::string(998, 'x') + "\n");
  const auto error = tests::thrown_by([&] { connection_->statement("COPY numbers FROM stdin", data); });
  EXPECT_EQ(error.code, base::ErrorCode::connection);
  EXPECT_EQ(error.message, "the connection to the server was lost");
  EXPECT_TRUE(connection_->lost());
}

TEST_F(Copy, IsStoppedWhileItWaitsForItsTable) {
  Connection other({.dsn = tests::test_server_dsn()}, stop_);
  other.script("CREATE TABLE locked_by_the_other (n integer)");
  other.script("BEGIN");
  other.script("LOCK TABLE locked_by_the_other");
  const tests::Stopwatch watch;
  base::Error::Parts error;
  {
    const tests::RaiseLater later(stop_, SIGINT, 200ms);
    error = tests::thrown_by([&] { connection_->statement("COPY locked_by_the_other FROM stdin", "1\n"); });
  }
  EXPECT_EQ(error.code, base::ErrorCode::interrupted);
  EXPECT_LT(watch.seconds(), 1.5);
  other.rollback();
  other.script("DROP TABLE locked_by_the_other");
}

TEST_F(Copy, IsStoppedWhileItSendsRows) {
  connection_->script(
      "CREATE FUNCTION pg_temp.nap() RETURNS trigger LANGUAGE plpgsql AS "
      "'BEGIN PERFORM pg_sleep(0.01); RETURN NEW; END'; "
      "CREATE TRIGGER nap BEFORE INSERT ON numbers FOR EACH ROW EXECUTE FUNCTION pg_temp.nap()");
  const std::string data = many_rows(fifty_megabytes / 5, "1\t" + std::string(998, 'x') + "\n");
  const tests::Stopwatch watch;
  const tests::RaiseLater later(stop_, SIGTERM, 300ms);
  const auto error = tests::thrown_by([&] { connection_->statement("COPY numbers FROM stdin", data); });
  EXPECT_EQ(error.code, base::ErrorCode::terminated);
  EXPECT_LT(watch.seconds(), 1.5);
  EXPECT_EQ(value("SELECT count(*) FROM numbers"), "0");
}

}  // namespace

}  // namespace pgmanager::pg
