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

/// A user as whom a process can run.
struct SystemUser {
  std::string name;
  uid_t uid = 0;
  gid_t gid = 0;
};

/// The user's entry in the user database; nothing if there is none.
std::optional<SystemUser> find_user(const std::string& name);
std::optional<SystemUser> find_user(uid_t uid);

/// A program to run: no shell, no terminal.
struct Command {
  std::vector<std::string> arguments;  ///< [0] is the program, looked up in PATH unless it has a slash
  std::vector<std::pair<std::string, std::string>> environment;  ///< set on top of ours
  std::vector<std::string> without;                              ///< variables of our environment that are removed
  std::string input;                ///< the content of its standard input; the program need not read it
  std::optional<SystemUser> user;   ///< switch to this user before running the program (requires root)
  std::filesystem::path directory;  ///< working directory; empty: ours
  /// The program and its child processes are ended after this time; none: no limit.
  std::optional<std::chrono::milliseconds> time_limit;
  const StopSignal* stop = nullptr;  ///< ends the program early; null: never
  /// Time between SIGTERM and SIGKILL when the program is ended. 0: SIGKILL at once.
  std::chrono::milliseconds grace{0};
  /// How long background processes of the program may keep its output open after it has ended; none: no limit. After
  /// that their output is no longer read.
  std::optional<std::chrono::milliseconds> linger;
  bool ends_with_us = false;  ///< if this process dies, even by SIGKILL, the program's process group is ended
  bool errors_apart = false;  ///< its standard error goes to ProcessResult::errors
  /// Receives the output as it arrives, in portions that may end anywhere; ProcessResult::output then stays empty. An
  /// exception from it ends the program and is rethrown.
  std::function<void(std::string_view)> on_output;
};

struct ProcessResult {
  int exit_status = 0;  ///< as a shell reports it: 128 + signal number if a signal ended it
  int signal = 0;       ///< the number of the signal that ended it; 0: none
  std::string output;   ///< standard output and standard error, interleaved as they came
  std::string errors;   ///< with Command::errors_apart: standard error
  bool killed = false;  ///< by this process: the time limit was over, or a stop was requested
  bool ok() const { return exit_status == 0 && !killed; }
};

/// Opens /dev/null for those of the descriptors 0, 1 and 2 that are closed. Must be called first in main(): otherwise a
/// file or connection could get such a number, and error messages would be written into it.
void open_standard_descriptors();

/// Runs the program, waits for its end and returns its output. Throws std::system_error if it cannot be started. A
/// background process that outlives the program must not keep the output open (pg_ctl start: use a log file), or
/// Command::linger must be set.
ProcessResult run(const Command& command);

/// Replaces this process with the program, which gets our terminal, or our standard input and output. Of `command` only
/// the arguments and the environment count. Returns only by throwing std::system_error.
[[noreturn]] void become(const Command& command);

}  // namespace pgmanager::base
