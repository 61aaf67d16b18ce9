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

/// A file that is going to be run again, because it collided with somebody (lock timeout, deadlock, serialization
/// failure).
struct Retry {
  int attempt = 1;   ///< which retry this is going to be, from 1
  int attempts = 5;  ///< how many there may be
  std::string sqlstate;
  std::string message;              ///< what the server said
  std::vector<LockHolder> holders;  ///< who was in the way, as far as it was seen
  std::chrono::milliseconds pause{};
};

/// How far the building of an index has come, as pg_stat_progress_create_index says.
struct IndexProgress {
  std::string index;       ///< "schema.name", or its table while it cannot be seen; empty: neither can
  std::string phase;       ///< "building index: scanning table", ...
  std::int64_t done = 0;   ///< blocks, tuples or sessions waited for, whichever the phase counts
  std::int64_t total = 0;  ///< 0: the phase does not count
};

/// How far a file with the directive `repeat` has come.
struct RepeatProgress {
  std::int64_t rounds = 0;  ///< that touched a row and are committed
  std::int64_t rows = 0;    ///< of all rounds
};

/// Is told what happens during a run, in the order in which it happens. A terminal, a log and a stream of JSON lines
/// are observers; `lib/` itself prints nothing. What is not overridden is not looked at.
class RunObserver {
 public:
  RunObserver() = default;
  RunObserver(const RunObserver&) = delete;
  RunObserver& operator=(const RunObserver&) = delete;
  virtual ~RunObserver() = default;

  /// One of several runs begins, which builds this: "create/", "base 1a2b3c4".
  virtual void building(const std::string& /*what*/) {}
  /// The same, of a run that tries one file: "undo/00001-a.sql".
  virtual void trying(const std::string& /*what*/) {}
  /// The server does not accept queries yet; again when the reason is another one. `waited` counts from the first try.
  virtual void waiting_for_server(const std::string& /*reason*/, std::chrono::duration<double> /*waited*/) {}
  /// The program is connected: what it works on. Not of a run in a scratch database.
  virtual void target(const Instance& /*instance*/) {}
  /// Again and again while another run holds the lock; `waited` counts from the first try.
  virtual void waiting_for_lock(const LockHolder& /*holder*/, std::chrono::duration<double> /*waited*/) {}
  /// Before the first step, also of a dry run; not when the plan was refused.
  virtual void planned(const plan::Plan& /*plan*/) {}
  /// `position` counts the files to run from 1.
  virtual void file_started(const plan::Step& /*step*/, std::size_t /*position*/, std::size_t /*total*/) {}
  virtual void statement_done(const plan::Step& /*step*/, int /*done*/, int /*total*/) {}
  /// Its statements ran; with one transaction per file they are committed, too.
  virtual void file_done(const plan::Step& /*step*/, std::chrono::duration<double> /*took*/) {}
  virtual void notice(const plan::Step& /*step*/, const ServerNotice& /*notice*/) {}
  /// Again and again while a statement waits for a lock of another session, first within a second; `waited` counts from
  /// the beginning of the statement.
  virtual void statement_waits(const plan::Step& /*step*/, const std::vector<LockHolder>& /*holders*/,
                               std::chrono::duration<double> /*waited*/) {}
  /// Before the pause; file_started comes again when it is over.
  virtual void retrying(const plan::Step& /*step*/, const Retry& /*retry*/) {}
  /// Again and again while an index is built, first after a second.
  virtual void index_progress(const plan::Step& /*step*/, const IndexProgress& /*progress*/) {}
  /// An INVALID index that an earlier attempt has left was dropped.
  virtual void invalid_index_dropped(const plan::Step& /*step*/, const std::string& /*index*/) {}
  /// After each statement that \gexec made; `total` is the number of them.
  virtual void generated_statement_done(const plan::Step& /*step*/, int /*done*/, int /*total*/) {}
  /// After each round of a file with the directive `repeat`.
  virtual void round_done(const plan::Step& /*step*/, const RepeatProgress& /*progress*/) {}
  /// A hook is run; none of the functions above is called until it has ended.
  virtual void hook_started(source::Hook /*hook*/) {}
  /// A line that it has written, without its end. A long one may come in pieces.
  virtual void hook_output(source::Hook /*hook*/, const std::string& /*line*/) {}
  /// It has ended, and well; if not, an error says so.
  virtual void hook_done(source::Hook /*hook*/, std::chrono::duration<double> /*took*/) {}
};

}  // namespace pgmanager::result
