// run_measured <file> <program> [argument...]
//
// Runs the program unchanged and writes to the file: seconds from fork to exit, peak memory in KiB, seconds of
// processor time, wait status. It is a separate program because a child inherits the peak memory of its parent: below
// an interpreter every program would seem to need at least as much as the interpreter. The last two figures include
// descendants that the program waits for; the peak is that of the largest process among them.

#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <cstdio>

namespace {

double seconds(const timeval& time) {
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) return 2;
  const auto begin = std::chrono::steady_clock::now();
  const pid_t child = ::fork();
  if (child == 0) {
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);  // a benchmark that is stopped leaves no process running
    ::execvp(argv[2], argv + 2);
    std::perror(argv[2]);
    ::_exit(127);
  }
  int status = 0;
  rusage usage{};
  if (child < 0 || ::wait4(child, &status, 0, &usage) != child) return 2;
  const std::chrono::duration<double> elapsed = std::chrono::steady_clock::now() - begin;
  std::FILE* file = std::fopen(argv[1], "w");
  if (file == nullptr) return 2;
  std::fprintf(file, "%.6f %ld %.6f %d\n", elapsed.count(), usage.ru_maxrss,
               seconds(usage.ru_utime) + seconds(usage.ru_stime), status);
  return std::fclose(file) == 0 ? 0 : 2;
}
