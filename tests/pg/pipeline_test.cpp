#include "pg/pipeline.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <csignal>

#include "support/raise_later.hpp"
#include "support/test_server.hpp"
#include "support/thrown.hpp"

namespace pgmanager::pg {

namespace {

using namespace std::chrono_literals;
using ::testing::ElementsAre;

class PipelineTest : public tests::ServerTest {
 protected:
  void SetUp() override {
    ServerTest::SetUp();
    if (IsSkipped()) return;
    connection_.emplace(ConnectOptions{.dsn = tests::test_server_dsn()}, stop_);
  }
  // Logs each answer: its values, "skipped", or the SQLSTATE.
  Pipeline::Handler log() {
    return [this](const Pipeline::Answer& answer) {
      ++count_;
      if (count_ > 100) return;
      if (answer.error != nullptr) {
        answers_.push_back(answer.error->sqlstate);
      } else if (answer.skipped) {
        answers_.emplace_back("skipped");
      } else {
        answers_.push_back(answer.rows->empty() ? "" : fmt::format("{}", fmt::join(answer.rows->one_column(), " ")));
      }
    };
  }
  std::string value(const std::string& sql) { return connection_->query(sql).one_value().string(); }

  base::StopSignal stop_;
  std::optional<Connection> connection_;
  std::vector<std::string> answers_;
  std::size_t count_ = 0;
};

TEST_F(PipelineTest, AnswersInOrder) {
  Pipeline pipeline(*connection_, log());
  for (const char* number : {"1", "2", "3"}) pipeline.send("SELECT $1::text", {number});
  pipeline.prepare("double", "SELECT $1::int * 2");
  pipeline.send_prepared("double", {"4"});
  pipeline.send("SELECT $1::text IS NULL", {std::nullopt});
  EXPECT_EQ(pipeline.unanswered(), 6);
  pipeline.finish();
  EXPECT_EQ(pipeline.unanswered(), 0);
  EXPECT_THAT(answers_, ElementsAre("1", "2", "3", "", "8", "t"));
  EXPECT_EQ(value("SELECT 'usable'"), "usable");
}

TEST_F(PipelineTest, SkipsEverythingAfterAnError) {
  Pipeline pipeline(*connection_, log());
  pipeline.send("CREATE TEMPORARY TABLE made AS SELECT 1 AS n");
  for (const char* sql : {"BEGIN", "SELECT 1/0", "INSERT INTO made VALUES (2)", "COMMIT"}) pipeline.send(sql);
  pipeline.finish();
  EXPECT_THAT(answers_, ElementsAre("", "", "22012", "skipped", "skipped"));
  EXPECT_TRUE(connection_->in_transaction());
  connection_->rollback();
  // Until a Sync or COMMIT everything is one transaction, but BEGIN has made the table part of the block.
  EXPECT_EQ(value("SELECT to_regclass('pg_temp.made') IS NULL"), "t");
}

TEST_F(PipelineTest, IsolatesErrorsBySync) {
  Pipeline pipeline(*connection_, log());
  for (const char* sql : {"SELECT 1", "SELECT nope", "SELECT 2"}) pipeline.send(sql);
  pipeline.sync();
  for (const char* sql : {"SELECT 3", "SELECT 1/0", "SELECT 4"}) pipeline.send(sql);
  pipeline.sync();
  pipeline.send("SELECT 5");
  pipeline.finish();
  EXPECT_THAT(answers_, ElementsAre("1", "42703", "skipped", "3", "22012", "skipped", "5"));
}

TEST_F(PipelineTest, CanBeUsedAgain) {
  Pipeline pipeline(*connection_, log());
  pipeline.finish();
  pipeline.send("SELECT 1");
  pipeline.finish();
  EXPECT_EQ(value("SELECT 'between'"), "between");
  pipeline.send("SELECT 2");
  pipeline.finish();
  EXPECT_THAT(answers_, ElementsAre("1", "2"));
}

// A Sync would make the server commit what the caller no longer waits for.
TEST_F(PipelineTest, GivesTheConnectionUpIfItIsNotFinished) {
  {
    Pipeline pipeline(*connection_, log());
    pipeline.send("SELECT 1");
  }
  EXPECT_THAT(answers_, ::testing::IsEmpty());
  EXPECT_TRUE(connection_->lost());
  EXPECT_EQ(tests::thrown_by([&] { connection_->query("SELECT 1"); }).code, base::ErrorCode::connection);
}

TEST_F(PipelineTest, GivesAnswersBeforeTheEndOnRequest) {
  Pipeline pipeline(*connection_, log());
  pipeline.send("SELECT 1");
  pipeline.request_flush();
  while (pipeline.unanswered() > 0) pipeline.take_some();
  EXPECT_THAT(answers_, ElementsAre("1"));
}

TEST_F(PipelineTest, SendsFiftyThousandStatements) {
  connection_->script("CREATE TEMPORARY TABLE numbers (n integer)");
  Pipeline pipeline(*connection_, log());
  pipeline.send("BEGIN");
  for (int i = 0; i < 50'000; ++i) pipeline.send_statement(fmt::format("INSERT INTO numbers VALUES ({})", i));
  pipeline.send("COMMIT");
  pipeline.finish();
  EXPECT_EQ(count_, 50'002);
  EXPECT_EQ(value("SELECT count(*) || ' ' || sum(n) FROM numbers"), "50000 1249975000");
}

TEST_F(PipelineTest, DropsTheRowsOfStatementsAndKeepsThoseOfItsOwn) {
  Pipeline pipeline(*connection_, log());
  pipeline.send("SELECT n FROM generate_series(7, 9) AS n");
  pipeline.send_statement("SELECT n FROM generate_series(1, 1000000) AS n");
  pipeline.send_statement("SELECT 1 WHERE false");
  pipeline.send("SELECT n FROM generate_series(8, 9) AS n");
  pipeline.finish();
  EXPECT_THAT(answers_, ElementsAre("7 8 9", "", "", "8 9"));
}

TEST_F(PipelineTest, AnswersOnceForAStatementThatFailsAfterItsFirstRows) {
  Pipeline pipeline(*connection_, log());
  pipeline.send_statement("SELECT 1 / (n - 50000) FROM generate_series(1, 100000) AS n");
  pipeline.send("SELECT 1");
  pipeline.finish();
  EXPECT_THAT(answers_, ElementsAre("22012", "skipped"));
}

// Both sides send more than the buffers between them can hold.
TEST_F(PipelineTest, WritesAndReadsManyMegabytesAtTheSameTime) {
  const std::string large(8'000'000, 'x');
  std::size_t received = 0;
  Pipeline pipeline(*connection_,
                    [&](const Pipeline::Answer& answer) { received += answer.rows->one_value().text().size(); });
  for (int i = 0; i < 4; ++i) pipeline.send("SELECT '" + large + "'");
  pipeline.finish();
  EXPECT_EQ(received, 4 * large.size());
}

TEST_F(PipelineTest, PassesNoticesOnBeforeTheAnswerOfTheirStatement) {
  connection_->on_notice([this](const ServerMessage& message) { answers_.push_back(message.message); });
  Pipeline pipeline(*connection_, log());
  pipeline.send("SELECT 1");
  pipeline.send_statement("DO 'BEGIN RAISE NOTICE ''hear me''; END'");
  pipeline.send("SELECT 2");
  pipeline.finish();
  EXPECT_THAT(answers_, ElementsAre("1", "hear me", "", "2"));
}

TEST_F(PipelineTest, CancelsTheRunningStatementWhenStopped) {
  const tests::Stopwatch watch;
  Pipeline pipeline(*connection_, log());
  for (const char* sql : {"BEGIN", "SELECT pg_sleep(30)", "COMMIT"}) pipeline.send(sql);
  const tests::RaiseLater later(stop_, SIGINT, 200ms);
  pipeline.finish();
  EXPECT_LT(watch.seconds(), 1.5);
  EXPECT_THAT(answers_, ElementsAre("", "57014", "skipped"));
  connection_->rollback();
  EXPECT_EQ(value("SELECT 'usable'"), "usable");
}

TEST_F(PipelineTest, ReportsThatTheServerHasEndedTheSession) {
  Pipeline pipeline(*connection_, log());
  pipeline.send("SELECT 1");
  pipeline.request_flush();
  pipeline.send("SELECT pg_terminate_backend(pg_backend_pid())");
  pipeline.send("SELECT 2");
  const auto error = tests::thrown_by([&] { pipeline.finish(); });
  EXPECT_EQ(error.code, base::ErrorCode::connection);
  EXPECT_EQ(error.message, "the connection to the server was lost");
  EXPECT_TRUE(pipeline.ended_by_server());
  EXPECT_EQ(pipeline.unanswered(), 2);
  EXPECT_THAT(answers_, ElementsAre("1"));
}

TEST_F(PipelineTest, CannotCopy) {
  Pipeline pipeline(*connection_, log());
  pipeline.send("COPY (SELECT 1) TO stdout");
  EXPECT_EQ(tests::thrown_by([&] { pipeline.finish(); }).message, "COPY was sent in a pipeline");
}

}  // namespace

}  // namespace pgmanager::pg
