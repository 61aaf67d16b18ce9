#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "execute/run_fixture.hpp"
#include "pg/connection.hpp"

namespace pgmanager::execute {

/// What a file of the tree is made of: each way in which statements are sent and recorded.
enum class FileKind { transaction, own_transaction, concurrently, copy, gexec, no_transaction, repeat };

/// A tree in which every statement has one effect that can be counted: a row of table `done`, or a valid index. So what
/// is in place can be compared with what the history and a run say, after whatever happened to the run.
class CountedTreeTest : public RunTest {
 protected:
  void SetUp() override;

  /// Ordinals 1, 2, ... and what undoes them; ordinal 0 makes the tables.
  void write_tree(const std::vector<FileKind>& kinds);
  void empty_database();
  /// Until no other session is left in the database.
  void wait_for_the_server();

  /// The history says of each file exactly what is in place.
  void expect_history_is_true();
  /// Every effect of every file is there once, or none is.
  void expect_effects(bool in_place);
  /// What the run said of itself is so. `done_state`: of a file that it completes.
  void expect_outcome_is_true(const result::Outcome& outcome, const std::string& done_state);

  static plan::Planner undo_everything() { return plan::undo_planner({.to = source::Ordinal(0)}); }

  std::optional<pg::Connection> connection_;  ///< for looking

 private:
  struct FileState;
  std::vector<FileState> file_states();
  std::string state_of(const plan::Step& step);
  std::optional<int> claimed(std::size_t file, const FileState& state) const;
  bool there_is(const std::string& table);

  std::vector<FileKind> kinds_;
};

}  // namespace pgmanager::execute
