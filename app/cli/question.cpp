#include "cli/question.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <poll.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <ostream>

#include "base/error.hpp"
#include "base/utf8.hpp"

namespace pgmanager::cli {

namespace {

using base::Error;
using base::ErrorCode;

// Reads up to the end of the line or of the input.
std::string read_line(const base::StopSignal& stop) {
  std::string line;
  while (line.find('\n') == std::string::npos) {
    std::array<pollfd, 2> watched{{{STDIN_FILENO, POLLIN, 0}, {stop.fd(), POLLIN, 0}}};
    ::poll(watched.data(), watched.size(), -1);
    stop.throw_if_requested();
    if (watched[0].revents == 0) continue;
    std::array<char, 256> typed{};
    const ssize_t got = ::read(STDIN_FILENO, typed.data(), typed.size());
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) break;
    line.append(typed.data(), static_cast<std::size_t>(got));
  }
  return line.substr(0, line.find('\n'));
}

std::string without_blanks_around(const std::string& text) {
  constexpr const char* blanks = " \t\r";
  const std::size_t begin = text.find_first_not_of(blanks);
  return begin == std::string::npos ? "" : text.substr(begin, text.find_last_not_of(blanks) - begin + 1);
}

}  // namespace

void require_terminal(const Question& question) {
  if (::isatty(STDIN_FILENO) == 1) return;
  throw Error({.code = ErrorCode::usage,
               .message = "cannot ask for confirmation without a terminal",
               .detail = fmt::format("{}", fmt::join(question.about, "\n")),
               .hint = fmt::format("To confirm, add {}.", question.flag)});
}

void confirm(const Question& question, const Terminal& terminal, const base::StopSignal& stop) {
  require_terminal(question);
  for (const std::string& line : question.about) terminal.errors << base::printable(line) << '\n';
  terminal.errors << fmt::format("{}: ", base::printable(question.prompt)) << std::flush;
  const std::string answer = read_line(stop);
  if (without_blanks_around(answer) == question.expected) return;
  throw Error({.code = ErrorCode::refused,
               .message = "the answer did not match; nothing was changed",
               .hint = "Run the same command again and type the text that it asks for."});
}

}  // namespace pgmanager::cli
