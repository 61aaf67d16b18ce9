// The connection ends at every place in its traffic, one run after the other. Whatever the place, the history says what
// is in place and nothing else, and the next run completes the work without repeating any of it.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <thread>

#include "execute/run_fixture.hpp"
#include "support/delay_proxy.hpp"

namespace pgmanager::execute {

namespace {

using namespace std::chrono_literals;
using plan::Result;
using tests::DelayProxy;
using Before = DelayProxy::Cut::Before;

// What each file has left in the database, counted in statements, beside what the history says of it. A statement
// leaves a row of `done`, or a valid index that is named after its file.
constexpr const char* effects_and_records = R"(
WITH ordinals AS (SELECT generate_series(1, 6) AS file),
effects AS (
  SELECT file,
    (SELECT count(*) FROM done WHERE done.file = o.file)
    + (SELECT count(*) FROM pg_index JOIN pg_class ON oid = indexrelid
       WHERE indisvalid AND relname LIKE format('i%s\_%%', o.file)) AS effects
  FROM ordinals AS o
)
SELECT e.file, e.effects, coalesce(s.kind, ''), coalesce(s.state, ''), coalesce(s.statements_done, 0),
  coalesce(pg_catalog.cardinality(s.generated_done), 0)
FROM effects AS e
LEFT JOIN LATERAL (
  SELECT * FROM postgres_manager.history AS h WHERE h.ordinal = e.file ORDER BY h.id DESC LIMIT 1
) AS s ON true
ORDER BY e.file)";

struct FileState {
  int effects = 0;
  std::string kind;
  std::string state;
  int statements_done = 0;
  int generated_done = 0;
};

class CutConnection : public RunTest, public ::testing::WithParamInterface<Before> {
 protected:
  static constexpr std::array<int, 6> all_effects{2, 4, 3, 2, 1, 1};

  void SetUp() override {
    RunTest::SetUp();
    if (IsSkipped()) return;
    write("deployment/0-done.sql",
          "CREATE TABLE done (file int, statement int, note text);\nCREATE TABLE empty (n int, m int);\n");
    write("deployment/1-transaction.sql", "INSERT INTO done VALUES (1, 1);\nINSERT INTO done VALUES (1, 2);\n");
    write("deployment/2-concurrently.sql",
          "-- postgres-manager: no-transaction\nCREATE INDEX CONCURRENTLY i2_n ON empty (n);\nCREATE INDEX "
          "CONCURRENTLY i2_m ON empty (m);\n"
          "INSERT INTO done VALUES (2, 3);\nCREATE INDEX CONCURRENTLY i2_nm ON empty (n, m);\n");
    write(
        "deployment/3-copy.sql",
        "INSERT INTO done VALUES (3, 1);\nCOPY done FROM stdin;\n3\t2\tcopied\n\\.\nINSERT INTO done VALUES (3, 3);\n");
    write("deployment/4-gexec.sql",
          "-- postgres-manager: no-transaction\n"
          "SELECT format('INSERT INTO done VALUES (4, %s)', n) FROM generate_series(1, 2) AS n \\gexec\n");
    write("deployment/5-transaction.sql", "INSERT INTO done VALUES (5, 1);\n");
    write("deployment/6-no-transaction.sql", "-- postgres-manager: no-transaction\nINSERT INTO done VALUES (6, 1);\n");

    write("undo/6-no-transaction.sql", "DELETE FROM done WHERE file = 6;\n");
    write("undo/5-transaction.sql", "DELETE FROM done WHERE file = 5;\n");
    write("undo/4-gexec.sql",
          "-- postgres-manager: no-transaction\nDELETE FROM done WHERE file = 4 AND statement = 1;\n"
          "DELETE FROM done WHERE file = 4;\n");
    write("undo/3-copy.sql", "DELETE FROM done WHERE file = 3;\n");
    write("undo/2-concurrently.sql",
          "-- postgres-manager: no-transaction\nDROP INDEX CONCURRENTLY i2_nm;\nDELETE FROM done WHERE file = 2;\n"
          "DROP INDEX CONCURRENTLY i2_m;\nDROP INDEX CONCURRENTLY i2_n;\n");
    write("undo/1-transaction.sql", "DELETE FROM done WHERE file = 1;\n");
    connection_.emplace(pg::ConnectOptions{.dsn = scratch_->dsn()}, stop_);
  }

  void empty_database() {
    connection_->script(
        "SET client_min_messages TO warning; DROP SCHEMA IF EXISTS postgres_manager CASCADE; "
        "DROP TABLE IF EXISTS done, empty");
  }

  // Of the connection that is cut, the server must have noticed it, and have done what it was going to do.
  void wait_for_the_server() {
    const char* others =
        "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid() "
        "AND backend_type = 'client backend'";
    const auto deadline = std::chrono::steady_clock::now() + 20s;
    while (connection_->query(others).one_row().integer(0, 0) != 0) {
      ASSERT_LT(std::chrono::steady_clock::now(), deadline) << "the server goes on";
      std::this_thread::sleep_for(1ms);
    }
  }

  bool there_is(const std::string& table) {
    return !connection_->query(fmt::format("SELECT to_regclass('{}')", table)).one_row().is_null(0, 0);
  }

