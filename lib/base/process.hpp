#pragma once

#include <sys/types.h>
#include <chrono>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
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

/// A program to run: no shell, no terminal.
struct Command {
  std::vector<std::string> arguments;  ///< [0] is the program, looked up in PATH unless it has a slash
  std::vector<std::pair<std::string, std::string>> environment;  ///< set on top of ours
  std::vector<std::string> without;                              ///< variables of ours that it does not see
  std::string input;                ///< what it can read from its standard input; nobody minds when it does not
  std::optional<SystemUser> user;   ///< give up our rights for this user's before running (only root can)
  std::filesystem::path directory;  ///< working directory; empty: ours
  /// When it is over, the program is ended with what it has started; none: as long as it takes.
  std::optional<std::chrono::milliseconds> time_limit;
  const StopSignal* stop = nullptr;  ///< ends it early; null: nothing does
  /// Ended means SIGTERM first, and SIGKILL when it is still there so much later. 0: SIGKILL at once.
  std::chrono::milliseconds grace{0};
  /// How long those may keep its output open whom it leaves behind; none: as long as they like. Then nobody reads what
  /// they write.
  std::optional<std::chrono::milliseconds> linger;
  bool ends_with_us = false;  ///< when our process dies on its way, even by SIGKILL, so does its process group
  bool errors_apart = false;  ///< its standard error goes to ProcessResult::errors
  /// Is told what it writes as it comes, in portions that may end anywhere, instead of ProcessResult::output. What it
  /// throws ends the program and is thrown on.
  std::function<void(std::string_view)> on_output;
};

struct ProcessResult {
  int exit_status = 0;  ///< as a shell says it: 128 + signal number when a signal ended it
  int signal = 0;       ///< the number of the signal that ended it; 0: it ended by itself
  std::string output;   ///< standard output and standard error, interleaved as they came
  std::string errors;   ///< with Command::errors_apart: standard error
  bool killed = false;  ///< by us: the time was over, or stopping was requested
  bool ok() const { return exit_status == 0 && !killed; }
};

/// Opens those of the descriptors 0, 1 and 2 that are closed on /dev/null. For the first line of main(): else a
/// connection or a file gets such a number, and what is meant for standard error is written into it.
void open_standard_descriptors();

/// Runs the program, waits for its end and returns what it said. Throws std::system_error when it cannot be started.
/// A background process that the program leaves behind must not keep the output open (pg_ctl start: give it a log
/// file), or there has to be a Command::linger.
ProcessResult run(const Command& command);

}  // namespace pgmanager::base
