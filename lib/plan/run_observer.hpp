#pragma once

#include <chrono>
#include <string>

#include "plan/outcome.hpp"
#include "plan/plan.hpp"

namespace pgmanager::plan {

/// Who holds the lock that we wait for, as pg_stat_activity shows it. Empty: not visible for this user.
struct LockHolder {
  int pid = 0;
  std::string application_name;
  std::string database_user;
  std::string client;  ///< address, or "local" for a Unix socket
  std::string since;   ///< when its session began; UTC, ISO 8601
  std::string query;   ///< what it runs, or ran last
};

/// A notice or warning that the server sent while a file ran.
struct ServerNotice {
  std::string severity;
  std::string message;
  std::string detail;
  std::string hint;
};

/// Is told what happens during a run, in the order in which it happens. A terminal, a log and a stream of JSON lines
/// are observers; `lib/` itself prints nothing. What is not overridden is not looked at.
class RunObserver {
 public:
  RunObserver() = default;
  RunObserver(const RunObserver&) = delete;
  RunObserver& operator=(const RunObserver&) = delete;
  virtual ~RunObserver() = default;

  /// Again and again while another run holds the lock; `waited` counts from the first try.
  virtual void waiting_for_lock(const LockHolder& /*holder*/, std::chrono::duration<double> /*waited*/) {}
  /// Before the first step, also of a dry run; not when the plan was refused.
  virtual void planned(const Plan& /*plan*/) {}
  /// `position` counts the files to run from 1.
  virtual void file_started(const Step& /*step*/, std::size_t /*position*/, std::size_t /*total*/) {}
  virtual void statement_done(const Step& /*step*/, int /*done*/, int /*total*/) {}
  /// Its statements ran; with one transaction per file they are committed, too.
  virtual void file_done(const Step& /*step*/, std::chrono::duration<double> /*took*/) {}
  virtual void notice(const Step& /*step*/, const ServerNotice& /*notice*/) {}
};

}  // namespace pgmanager::plan
