#include "base/process.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <grp.h>
#include <poll.h>
#include <pwd.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <limits>
#include <string_view>
#include <system_error>

#include "base/owned_fd.hpp"
#include "base/process_guard.hpp"
#include "base/stop_signal.hpp"

// The header of glibc 2.36 does not declare these functions as C functions for C++.
extern "C" {
#include <sys/pidfd.h>
}

namespace pgmanager::base {

namespace {

/// What the child writes to the status pipe if it could not execute the program.
struct ChildFailure {
  enum class Step { user, directory, program } step;
  int error;
};

/// Everything the child needs. It is prepared before fork(): between fork and exec only async-signal-safe calls are
/// allowed, because another thread may hold the allocator's lock at the time of the fork.
struct PreparedCommand {
  const Command& command;
  std::vector<std::string> environment_entries;
  std::vector<char*> arguments;
  std::vector<char*> environment;
  std::vector<gid_t> groups;
};

struct Pipe {
  OwnedFd read_end;
  OwnedFd write_end;
};

/// Blocks all signals in this thread, so that our signal handlers never run in the child.
class BlockedSignals {
 public:
  BlockedSignals() {
    sigset_t all;
    ::sigfillset(&all);
    ::pthread_sigmask(SIG_SETMASK, &all, &saved_);
  }
  ~BlockedSignals() { ::pthread_sigmask(SIG_SETMASK, &saved_, nullptr); }
  BlockedSignals(const BlockedSignals&) = delete;
  BlockedSignals& operator=(const BlockedSignals&) = delete;

 private:
  sigset_t saved_{};
};

[[noreturn]] void fail(const std::string& message, int error) {
  throw std::system_error(error, std::generic_category(), message);
}

Pipe make_pipe() {
  std::array<int, 2> ends{};
  if (::pipe2(ends.data(), O_CLOEXEC) != 0) fail("could not create pipe", errno);
  return {OwnedFd(ends[0]), OwnedFd(ends[1])};
}

std::vector<std::string> merged_environment(const Command& command) {
  std::vector<std::string> entries;
  for (char** entry = environ; entry != nullptr && *entry != nullptr; ++entry) {
    const std::string_view text = *entry;
    const std::string_view name = text.substr(0, text.find('='));
    bool replaced = std::find(command.without.begin(), command.without.end(), name) != command.without.end();
    for (const auto& [key, value] : command.environment) replaced = replaced || key == name;
    if (!replaced) entries.emplace_back(text);
  }
  for (const auto& [key, value] : command.environment) entries.push_back(key + "=" + value);
  return entries;
}

std::vector<gid_t> groups_of(const SystemUser& user) {
  int count = 32;
  std::vector<gid_t> groups(static_cast<std::size_t>(count));
  while (::getgrouplist(user.name.c_str(), user.gid, groups.data(), &count) < 0) {
    groups.resize(static_cast<std::size_t>(count));  // count is now the number of groups
  }
  groups.resize(static_cast<std::size_t>(count));
  return groups;
}

/// The pointers for exec(), which does not write through them although its parameter is not const.
std::vector<char*> pointers_to(const std::vector<std::string>& texts) {
  std::vector<char*> pointers;
  for (const std::string& text : texts) pointers.push_back(const_cast<char*>(text.c_str()));
  pointers.push_back(nullptr);
  return pointers;
}

PreparedCommand prepare(const Command& command) {
  PreparedCommand prepared{.command = command, .environment_entries = merged_environment(command)};
  prepared.arguments = pointers_to(command.arguments);
  prepared.environment = pointers_to(prepared.environment_entries);
  if (command.user) prepared.groups = groups_of(*command.user);
  return prepared;
}

/// exec() keeps ignored signals and the signal mask.
void reset_signals() {
  for (int number = 1; number < NSIG; ++number) ::signal(number, SIG_DFL);
  sigset_t none;
  ::sigemptyset(&none);
  ::sigprocmask(SIG_SETMASK, &none, nullptr);
}

bool give_up_rights(const PreparedCommand& prepared) {
  if (!prepared.command.user) return true;
  const SystemUser& user = *prepared.command.user;
  // The user ID comes last: changing the groups needs root's rights.
  return ::setgroups(prepared.groups.size(), prepared.groups.data()) == 0 && ::setgid(user.gid) == 0 &&
         ::setuid(user.uid) == 0;
}

/// Runs in the child until exec(). Calls async-signal-safe functions only.
[[noreturn]] void become_program(const PreparedCommand& prepared, int input, int output, int errors, int status) {
  // If the caller of this library has closed a standard descriptor, one of these may have its number.
  const auto above_standard = [](int fd) { return fd > STDERR_FILENO ? fd : ::fcntl(fd, F_DUPFD_CLOEXEC, 3); };
  status = above_standard(status);
  input = above_standard(input);
  output = above_standard(output);
  errors = above_standard(errors);
  const auto give_up = [status](ChildFailure::Step step) {
    const ChildFailure failure{step, errno};
    // The message is smaller than PIPE_BUF and the pipe is empty, so it is written completely or, if the parent is
    // gone, not at all.
    [[maybe_unused]] const ssize_t written = ::write(status, &failure, sizeof failure);
    ::_exit(127);
  };
  ::setpgid(0, 0);  // the terminal then sends Ctrl-C to this program only, not to a server that it started
  reset_signals();
  if (::dup2(input, 0) < 0 || ::dup2(output, 1) < 0 || ::dup2(errors, 2) < 0) give_up(ChildFailure::Step::program);
  // A server that outlives this process must not inherit the caller's descriptors: the caller may wait until they are
  // closed.
  ::close_range(3, ~0U, CLOSE_RANGE_CLOEXEC);
  if (!give_up_rights(prepared)) give_up(ChildFailure::Step::user);
  const std::filesystem::path& directory = prepared.command.directory;
  if (!directory.empty() && ::chdir(directory.c_str()) != 0) give_up(ChildFailure::Step::directory);
  ::execvpe(prepared.arguments[0], prepared.arguments.data(), prepared.environment.data());
  give_up(ChildFailure::Step::program);
  ::_exit(127);
}

/// Reads until every write end of the pipe is closed.
std::string read_all(const OwnedFd& fd) {
  std::string content;
  std::array<char, 16384> buffer{};
  while (true) {
    const ssize_t got = ::read(fd.get(), buffer.data(), buffer.size());
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) fail("could not read from pipe", errno);
    if (got == 0) return content;
    content.append(buffer.data(), static_cast<std::size_t>(got));
  }
}

/// Standard input is a file instead of a pipe, so that this process need not wait for a program that reads late or
/// never.
OwnedFd make_input(const std::string& content) {
  if (content.empty()) {
    OwnedFd nothing(::open("/dev/null", O_RDONLY | O_CLOEXEC));
    if (!nothing) fail("could not open file \"/dev/null\"", errno);
    return nothing;
  }
  OwnedFd file(::memfd_create("input", MFD_CLOEXEC));
  if (!file) fail("could not create a file in memory", errno);
  for (std::string_view rest = content; !rest.empty();) {
    const ssize_t written = ::write(file.get(), rest.data(), rest.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) fail("could not write to a file in memory", errno);
    rest.remove_prefix(static_cast<std::size_t>(written));
  }
  if (::lseek(file.get(), 0, SEEK_SET) < 0) fail("could not rewind a file in memory", errno);
  return file;
}

/// Collects the output of a program until it has ended and closed its output, the time limit is over, or a stop is
/// requested. In the last two cases it ends the program, with SIGTERM first if there is a grace period.
class Listener {
 public:
  Listener(const Command& command, pid_t child, ProcessResult& result)
      : command_(command), child_(child), result_(result) {
    if (command.time_limit) deadline_ = steady_clock::now() + *command.time_limit;
  }

