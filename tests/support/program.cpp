#include "support/program.hpp"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>

#include <csignal>
#include <fstream>
#include <iterator>
#include <system_error>
#include <thread>

namespace pgmanager::tests {

namespace {

using std::chrono::steady_clock;

std::vector<char*> null_terminated(std::vector<std::string>& words) {
  std::vector<char*> pointers;
  for (std::string& word : words) pointers.push_back(word.data());
  pointers.push_back(nullptr);
  return pointers;
}

std::string content_of(const std::filesystem::path& file) {
  std::ifstream stream(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

class FileActions {
 public:
  FileActions() { ::posix_spawn_file_actions_init(&actions_); }
  ~FileActions() { ::posix_spawn_file_actions_destroy(&actions_); }
  FileActions(const FileActions&) = delete;
  FileActions& operator=(const FileActions&) = delete;

  void open(int fd, const std::string& file, int flags) {
    ::posix_spawn_file_actions_addopen(&actions_, fd, file.c_str(), flags, 0600);
  }
  void change_directory(const std::string& directory) {
    ::posix_spawn_file_actions_addchdir_np(&actions_, directory.c_str());
  }
  const posix_spawn_file_actions_t* get() const { return &actions_; }

 private:
  posix_spawn_file_actions_t actions_{};
};

}  // namespace

Program::Program(const Start& start) {
  FileActions actions;
  actions.open(0, "/dev/null", O_RDONLY);
  actions.open(1, streams_.path() / "output", O_WRONLY | O_CREAT);
  actions.open(2, streams_.path() / "errors", O_WRONLY | O_CREAT);
  actions.change_directory(start.directory);
  std::vector<std::string> words = start.arguments;
  std::vector<std::string> variables;
  for (const auto& [name, value] : start.environment) {
    variables.push_back(name);
    variables.back().append("=").append(value);
  }
  const int error = ::posix_spawn(&pid_, words.at(0).c_str(), actions.get(), nullptr, null_terminated(words).data(),
                                  null_terminated(variables).data());
  if (error != 0) throw std::system_error(error, std::generic_category(), words[0]);
}

Program::~Program() {
  if (pid_ > 0) wait(std::chrono::milliseconds(0));
}

void Program::signal(int number) const {
  ::kill(pid_, number);
}

ProgramResult Program::wait(std::chrono::milliseconds deadline) {
  const auto end = steady_clock::now() + deadline;
  int status = 0;
  while (::waitpid(pid_, &status, WNOHANG) == 0) {
    if (steady_clock::now() >= end) ::kill(pid_, SIGKILL);
    std::this_thread::sleep_for(std::chrono::milliseconds(2));
  }
  pid_ = -1;
  return {.exit_status = WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status),
          .output = content_of(streams_.path() / "output"),
          .errors = content_of(streams_.path() / "errors")};
}

}  // namespace pgmanager::tests
