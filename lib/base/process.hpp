#pragma once

#include <sys/types.h>
#include <chrono>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace pgmanager::base {

/// A user whose rights a process can take on.
struct SystemUser {
  std::string name;
  uid_t uid = 0;
  gid_t gid = 0;
};

/// The entry of the user database, nothing if there is none.
std::optional<SystemUser> find_user(const std::string& name);
std::optional<SystemUser> find_user(uid_t uid);

/// What becomes of a program's standard error.
enum class Errors {
  with_output,  ///< interleaved with standard output, for a person to read
  apart,        ///< where standard output is read by us
};

/// A program to run: no shell, no terminal (standard input is empty).
struct Command {
  std::vector<std::string> arguments;  ///< [0] is the program, looked up in PATH unless it has a slash
  std::vector<std::pair<std::string, std::string>> environment;  ///< set on top of ours
  std::optional<SystemUser> user;   ///< give up our rights for this user's before running (only root can)
  std::filesystem::path directory;  ///< working directory; empty: ours
  Errors errors = Errors::with_output;
  std::optional<std::chrono::milliseconds> time_limit;  ///< then it is killed, with what it started; none: wait
};

struct ProcessResult {
  int exit_status = 0;  ///< as a shell says it: 128 + signal number when a signal ended it
  std::string output;   ///< standard output; with Errors::with_output also standard error, as they came
  std::string errors;   ///< standard error with Errors::apart
  bool timed_out = false;
  bool ok() const { return exit_status == 0; }
};

/// Runs the program, waits for its end and returns what it said. Throws std::system_error when it cannot be started.
/// A background process that the program leaves behind must not keep the output open (pg_ctl start: give it a log
/// file).
ProcessResult run(const Command& command);

}  // namespace pgmanager::base
