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

/// An index that the server does not use, because building or dropping it concurrently has stopped part-way. Names are
/// as SQL writes them, with the schema.
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
  std::optional<history::Entry> undo;   ///< of what is half undone, the attempt that stopped half way
  std::vector<std::string> lost_files;  ///< of what is half undone: paths of the files that finishing it needs
  bool is_repeated = false;             ///< its file has the directive repeat
  bool is_emptied = false;              ///< of what is partly applied: its file is on disk, without any statement
};

/// A file that is known by its path, of a repeatable group or of test-data/: FileState as a value of its own.
struct FileLine {
  std::string path;
  plan::CurrentState state = plan::CurrentState::pending;
  std::optional<history::Entry> entry;  ///< the last run, or the attempt that failed since; none: never tried here
};

/// Where an instance stands, compared with the source tree. A value of its own: it outlives both.
struct Status {
  Instance instance;
  bool compared = true;  ///< with the source tree; else the deployments stand as the history says
  bool has_history = false;
  std::vector<std::string> other_histories;  ///< where there is no history: schemas of the database that hold one
  std::optional<history::Entry> created;
  std::optional<history::Entry> protection;  ///< as History::protection
  std::string another_tree;                  ///< why the history is that of another tree (plan::refuse_another_tree)
  std::vector<history::Entry> create_parts;  ///< files in place of a create run that has not come to its end
  std::vector<StatusLine> deployments;       ///< in the order of their ordinals
  std::vector<FileLine> repeatable;          ///< in the order in which they run
  std::vector<FileLine> test_data;           ///< in the order in which they are loaded; empty: nobody loads any here
  std::vector<history::Entry> manual_runs;   ///< in the order in which they ran
  std::vector<StatusLine> pending_manual;    ///< manual deployments that would run, and those that are partly applied
  std::vector<InvalidIndex> invalid_indexes;

  std::map<plan::CurrentState, std::size_t> counts() const;
  /// A file is to run, or to be finished: it may build one of the INVALID indexes.
  bool has_incomplete_files() const;
};

/// What a script is told that asks whether an instance is in step with its tree: whether `deployment` would have
/// nothing to do and nothing to refuse, and, where there is test data, `test-data` as well. Manual deployments
/// that have not run are left out, because `deployment` does not run them: whether they are meant for this instance is
/// decided by a person. Those that are partly applied count.
struct Check {
  std::map<plan::CurrentState, std::size_t> found;  ///< how many are not as they should be
  std::map<plan::CurrentState, std::size_t>
      repeatable;  ///< of the files of repeatable groups: pending, failed, missing
  std::map<plan::CurrentState, std::size_t>
      test_data;  ///< of the files of test-data/: pending, failed, changed, missing
  bool create_unfinished = false;
  bool another_tree = false;  ///< the history is that of another tree
  std::size_t invalid_indexes = 0;
  std::size_t findings = 0;  ///< in the source tree, which was not compared then

  bool passed() const {
    return findings == 0 && found.empty() && repeatable.empty() && test_data.empty() && !create_unfinished &&
           !another_tree && invalid_indexes == 0;
  }
};

/// `ahead`: whether `deployment` would refuse an instance that is ahead of the tree.
Check check(const Status& status, plan::Ahead ahead = plan::Ahead::refuse);

Status make_status(Instance instance, const source::SourceTree& tree, history::History history);

/// Of a tree that has findings, so that a comparison would say something wrong: what the history alone says.
Status recorded_status(Instance instance, history::History history);

}  // namespace pgmanager::result
