#include "execute/counted_tree.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <thread>

namespace pgmanager::execute {

namespace {

using namespace std::chrono_literals;
using result::RunResult;

struct FileText {
  std::string deployment;
  std::string undo;
  int effects;
};

constexpr const char* delete_rows = "DELETE FROM done WHERE file = $f;\n";

// $f is replaced by the file's ordinal.
FileText text_of(FileKind kind) {
  switch (kind) {
    case FileKind::transaction:
      return {"INSERT INTO done VALUES ($f, 1);\nINSERT INTO done VALUES ($f, 2);\n", delete_rows, 2};
    case FileKind::own_transaction: return {"BEGIN;\nINSERT INTO done VALUES ($f, 1);\nCOMMIT;\n", delete_rows, 1};
    case FileKind::concurrently:
      return {
          "-- postgres-manager: no-transaction\nCREATE INDEX CONCURRENTLY i$f_n ON empty (n);\n"
          "CREATE INDEX CONCURRENTLY i$f_m ON empty (m);\nINSERT INTO done VALUES ($f, 3);\n"
          "CREATE INDEX CONCURRENTLY i$f_nm ON empty (n, m);\n",
          "-- postgres-manager: no-transaction\nDROP INDEX CONCURRENTLY i$f_nm;\nDELETE FROM done WHERE file = $f;\n"
          "DROP INDEX CONCURRENTLY i$f_m;\nDROP INDEX CONCURRENTLY i$f_n;\n",
          4};
    case FileKind::copy:
      return {
          "INSERT INTO done VALUES ($f, 1);\nCOPY done FROM stdin;\n$f\t2\n\\.\n"
          "INSERT INTO done VALUES ($f, 3);\n",
          delete_rows, 3};
    case FileKind::gexec:
      return {
          "-- postgres-manager: no-transaction\n"
          "SELECT format('INSERT INTO done VALUES ($f, %s)', n) FROM generate_series(1, 2) AS n \\gexec\n",
          "-- postgres-manager: no-transaction\nDELETE FROM done WHERE file = $f AND statement = 1;\n"
          "DELETE FROM done WHERE file = $f;\n",
          2};
    case FileKind::no_transaction:
      return {"-- postgres-manager: no-transaction\nINSERT INTO done VALUES ($f, 1);\n", delete_rows, 1};
    case FileKind::repeat:
      return {
          "-- postgres-manager: repeat\nINSERT INTO done\n"
          "SELECT $f, c.n FROM (SELECT count(*) + 1 FROM done WHERE file = $f) AS c (n) WHERE c.n <= 3;\n",
          delete_rows, 3};
  }
  return {};
}

std::string filled_in(std::string text, std::size_t file) {
  for (std::size_t at = text.find("$f"); at != std::string::npos; at = text.find("$f", at)) {
    text.replace(at, 2, std::to_string(file));
  }
  return text;
}

// For each file: the number of its effects, and its last row in the history.
constexpr const char* effects_and_records = R"(
SELECT
  (SELECT count(*) FROM done WHERE done.file = o.file)
    + (SELECT count(*) FROM pg_index JOIN pg_class ON oid = indexrelid
       -- INVALID: one that is not built yet, or one that is not dropped yet
       WHERE (indisvalid OR s.kind = 'undo') AND relname LIKE format('i%s\_%%', o.file)) AS effects,
  s.kind, s.state, coalesce(s.statements_done, 0) AS statements_done,
  coalesce(cardinality(array_remove(s.generated_done, 'in part')), 0) AS generated_done,
  coalesce('in part' = ANY (s.generated_done), false) AS in_part
FROM generate_series(1, $1::int) AS o (file)
LEFT JOIN LATERAL (
  SELECT * FROM postgres_manager.history AS h WHERE h.ordinal = o.file ORDER BY h.id DESC LIMIT 1
) AS s ON true
ORDER BY o.file)";

}  // namespace

struct CountedTreeTest::FileState {
  int effects = 0;
  std::string kind;
  std::string state;
  int statements_done = 0;
  int generated_done = 0;
  bool in_part = false;  ///< the next statement may have committed a part, or all, of its effect

  bool is_complete() const { return state == "applied" || state == "undone"; }
};

void CountedTreeTest::SetUp() {
  RunTest::SetUp();
  if (!IsSkipped()) connection_.emplace(pg::ConnectOptions{.dsn = scratch_->dsn()}, stop_);
}

