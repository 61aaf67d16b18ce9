#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/error.hpp"
#include "history/history.hpp"
#include "plan/plan.hpp"

namespace pgmanager::result {

/// How a run ended.
enum class RunResult {
  planned,        ///< dry run: nothing was done
  refused,        ///< plan.refusals say why; nothing was done
  nothing_to_do,  ///< the instance holds everything already
  done,           ///< every step of the plan
  failed,         ///< `failure` says where and why
};

/// A file that was processed and whose changes are committed. If the connection was lost, only files that are certainly
/// on the server's disk count.
struct CompletedStep {
  const plan::Step* step = nullptr;  ///< belongs to Outcome::plan
  /// In a transaction: how long the server worked on it, up to the COMMIT, as in the history. Includes earlier tries
  /// and the pauses between them.
  std::chrono::duration<double> took{};
};

/// The session that holds a lock we wait for, as pg_stat_activity shows it. An empty member is not visible to this
/// user.
struct LockHolder {
  int pid = 0;
  std::string application_name;
  std::string database_user;
  std::string client;    ///< address, or "local" for a Unix socket
  std::string since;     ///< when the session started; UTC, ISO 8601
  std::string query;     ///< its current or last query
  std::string end;       ///< the statement that ends the session, if this user may run it
  std::string ended_by;  ///< otherwise the role that may, e.g. "a superuser"
  std::optional<std::chrono::duration<double>> in_transaction;  ///< for how long; not set: in none, or not visible
};

/// Why a run stopped part-way.
struct Failure {
  const plan::Step* step = nullptr;             ///< the file; null: the commit of everything
  base::ErrorCode code = base::ErrorCode::sql;  ///< sql, lock (of the history), connection, interrupted, terminated
  history::RecordedError error;
  base::ErrorCause cause;                  ///< of an error that is not the server's
  std::string statement;                   ///< the one that failed, e.g. "CREATE INDEX"; empty: none of the file's
  std::optional<base::Location> location;  ///< where in the file, as exactly as the server reported it
  int statements_done = 0;                 ///< completed statements of this file; they were rolled back unless `kept`
  std::chrono::duration<double> took{};    ///< from the first try of the file until it failed
  /// The longest time that the server may have worked on the failed statement; not set: unknown.
  std::optional<std::chrono::duration<double>> statement_took;
  /// The failed statement as it was sent; empty: none of the file's. Never shown, because it contains values of
  /// variables.
  std::string sent;
  bool kept = false;                ///< the file ran without a transaction: completed statements are committed
  std::int64_t rounds = 0;          ///< of a file with `repeat`: committed rounds
  bool in_part = false;             ///< the failed statement may be partly committed: never run it again unasked
  bool invalid_index = false;       ///< the failed statement may have left an INVALID index, which the next run drops
  bool commit_unknown = false;      ///< the connection was lost during the commit
  std::vector<LockHolder> holders;  ///< sessions seen holding the lock that the file waited for
  std::string advice;               ///< the way out as full sentences, if we know more than the server; may be empty
};

/// Whether the file may succeed if it is tried again soon: it failed with a lock timeout, a deadlock or a serialization
/// failure, and committed nothing.
bool is_worth_retrying(const Failure& failure);

/// A named point of the write-ahead log, to which point-in-time recovery can lead (recovery_target_name).
struct RestorePoint {
  std::string name;
  std::string position;  ///< the LSN: "0/16B3748"
};

/// The result of a run. A value: a run that stopped part-way does not throw.
struct Outcome {
  plan::Plan plan;
  RunResult result = RunResult::planned;
  std::vector<CompletedStep> completed;
  std::optional<Failure> failure;
  std::vector<const plan::Step*> unknown;    ///< sent, but the connection was lost before their commit was certain
  std::vector<const plan::Step*> not_tried;  ///< never sent; these steps belong to Outcome::plan, too
  std::chrono::duration<double> took{};      ///< including connecting, the after-hook and the snapshot
  /// Why the schema could not be recorded after the run; the run's own result is unaffected.
  std::optional<base::Error> snapshot_error;
  /// Name of the protected environment for which the run recorded the protection; empty: it did not record any.
  std::string protected_by;
  /// Why the protection could not be recorded; the run's own result is unaffected.
  std::optional<base::Error> protection_error;
  /// Made before the first file, if the options asked for one.
  std::optional<RestorePoint> restore_point;
  /// Why it could not be made; the run continues without.
  std::optional<base::Error> restore_point_error;
  /// The error of the after-hook; the run's own result is unaffected.
  std::optional<base::Error> hook_error;

  // Steps are pointed to, so an outcome moves with its plan but is never copied.
  Outcome() = default;
  Outcome(Outcome&&) = default;
  Outcome& operator=(Outcome&&) = default;
  Outcome(const Outcome&) = delete;
  Outcome& operator=(const Outcome&) = delete;
  ~Outcome() = default;
};

}  // namespace pgmanager::result
