#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "history/history.hpp"
#include "plan/deployment_state.hpp"
#include "result/instance.hpp"
#include "source/source_tree.hpp"

namespace pgmanager::result {

/// An index that the server does not use, because building or dropping it concurrently stopped part-way. Names are as
/// in SQL, with the schema.
struct InvalidIndex {
  std::string name;
  std::string table;
};

/// One line of a status.
struct StatusLine {
  source::Ordinal ordinal;
  plan::CurrentState state = plan::CurrentState::pending;
  std::string path;
  std::optional<history::Entry> entry;  ///< the current history row; none: never tried here
  std::optional<history::Entry> undo;   ///< of a partly-undone deployment: the attempt that stopped part-way
  std::vector<std::string> lost_files;  ///< of a partly-undone deployment: missing files that its undo needs
  bool is_repeated = false;             ///< its file has the directive repeat
  bool is_emptied = false;              ///< of a partly applied deployment: its file is on disk without any statement
};

/// A file that is identified by its path, of a repeatable group or of test-data/: FileState as a value of its own.
struct FileLine {
  std::string path;
  plan::CurrentState state = plan::CurrentState::pending;
  std::optional<history::Entry> entry;  ///< the last run, or the attempt that failed since; none: never tried here
};

/// The state of an instance, compared with the source tree. A value of its own: it outlives both.
struct Status {
  Instance instance;
  bool compared = true;  ///< with the source tree; if false, the deployments are as in the history
  bool has_history = false;
  std::vector<std::string> other_histories;  ///< if there is no history: the schemas of the database that contain one
  std::optional<history::Entry> created;
  std::optional<history::Entry> protection;  ///< as History::protection
  std::string another_tree;                  ///< why the history is that of another tree (plan::refuse_another_tree)
  std::vector<history::Entry> create_parts;  ///< files in place of a create run that has not completed
  std::vector<StatusLine> deployments;       ///< in the order of their ordinals
  std::vector<FileLine> repeatable;          ///< in the order in which they run
  std::vector<FileLine> test_data;  ///< in the order in which they are loaded; empty: this instance has no test data
  std::vector<history::Entry> manual_runs;  ///< in the order in which they ran
  std::vector<StatusLine> pending_manual;   ///< manual deployments that would run or are partly applied
  std::vector<InvalidIndex> invalid_indexes;

  std::map<plan::CurrentState, std::size_t> counts() const;
  /// A file will run or be completed, and may build one of the INVALID indexes.
  bool has_incomplete_files() const;
};

/// The answer for a script that asks whether an instance matches its tree: whether `deployment` would have nothing to
/// do and nothing to refuse, and likewise `test-data` if there is test data. Manual deployments that have not run do
/// not count, because `deployment` does not run them: the user decides whether they are meant for this instance. Partly
/// applied ones count.
struct Check {
  std::map<plan::CurrentState, std::size_t> found;  ///< how many are not as they should be
  std::map<plan::CurrentState, std::size_t>
      repeatable;  ///< of the files of repeatable groups: pending, failed, missing
  std::map<plan::CurrentState, std::size_t>
      test_data;  ///< of the files of test-data/: pending, failed, changed, missing
  bool create_unfinished = false;
  bool another_tree = false;  ///< the history is that of another tree
  std::size_t invalid_indexes = 0;
  std::size_t findings = 0;  ///< in the source tree, which is then not compared

  bool passed() const {
    return findings == 0 && found.empty() && repeatable.empty() && test_data.empty() && !create_unfinished &&
           !another_tree && invalid_indexes == 0;
  }
};

/// `ahead`: whether `deployment` would refuse an instance that is ahead of the tree.
Check check(const Status& status, plan::Ahead ahead = plan::Ahead::refuse);

Status make_status(Instance instance, const source::SourceTree& tree, history::History history);

/// The status according to the history alone, for a tree with findings, with which a comparison would be wrong.
Status recorded_status(Instance instance, history::History history);

}  // namespace pgmanager::result