  std::vector<FileState> file_states() {
    const pg::Result rows = connection_->query(effects_and_records);
    std::vector<FileState> states;
    for (int row = 0; row < rows.rows(); ++row) {
      states.push_back({.effects = static_cast<int>(rows.integer(row, 1)),
                        .kind = std::string(rows.text(row, 2)),
                        .state = std::string(rows.text(row, 3)),
                        .statements_done = static_cast<int>(rows.integer(row, 4)),
                        .generated_done = static_cast<int>(rows.integer(row, 5))});
    }
    return states;
  }

  // How many statements' effects the history claims: of an undo those that are gone.
  static int claimed(std::size_t file, const FileState& state) {
    const int all = all_effects.at(file - 1);
    const bool is_last_statement = state.kind == "deployment" && file == 4 && state.statements_done == 1;  // \gexec
    const bool complete = state.state == "applied" || state.state == "undone" || is_last_statement;
    const int done = complete ? all : std::min(all, state.statements_done + state.generated_done);
    return state.kind == "undo" ? all - done : done;
  }

  void expect_history_is_true() {
    wait_for_the_server();
    if (!there_is("postgres_manager.history") || !there_is("done")) return;
    const auto states = file_states();
    for (std::size_t file = 1; file <= states.size(); ++file) {
      EXPECT_EQ(states[file - 1].effects, claimed(file, states[file - 1]))
          << "file " << file << ": " << states[file - 1].kind << " " << states[file - 1].state;
    }
  }

  void expect_effects(bool in_place) {
    const auto states = file_states();
    for (std::size_t file = 1; file <= states.size(); ++file) {
      EXPECT_EQ(states[file - 1].effects, in_place ? all_effects.at(file - 1) : 0) << "file " << file;
    }
  }

  // What the run said of itself must be so. Nothing where it failed before it had begun.
  void expect_outcome_is_true(const std::optional<Ran>& ran, const std::string& done_state) {
    if (!ran) return;
    const plan::Outcome& outcome = ran->outcome;
    EXPECT_THAT(outcome.result, ::testing::AnyOf(Result::done, Result::failed));
    const auto state_of = [&](const plan::Step& step) {
      const pg::Result rows =
          connection_->query("SELECT state FROM postgres_manager.deployment_state WHERE ordinal = $1::int8",
                             {source::to_string(*step.ordinal)});
      return rows.rows() == 0 ? std::string() : std::string(rows.text(0, 0));
    };
    for (const auto& completed : outcome.completed) EXPECT_EQ(state_of(*completed.step), done_state);
    for (const plan::Step* step : outcome.not_tried) EXPECT_NE(state_of(*step), done_state);
    if (outcome.result != Result::failed) return;
    ASSERT_NE(outcome.failure->step, nullptr);
    if (!outcome.failure->commit_unknown && !outcome.failure->kept) {
      EXPECT_NE(state_of(*outcome.failure->step), done_state);
    }
  }

  // Whether the connection was cut: it is not when the run ends before.
  bool run_cut(const RunOptions& options, std::uint64_t number, const std::string& done_state) {
    DelayProxy line({.target = server_address(), .cut = DelayProxy::Cut{GetParam(), number}});
    Target through = target();
    through.connection.dsn += fmt::format(" host=127.0.0.1 port={} sslmode=disable gssencmode=disable", line.port());
    std::optional<Ran> ran;
    try {
      ran = run(options, through, stop_, events_);
    } catch (const base::Error& error) {
      EXPECT_EQ(error.code(), base::ErrorCode::connection) << error.what();
    }
    expect_history_is_true();
    expect_outcome_is_true(ran, done_state);
    return line.has_cut();
  }

  // `number` counts the places; `prepare` makes what is there before each.
  template <typename Prepare>
  std::uint64_t cut_everywhere(const RunOptions& options, bool in_place, const Prepare& prepare) {
    std::uint64_t number = 1;
    for (bool was_cut = true; was_cut && !HasFailure(); ++number) {
      SCOPED_TRACE(fmt::format("cut before number {}", number));
      prepare();
      was_cut = run_cut(options, number, in_place ? "applied" : "undone");
      const Ran again = run(options);
      EXPECT_THAT(again.outcome.result, ::testing::AnyOf(Result::done, Result::nothing_to_do)) << failure(again);
      expect_effects(in_place);
      EXPECT_EQ(run(options).outcome.result, Result::nothing_to_do);
    }
    return number - 1;
  }

  std::optional<pg::Connection> connection_;
};

TEST_P(CutConnection, LeavesADeploymentThatTheNextRunCompletes) {
  const auto places = cut_everywhere({}, /*in_place=*/true, [this] { empty_database(); });
  EXPECT_GT(places, 10U);
}

TEST_P(CutConnection, LeavesAnUndoThatTheNextRunCompletes) {
  empty_database();
  run();
  const RunOptions undo{.function = plan::Function::undo, .undo = {.to = source::Ordinal(0)}};
  const auto places = cut_everywhere(undo, /*in_place=*/false, [this] { run(); });
  EXPECT_GT(places, 10U);
}

INSTANTIATE_TEST_SUITE_P(Places, CutConnection, ::testing::Values(Before::chunk_to_server, Before::answer_to_client),
                         [](const auto& place) {
                           return place.param == Before::chunk_to_server ? "ChunkToServer" : "AnswerToClient";
                         });

}  // namespace

}  // namespace pgmanager::execute
