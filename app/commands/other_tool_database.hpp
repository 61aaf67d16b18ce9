#pragma once

#include <memory>
#include <optional>
#include <string>

#include "cli/run_function.hpp"
#include "cli/target.hpp"
#include "database/other_tool.hpp"
#include "imports/recorded.hpp"
#include "plan/baseline.hpp"
#include "result/outcome.hpp"

namespace pgmanager::commands {

/// The database whose history import takes over from another tool: it is selected, opened and locked for all runs and
/// for the tool as long as this value is there.
class OtherToolDatabase {
 public:
  /// Prints the target. Throws base::Error: refused if the tool has no history there, lock if the tool, or another run
  /// of this program, does not end; and as cli::open_session() does.
  OtherToolDatabase(const cli::Context& context, imports::Tool tool);

  const std::string& name() const { return name_; }
  /// The program's own history of the database has begun. Then that of the tool is not asked any more.
  bool has_own_history() const { return has_own_history_; }
  /// What the tool has recorded; without rows if the program has a history.
  const imports::RecordedHistory& recorded() const { return recorded_; }
  pg::Connection& connection() { return session_->connection(); }

  /// To be called before the first file is written. Throws base::Error: lock if the tool has changed its history since
  /// it was read; refused if the role may not create a history.
  void require_ready();

  /// Records what is in place, and reads it again.
  result::Outcome record(const source::SourceTree& tree, const plan::RanElsewhere& in_place);

 private:
  void lock_and_read();
  [[noreturn]] void fail_without_history() const;

  const cli::Context& context_;
  std::string title_;  ///< of the tool
  cli::ChosenTarget chosen_;
  std::unique_ptr<execute::Session> session_;
  std::string name_;
  bool has_own_history_ = false;
  std::optional<database::OtherTool> other_tool_;
  imports::RecordedHistory recorded_;
};

/// Whether the command line names a database. Other places do not count: an import must not write into the database
/// that the shell's variables select.
bool names_database(const cli::Settings& settings);

}  // namespace pgmanager::commands