  void listen(const OwnedFd& output, const OwnedFd& errors) {
    // Becomes readable when the child ends, which may be long after it closed its output.
    const OwnedFd end(::pidfd_open(child_, 0));
    std::array<pollfd, 4> watched{
        {{output.get(), POLLIN, 0}, {errors.get(), POLLIN, 0}, {end.get(), POLLIN, 0}, {-1, POLLIN, 0}}};
    if (command_.stop != nullptr) watched[3].fd = command_.stop->fd();
    while (watched[0].fd >= 0 || watched[1].fd >= 0 || watched[2].fd >= 0) {
      const int left = milliseconds_left();
      const bool stopped = watched[3].fd >= 0 && command_.stop->requested() != 0;
      if (stopped) watched[3].fd = -1;
      if ((left == 0 || stopped) && !ask_to_end()) return;
      if (left == 0 || stopped) continue;
      if (::poll(watched.data(), watched.size(), left) < 0 && errno != EINTR)
        fail("could not wait for a program", errno);
      if (watched[0].revents != 0) take(watched[0], result_.output);
      if (watched[1].revents != 0) take(watched[1], result_.errors);
      if (watched[2].revents == 0) continue;
      watched[2] = {-1, POLLIN, 0};
      has_ended_ = true;
      if (command_.linger) deadline_ = steady_clock::now() + *command_.linger;
    }
  }

 private:
  using steady_clock = std::chrono::steady_clock;

  // For poll(): -1 means no limit.
  int milliseconds_left() const {
    if (!deadline_) return -1;
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(*deadline_ - steady_clock::now());
    return static_cast<int>(std::clamp<std::int64_t>(left.count(), 0, std::numeric_limits<int>::max()));
  }

  // Returns false if there is nothing left to wait for.
  bool ask_to_end() {
    if (result_.killed) return false;
    const bool left_others = has_ended_ && command_.linger;
    if (left_others) return false;
    result_.killed = true;
    if (command_.grace.count() == 0) return false;
    ::kill(-child_, SIGTERM);
    ::kill(-child_, SIGCONT);  // the program may be stopped, because it tried to read from the terminal
    deadline_ = steady_clock::now() + command_.grace;
    return true;
  }

