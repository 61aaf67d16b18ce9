#pragma once

#include <sys/types.h>

#include <chrono>
#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "support/temporary_directory.hpp"

namespace pgmanager::tests {

using Environment = std::vector<std::pair<std::string, std::string>>;

struct ProgramResult {
  int exit_status = 0;  ///< as a shell says it: 128 + signal number when a signal ended it
  std::string output;   ///< standard output
  std::string errors;   ///< standard error
};

/// A child process whose standard output and standard error are kept apart; standard input is empty. They go to files,
/// so that neither a full pipe nor a server that the child leaves behind can hold us up. Killed when its owner goes.
class Program {
 public:
  struct Start {
    std::vector<std::string> arguments;  ///< [0] is the program, a path
    Environment environment;             ///< all of it: nothing of ours is passed on
    std::filesystem::path directory;     ///< working directory
  };

  /// Throws std::system_error when it cannot be started.
  explicit Program(const Start& start);
  ~Program();
  Program(const Program&) = delete;
  Program& operator=(const Program&) = delete;

  pid_t pid() const { return pid_; }
  void signal(int number) const;

  /// Waits for the end; a program that is still running at the deadline is killed (exit status 137).
  ProgramResult wait(std::chrono::milliseconds deadline = std::chrono::seconds(60));

 private:
  TemporaryDirectory streams_;
  pid_t pid_ = -1;
};

inline ProgramResult run_program(const Program::Start& start) {
  return Program(start).wait();
}

}  // namespace pgmanager::tests
