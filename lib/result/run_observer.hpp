#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <variant>
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

/// The events of a run. What they refer to lives as long as the call that tells them.
namespace events {

/// One of several runs starts; it builds `what`: "create/", "base 1a2b3c4".
struct Building {
  const std::string& what;
};
/// The same for a run that tries one file: "undo/00001-a.sql".
struct Trying {
  const std::string& what;
};
/// The server does not accept queries yet; told again when the reason changes. `waited` counts from the first try.
struct WaitingForServer {
  const std::string& reason;
  std::chrono::duration<double> waited;
};
/// The program is connected to this instance. Not told for a run in a scratch database.
struct Target {
  const Instance& instance;
};
/// Told repeatedly while another run holds the lock; `waited` counts from the first try.
struct WaitingForLock {
  const LockHolder& holder;
  std::chrono::duration<double> waited;
};
/// Before the first step, also in a dry run. For a refused plan it is sent only if the database does not exist yet.
struct Planned {
  const plan::Plan& plan;
};
/// `position` counts the files to run from 1.
/// Told before the first file of a run that makes a restore point.
struct RestorePointMade {
  const std::optional<RestorePoint>& point;
  const std::optional<base::Error>& why_not;  ///< if there is none: the run continues without
};
struct FileStarted {
  const plan::Step& step;
  std::size_t position;
  std::size_t total;
};
struct StatementDone {
  const plan::Step& step;
  int done;
  int total;
};
/// The file's statements ran; with one transaction per file they are committed, too.
struct FileDone {
  const plan::Step& step;
  std::chrono::duration<double> took;
};
struct Notice {
  const plan::Step& step;
  const ServerNotice& notice;
};
/// Told repeatedly while a statement waits for a lock of another session, for the first time within a second; `waited`
/// counts from the start of the statement.
struct StatementWaits {
  const plan::Step& step;
  const std::vector<LockHolder>& holders;
  std::chrono::duration<double> waited;
};
/// Before the pause; FileStarted is told again after it.
struct Retrying {
  const plan::Step& step;
  const Retry& retry;
};
/// Told repeatedly while an index is built, for the first time after a second.
struct IndexProgress {
  const plan::Step& step;
  const result::IndexProgress& progress;
};
/// An INVALID index of an earlier attempt was dropped.
struct InvalidIndexDropped {
  const plan::Step& step;
  const std::string& index;
};
/// After each statement that \gexec generated; `total` is their number.
struct GeneratedStatementDone {
  const plan::Step& step;
  int done;
  int total;
};
/// After each round of a file with the directive `repeat`.
struct RoundDone {
  const plan::Step& step;
  const RepeatProgress& progress;
};
/// A hook starts; until it has ended, only HookOutput follows.
struct HookStarted {
  source::Hook hook;
};
/// A line that the hook has written, without its line end. A long line may come in pieces.
struct HookOutput {
  source::Hook hook;
  const std::string& line;
};
/// The hook has succeeded; a failure is reported as an error.
struct HookDone {
  source::Hook hook;
  std::chrono::duration<double> took;
};

}  // namespace events

using Event =
    std::variant<events::Building, events::Trying, events::WaitingForServer, events::Target, events::WaitingForLock,
                 events::Planned, events::RestorePointMade, events::FileStarted, events::StatementDone,
                 events::FileDone, events::Notice, events::StatementWaits, events::Retrying, events::IndexProgress,
                 events::InvalidIndexDropped, events::GeneratedStatementDone, events::RoundDone, events::HookStarted,
                 events::HookOutput, events::HookDone>;

/// Receives the events of a run in the order in which they happen. A terminal, a log and a stream of JSON lines are
/// observers; `lib/` itself prints nothing. This one ignores them.
class RunObserver {
 public:
  RunObserver() = default;
  RunObserver(const RunObserver&) = delete;
  RunObserver& operator=(const RunObserver&) = delete;
  virtual ~RunObserver() = default;

  virtual void on(const Event& /*event*/) {}
};

}  // namespace pgmanager::result
