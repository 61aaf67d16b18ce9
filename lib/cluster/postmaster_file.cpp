#include "cluster/postmaster_file.hpp"

#include <array>
#include <charconv>

namespace pgmanager::cluster {

namespace {

std::string_view without_trailing_space(std::string_view text) {
  return text.substr(0, text.find_last_not_of(" \t\r") + 1);
}

int number(std::string_view text) {
  int value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

}  // namespace

std::optional<PostmasterFile> parse_postmaster_file(std::string_view text) {
  std::array<std::string_view, 8> lines;
  for (std::string_view& line : lines) {
    const std::size_t end = text.find('\n');
    line = text.substr(0, end);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  }
  const pid_t pid = number(lines[0]);
  if (pid <= 0) return std::nullopt;  // negative: a backend in single-user mode, which has no socket
  return PostmasterFile{.pid = pid,
                        .port = number(lines[3]),
                        .socket_directory = std::string(lines[4]),
                        .status = std::string(without_trailing_space(lines[7]))};
}

}  // namespace pgmanager::cluster