void CountedTreeTest::write_tree(const std::vector<FileKind>& kinds) {
  std::filesystem::remove_all(directory_.path() / "deployment");
  std::filesystem::remove_all(directory_.path() / "undo");
  kinds_ = kinds;
  write("deployment/0-tables.sql",
        "CREATE TABLE done (file int, statement int);\nCREATE TABLE empty (n int, m int);\n");
  for (std::size_t file = 1; file <= kinds.size(); ++file) {
    const FileText text = text_of(kinds[file - 1]);
    write(fmt::format("deployment/{}-file.sql", file), filled_in(text.deployment, file));
    write(fmt::format("undo/{}-file.sql", file), filled_in(text.undo, file));
  }
}

void CountedTreeTest::empty_database() {
  connection_->script(
      "SET client_min_messages TO warning; DROP SCHEMA IF EXISTS postgres_manager CASCADE; "
      "DROP TABLE IF EXISTS done, empty");
}

void CountedTreeTest::wait_for_the_server() {
  const char* others =
      "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid() "
      "AND backend_type = 'client backend'";
  const auto deadline = std::chrono::steady_clock::now() + 20s;
  while (connection_->query(others).one_value().integer() != 0) {
    ASSERT_LT(std::chrono::steady_clock::now(), deadline) << "a session of the run does not end";
    std::this_thread::sleep_for(1ms);
  }
}

bool CountedTreeTest::there_is(const std::string& table) {
  return !connection_->query(fmt::format("SELECT to_regclass('{}')", table)).one_value().is_null();
}

std::vector<CountedTreeTest::FileState> CountedTreeTest::file_states() {
  const pg::Result rows = connection_->query(effects_and_records, {std::to_string(kinds_.size())});
  std::vector<FileState> states;
  for (const pg::Row row : rows) {
    states.push_back({.effects = row["effects"].integer<int>(),
                      .kind = row["kind"].string(),
                      .state = row["state"].string(),
                      .statements_done = row["statements_done"].integer<int>(),
                      .generated_done = row["generated_done"].integer<int>(),
                      .in_part = row["in_part"].boolean()});
  }
  return states;
}

// The number of effects according to the history; for an undo, the remaining ones. Nothing for an incomplete `repeat`,
// whose rounds the history does not count.
std::optional<int> CountedTreeTest::claimed(std::size_t file, const FileState& state) const {
  const FileKind kind = kinds_[file - 1];
  const int all = text_of(kind).effects;
  if (state.is_complete()) return state.kind == "undo" ? 0 : all;
  if (state.kind == "undo") return all - state.statements_done;
  if (kind == FileKind::repeat) return std::nullopt;
  if (kind == FileKind::gexec && state.statements_done == 1) return all;
  return state.statements_done + state.generated_done;
}

void CountedTreeTest::expect_history_is_true() {
  wait_for_the_server();
  if (!there_is("postgres_manager.history") || !there_is("done")) return;
  const auto states = file_states();
  for (std::size_t file = 1; file <= states.size(); ++file) {
    const FileState& state = states[file - 1];
    const int least = claimed(file, state).value_or(state.effects);
    // An undo removes effects.
    const int next = state.kind == "undo" ? least - 1 : least + 1;
    const bool may_be_next = state.in_part && state.effects == next;
    EXPECT_EQ(state.effects, may_be_next ? next : least) << "file " << file << ": " << state.kind << " " << state.state;
  }
}

void CountedTreeTest::expect_effects(bool in_place) {
  const auto states = file_states();
  for (std::size_t file = 1; file <= states.size(); ++file) {
    EXPECT_EQ(states[file - 1].effects, in_place ? text_of(kinds_[file - 1]).effects : 0) << "file " << file;
  }
}

std::string CountedTreeTest::state_of(const plan::Step& step) {
  const pg::Result rows =
      connection_->query("SELECT state FROM postgres_manager.history WHERE ordinal = $1::int8 ORDER BY id DESC LIMIT 1",
                         {source::to_string(*step.ordinal)});
  return rows.empty() ? std::string() : rows.one_value().string();
}

void CountedTreeTest::expect_outcome_is_true(const result::Outcome& outcome, const std::string& done_state) {
  if (outcome.result == RunResult::refused || outcome.result == RunResult::planned) {
    ADD_FAILURE() << "the run was refused";
    return;
  }
  for (const auto& completed : outcome.completed) EXPECT_EQ(state_of(*completed.step), done_state);
  for (const plan::Step* step : outcome.not_tried) EXPECT_NE(state_of(*step), done_state);
  if (outcome.result != RunResult::failed) return;
  ASSERT_NE(outcome.failure->step, nullptr);
  if (outcome.failure->commit_unknown || outcome.failure->kept) return;
  EXPECT_NE(state_of(*outcome.failure->step), done_state);
}

}  // namespace pgmanager::execute