  // poll() ignores descriptors below 0.
  void take(pollfd& watched, std::string& into) const {
    watched.revents = 0;
    std::array<char, 16384> buffer{};
    const ssize_t got = ::read(watched.fd, buffer.data(), buffer.size());
    if (got < 0 && errno == EINTR) return;
    if (got < 0) fail("could not read from pipe", errno);
    if (got == 0) watched.fd = -1;
    const std::string_view text(buffer.data(), static_cast<std::size_t>(got));
    if (command_.on_output && &into == &result_.output) {
      if (!text.empty()) command_.on_output(text);
    } else {
      into.append(text);
    }
  }

  const Command& command_;
  pid_t child_;
  ProcessResult& result_;
  std::optional<steady_clock::time_point> deadline_;
  bool has_ended_ = false;
};

void wait_for(pid_t child, ProcessResult& result) {
  int status = 0;
  while (::waitpid(child, &status, 0) < 0) {
    if (errno != EINTR) fail("could not wait for child process", errno);
  }
  if (WIFSIGNALED(status)) result.signal = WTERMSIG(status);
  result.exit_status = WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
}

[[noreturn]] void fail(const ChildFailure& failure, const Command& command) {
  switch (failure.step) {
    case ChildFailure::Step::user:
      fail(fmt::format("could not switch to user \"{}\"", command.user->name), failure.error);
    case ChildFailure::Step::directory:
      fail(fmt::format("could not change directory to \"{}\"", command.directory.string()), failure.error);
    case ChildFailure::Step::program: break;
  }
  fail(fmt::format("could not run program \"{}\"", command.arguments[0]), failure.error);
}

/// `look_up` is getpwnam_r or getpwuid_r with the name or number bound.
template <typename LookUp>
std::optional<SystemUser> find_entry(LookUp look_up) {
  std::vector<char> buffer(1024);
  passwd entry{};
  passwd* found = nullptr;
  int error = 0;
  while ((error = look_up(&entry, buffer.data(), buffer.size(), &found)) == ERANGE) buffer.resize(buffer.size() * 2);
  if (error != 0 || found == nullptr) return std::nullopt;
  return SystemUser{.name = entry.pw_name, .uid = entry.pw_uid, .gid = entry.pw_gid};
}

}  // namespace

std::optional<SystemUser> find_user(const std::string& name) {
  return find_entry([&name](passwd* entry, char* buffer, std::size_t size, passwd** found) {
    return ::getpwnam_r(name.c_str(), entry, buffer, size, found);
  });
}

std::optional<SystemUser> find_user(uid_t uid) {
  return find_entry([uid](passwd* entry, char* buffer, std::size_t size, passwd** found) {
    return ::getpwuid_r(uid, entry, buffer, size, found);
  });
}

void open_standard_descriptors() {
  for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; ++fd) {
    if (::fcntl(fd, F_GETFD) >= 0 || errno != EBADF) continue;
    // open() returns the lowest free descriptor, which is this one. Without the standard descriptors the program ends,
    // because it could write its messages into a file or a connection.
    if (::open("/dev/null", O_RDWR) != fd) ::_exit(126);
  }
}

[[noreturn]] void become(const Command& command) {
  const PreparedCommand prepared = prepare(command);
  reset_signals();
  ::execvpe(prepared.arguments[0], prepared.arguments.data(), prepared.environment.data());
  fail(fmt::format("could not run program \"{}\"", command.arguments[0]), errno);
}

ProcessResult run(const Command& command) {
  if (command.arguments.empty()) fail("could not run a program without a name", EINVAL);
  const PreparedCommand prepared = prepare(command);
  const OwnedFd input = make_input(command.input);
  Pipe output = make_pipe();
  Pipe errors = command.errors_apart ? make_pipe() : Pipe{};
  const int errors_end = command.errors_apart ? errors.write_end.get() : output.write_end.get();
  Pipe status = make_pipe();

  pid_t child = -1;
  {
    const BlockedSignals blocked;
    child = ::fork();
    if (child == 0) {
      become_program(prepared, input.get(), output.write_end.get(), errors_end, status.write_end.get());
    }
  }
  if (child < 0) fail("could not fork", errno);
  output.write_end.reset();
  errors.write_end.reset();
  status.write_end.reset();

  // Returns at once if exec succeeds, because exec closes the pipe.
  const std::string report = read_all(status.read_end);
  ProcessResult result;
  if (report.size() == sizeof(ChildFailure)) {
    ChildFailure failure{};
    report.copy(reinterpret_cast<char*>(&failure), sizeof failure);
    wait_for(child, result);
    fail(failure, command);
  }
  try {
    std::optional<ProcessGuard> guard;
    if (command.ends_with_us) guard.emplace(child, command.grace);
    Listener(command, child, result).listen(output.read_end, errors.read_end);
  } catch (...) {
    ::kill(-child, SIGKILL);
    wait_for(child, result);
    throw;
  }
  if (result.killed) ::kill(-child, SIGKILL);  // it leads a process group
  wait_for(child, result);
  return result;
}

}  // namespace pgmanager::base
