#pragma once

#include <grp.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <functional>
#include <string>

#include "base/process.hpp"

namespace pgmanager::tests {

/// The result of `body` without root's rights: in a child process, as user "nobody" if we are root. For tests of errors
/// that root never gets.
inline std::string as_ordinary_user(const std::function<std::string()>& body) {
  std::array<int, 2> ends{};
  if (::pipe(ends.data()) != 0) return "no pipe";
  const pid_t child = ::fork();
  if (child == 0) {
    std::string answer = "could not give up root's rights";
    const auto nobody = base::find_user("nobody");
    const bool ordinary = ::geteuid() != 0 || (nobody && ::setgroups(0, nullptr) == 0 && ::setgid(nobody->gid) == 0 &&
                                               ::setuid(nobody->uid) == 0);
    try {
      if (ordinary) answer = body();
    } catch (const std::exception& error) {
      answer = error.what();
    }
    const ssize_t written = ::write(ends[1], answer.data(), answer.size());
    ::_exit(written == static_cast<ssize_t>(answer.size()) ? 0 : 1);
  }
  ::close(ends[1]);
  std::string answer;
  std::array<char, 4096> buffer{};
  for (ssize_t got = 0; (got = ::read(ends[0], buffer.data(), buffer.size())) > 0;) {
    answer.append(buffer.data(), static_cast<std::size_t>(got));
  }
  ::close(ends[0]);
  int status = 0;
  ::waitpid(child, &status, 0);
  return status == 0 ? answer : "the child process failed: " + answer;
}

}  // namespace pgmanager::tests
