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
enum class Result {
  planned,        ///< dry run: nothing was done
  refused,        ///< plan.refusals say why; nothing was done
  nothing_to_do,  ///< the instance holds everything already
  done,           ///< every step of the plan
  failed,         ///< `failure` says where and why
};

/// A file that was dealt with and whose changes are committed. When the connection was lost, only what was then on the
/// server's disk for certain counts.
struct CompletedStep {
  const plan::Step* step = nullptr;  ///< belongs to Outcome::plan
  /// In a transaction: how long the server worked on it, as the history says, up to the COMMIT. The tries before, and
  /// the pauses between them, are counted, too.
  std::chrono::duration<double> took{};
};

/// Who holds a lock that we wait for, as pg_stat_activity shows it. Empty: not visible for this user.
struct LockHolder {
  int pid = 0;
  std::string application_name;
  std::string database_user;
  std::string client;                                           ///< address, or "local" for a Unix socket
  std::string since;                                            ///< when its session began; UTC, ISO 8601
  std::string query;                                            ///< what it runs, or ran last
  std::string end;                                              ///< the statement that ends it, if we may run it
  std::string ended_by;                                         ///< else who may, e.g. "a superuser"
  std::optional<std::chrono::duration<double>> in_transaction;  ///< for how long; not set: in none, or not visible
};

/// Why a run stopped half way.
struct Failure {
  const plan::Step* step = nullptr;             ///< the file; null: the commit of everything
  base::ErrorCode code = base::ErrorCode::sql;  ///< sql, lock (of the history), connection, interrupted, terminated
  history::RecordedError error;
  std::string statement;                   ///< that failed, e.g. "CREATE INDEX"; empty: none of the file's
  std::optional<base::Location> location;  ///< where in the file, as exactly as the server said
  int statements_done = 0;                 ///< of this file; they were rolled back unless `kept`
  std::chrono::duration<double> took{};    ///< of the file until it failed, from its first try on
  /// How long the server worked on the statement that failed, at most; not set: not known.
  std::optional<std::chrono::duration<double>> statement_took;
  /// The statement that failed, as it was sent; empty: none of the file's. Never shown: values of variables are in it.
  std::string sent;
  bool kept = false;                ///< the file ran without a transaction: what was done stays
  std::int64_t rounds = 0;          ///< of a file with `repeat`: those that are committed and stay
  bool half_done = false;           ///< what failed may have committed a part of itself: never run it again unasked
  bool invalid_index = false;       ///< what failed may have left an INVALID index, which the next run drops
  bool commit_unknown = false;      ///< the connection was lost while the commit was under way
  std::vector<LockHolder> holders;  ///< of the lock that the file did not get, as far as they were seen
  std::string advice;  ///< the way out as full sentences, where we know more of it than the server; may be empty
};

/// Whether the same file may succeed a little later: it ran into a lock timeout, a deadlock or a serialization failure,
/// and left nothing.
bool is_worth_retrying(const Failure& failure);

/// What came of a run. A value: a run that stopped half way is no exception.
struct Outcome {
  plan::Plan plan;
  Result result = Result::planned;
  std::vector<CompletedStep> completed;
  std::optional<Failure> failure;
  std::vector<const plan::Step*> unknown;  ///< sent, and the connection was lost before they were committed for certain
  std::vector<const plan::Step*> not_tried;  ///< never sent; like those above they belong to Outcome::plan
  std::chrono::duration<double> took{};  ///< all that was waited for: connecting, the hook after it and the snapshot
  /// Why the schema that it has left could not be recorded; what the run itself came to is not touched by that.
  std::optional<base::Error> snapshot_error;
  /// The run has recorded that the instance is protected, because this environment is; empty: it has not.
  std::string protected_by;
  /// Why it could not record that; what the run itself came to is not touched by that.
  std::optional<base::Error> protection_error;
  /// The hook behind it failed; what the run itself came to is not touched by that.
  std::optional<base::Error> hook_error;

  // The steps are pointed to, so an outcome moves with its plan but is never copied.
  Outcome() = default;
  Outcome(Outcome&&) = default;
  Outcome& operator=(Outcome&&) = default;
  Outcome(const Outcome&) = delete;
  Outcome& operator=(const Outcome&) = delete;
  ~Outcome() = default;
};

}  // namespace pgmanager::result
