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
  int exit_status = 0;  ///< as a shell reports it: 128 + signal number if a signal ended it
  std::string output;   ///< standard output
  std::string errors;   ///< standard error
};

/// A child process with separate standard output and standard error; standard input is empty. The output goes to files,
/// so that neither a full pipe nor a server that outlives the child can block the test. Killed on destruction.
class Program {
 public:
  struct Start {
    std::vector<std::string> arguments;  ///< [0] is the program, a path
    Environment environment;             ///< the complete environment: nothing is inherited
    std::filesystem::path directory;     ///< working directory
  };

  /// Throws std::system_error if it cannot be started.
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
