#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "execute/run_fixture.hpp"
#include "pg/connection.hpp"

namespace pgmanager::execute {

/// The contents of a file: each way in which statements are sent and recorded.
enum class FileKind { transaction, own_transaction, concurrently, copy, gexec, no_transaction, repeat };

/// A tree in which every statement has one effect that can be counted: a row of table `done`, or a valid index. So the
/// state of the database can be compared with the history and with the outcome of a run, whatever happened to the run.
class CountedTreeTest : public RunTest {
 protected:
  void SetUp() override;

  /// Ordinals 1, 2, ... and their undo files; ordinal 0 creates the tables.
  void write_tree(const std::vector<FileKind>& kinds);
  void empty_database();
  /// Waits until there is no other session in the database.
  void wait_for_the_server();

  /// Expects that the history of each file agrees with its effects.
  void expect_history_is_true();
  /// Expects every effect of every file exactly once, or none.
  void expect_effects(bool in_place);
  /// Expects that the outcome of the run agrees with the history. `done_state`: the state of a file that the run
  /// completes.
  void expect_outcome_is_true(const result::Outcome& outcome, const std::string& done_state);

  static plan::Planner undo_everything() { return plan::undo_planner({.to = source::Ordinal(0)}); }

  std::optional<pg::Connection> connection_;  ///< for the queries of the test

 private:
  struct FileState;
  std::vector<FileState> file_states();
  std::string state_of(const plan::Step& step);
  std::optional<int> claimed(std::size_t file, const FileState& state) const;
  bool there_is(const std::string& table);

  std::vector<FileKind> kinds_;
};

}  // namespace pgmanager::execute
