#include "authoring/move_file.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <system_error>

#include "authoring/causes.hpp"
#include "base/error.hpp"
#include "base/utf8.hpp"

namespace pgmanager::authoring {

namespace {

bool is_unknown_here(int error) {
  return error == EINVAL || error == ENOSYS || error == ENOTSUP;
}

}  // namespace

int move_without_replacing(const std::filesystem::path& from, const std::filesystem::path& to) {
  if (::renameat2(AT_FDCWD, from.c_str(), AT_FDCWD, to.c_str(), RENAME_NOREPLACE) == 0) return 0;
  if (!is_unknown_here(errno)) return errno;
  // For file systems that do not support the flag: link() does not replace an existing file either.
  if (::link(from.c_str(), to.c_str()) != 0) return errno;
  return ::unlink(from.c_str()) == 0 ? 0 : errno;
}

std::filesystem::path temporary_name(const std::filesystem::path& directory, std::size_t number) {
  return directory / fmt::format(".postgres-manager-{}-{}", ::getpid(), number);
}

void fail_at_file(const char* verb, const std::filesystem::path& path, int error) {
  const std::string shown = base::printable(path.string());
  if (error == EEXIST) {
    throw base::Error({.code = base::ErrorCode::refused,
                       .message = fmt::format("file \"{}\" already exists", shown),
                       .cause = Cause(causes::FileExists{})});
  }
  throw base::Error(
      {.code = base::ErrorCode::refused,
       .message = fmt::format("could not {} file \"{}\": {}", verb, shown, std::generic_category().message(error)),
       .cause = Cause(causes::FileNotWritten{})});
}

}  // namespace pgmanager::authoring
