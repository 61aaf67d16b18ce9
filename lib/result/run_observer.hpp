#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <vector>

#include "plan/plan.hpp"
#include "result/instance.hpp"
#include "result/outcome.hpp"

namespace pgmanager::result {

/// A notice or warning that the server sent while a file ran.
struct ServerNotice {
  std::string severity;
  std::string message;
  std::string detail;
  std::string hint;
};

/// A file will be run again because it collided with another session (lock timeout, deadlock, serialization failure).
struct Retry {
  int attempt = 1;   ///< number of the coming retry, from 1
  int attempts = 5;  ///< how many retries there may be
  std::string sqlstate;
  std::string message;              ///< the server's message
  std::vector<LockHolder> holders;  ///< sessions seen holding the lock
  std::chrono::milliseconds pause{};
};

/// The progress of an index build, from pg_stat_progress_create_index.
struct IndexProgress {
  std::string index;       ///< "schema.name"; its table if the index is not visible; empty: neither is visible
  std::string phase;       ///< "building index: scanning table", ...
  std::int64_t done = 0;   ///< blocks, tuples or sessions waited for, depending on the phase
  std::int64_t total = 0;  ///< 0: the phase does not count
};

/// The progress of a file with the directive `repeat`.
struct RepeatProgress {
  std::int64_t rounds = 0;  ///< committed rounds that affected a row
  std::int64_t rows = 0;    ///< total of all rounds
};

/// Receives the events of a run in the order in which they happen. A terminal, a log and a stream of JSON lines are
/// observers; `lib/` itself prints nothing. Events that an observer does not override are ignored.
class RunObserver {
 public:
  RunObserver() = default;
  RunObserver(const RunObserver&) = delete;
  RunObserver& operator=(const RunObserver&) = delete;
  virtual ~RunObserver() = default;

  /// One of several runs starts; it builds `what`: "create/", "base 1a2b3c4".
  virtual void building(const std::string& /*what*/) {}
  /// The same for a run that tries one file: "undo/00001-a.sql".
  virtual void trying(const std::string& /*what*/) {}
  /// The server does not accept queries yet; called again when the reason changes. `waited` counts from the first try.
  virtual void waiting_for_server(const std::string& /*reason*/, std::chrono::duration<double> /*waited*/) {}
  /// The program is connected to this instance. Not called for a run in a scratch database.
  virtual void target(const Instance& /*instance*/) {}
  /// Called repeatedly while another run holds the lock; `waited` counts from the first try.
  virtual void waiting_for_lock(const LockHolder& /*holder*/, std::chrono::duration<double> /*waited*/) {}
  /// Before the first step, also in a dry run; not called if the plan was refused.
  virtual void planned(const plan::Plan& /*plan*/) {}
  /// `position` counts the files to run from 1.
  virtual void file_started(const plan::Step& /*step*/, std::size_t /*position*/, std::size_t /*total*/) {}
  virtual void statement_done(const plan::Step& /*step*/, int /*done*/, int /*total*/) {}
  /// The file's statements ran; with one transaction per file they are committed, too.
  virtual void file_done(const plan::Step& /*step*/, std::chrono::duration<double> /*took*/) {}
  virtual void notice(const plan::Step& /*step*/, const ServerNotice& /*notice*/) {}
  /// Called repeatedly while a statement waits for a lock of another session, for the first time within a second;
  /// `waited` counts from the start of the statement.
  virtual void statement_waits(const plan::Step& /*step*/, const std::vector<LockHolder>& /*holders*/,
                               std::chrono::duration<double> /*waited*/) {}
  /// Before the pause; file_started is called again after it.
  virtual void retrying(const plan::Step& /*step*/, const Retry& /*retry*/) {}
  /// Called repeatedly while an index is built, for the first time after a second.
  virtual void index_progress(const plan::Step& /*step*/, const IndexProgress& /*progress*/) {}
  /// An INVALID index of an earlier attempt was dropped.
  virtual void invalid_index_dropped(const plan::Step& /*step*/, const std::string& /*index*/) {}
  /// After each statement that \gexec generated; `total` is their number.
  virtual void generated_statement_done(const plan::Step& /*step*/, int /*done*/, int /*total*/) {}
  /// After each round of a file with the directive `repeat`.
  virtual void round_done(const plan::Step& /*step*/, const RepeatProgress& /*progress*/) {}
  /// A hook starts; none of the functions above is called until it has ended.
  virtual void hook_started(source::Hook /*hook*/) {}
  /// A line that the hook has written, without its line end. A long line may come in pieces.
  virtual void hook_output(source::Hook /*hook*/, const std::string& /*line*/) {}
  /// The hook has succeeded; a failure is reported as an error.
  virtual void hook_done(source::Hook /*hook*/, std::chrono::duration<double> /*took*/) {}
};

}  // namespace pgmanager::result
