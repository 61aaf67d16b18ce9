#pragma once

#include <sys/types.h>
#include <chrono>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace pgmanager::base {

class StopSignal;

/// A user whose rights a process can take on.
struct SystemUser {
  std::string name;
  uid_t uid = 0;
  gid_t gid = 0;
};

/// The entry of the user database, nothing if there is none.
std::optional<SystemUser> find_user(const std::string& name);
std::optional<SystemUser> find_user(uid_t uid);

/// A program to run: no shell, no terminal (standard input is empty).
struct Command {
  std::vector<std::string> arguments;  ///< [0] is the program, looked up in PATH unless it has a slash
  std::vector<std::pair<std::string, std::string>> environment;  ///< set on top of ours
  std::optional<SystemUser> user;   ///< give up our rights for this user's before running (only root can)
  std::filesystem::path directory;  ///< working directory; empty: ours
  /// When it is over, the program is killed with what it has started; none: as long as it takes.
  std::optional<std::chrono::milliseconds> time_limit;
  const StopSignal* stop = nullptr;  ///< kills it early; null: nothing does
  bool errors_apart = false;         ///< its standard error goes to ProcessResult::errors
};

struct ProcessResult {
  int exit_status = 0;  ///< as a shell says it: 128 + signal number when a signal ended it
  std::string output;   ///< standard output and standard error, interleaved as they came
  std::string errors;   ///< with Command::errors_apart: standard error
  bool killed = false;  ///< by us: the time was over, or stopping was requested
  bool ok() const { return exit_status == 0 && !killed; }
};

/// Runs the program, waits for its end and returns what it said. Throws std::system_error when it cannot be started.
/// A background process that the program leaves behind must not keep the output open (pg_ctl start: give it a log
/// file).
ProcessResult run(const Command& command);

}  // namespace pgmanager::base
