#include "base/files.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <system_error>
#include <utility>

#include "base/causes.hpp"
#include "base/error.hpp"
#include "base/utf8.hpp"

namespace pgmanager::base {

namespace {

ErrorCause cause_of(int error, const std::filesystem::path& path) {
  switch (error) {
    case ENOENT: return Cause(causes::NoSuchFile{});
    case EACCES: return Cause(causes::FileNotReadable{path.string()});
    case EISDIR: return Cause(causes::DirectoryInPlaceOfFile{});
    default: return {};
  }
}

[[noreturn]] void fail(std::string_view verb, std::string_view kind, const std::filesystem::path& path, int error) {
  const std::string reason = std::generic_category().message(error);
  throw Error({.code = ErrorCode::source_invalid,
               .message = fmt::format("could not {} {} \"{}\": {}", verb, kind, printable(path.string()), reason),
               .cause = cause_of(error, path)});
}

// Without O_NONBLOCK, opening a pipe waits until another process writes into it.
OwnedFd open_file(const std::filesystem::path& file) {
  OwnedFd fd(::open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
  if (!fd) fail("open", "file", file, errno);
  return fd;
}

struct stat status_of(const OwnedFd& fd, const std::filesystem::path& file) {
  struct stat status {};
  if (::fstat(fd.get(), &status) != 0) fail("read", "file", file, errno);
  if (S_ISDIR(status.st_mode)) fail("read", "file", file, EISDIR);
  if (!S_ISREG(status.st_mode)) {
    throw Error(
        {.code = ErrorCode::source_invalid,
         .message = fmt::format("could not read file \"{}\": it is not a regular file", printable(file.string())),
         .cause = Cause(causes::NotARegularFile{})});
  }
  return status;
}

std::int64_t nanoseconds(const timespec& time) {
  return std::int64_t{time.tv_sec} * 1'000'000'000 + time.tv_nsec;
}

}  // namespace

bool is_there(const std::filesystem::path& path) {
  std::error_code error;
  return std::filesystem::symlink_status(path, error).type() != std::filesystem::file_type::not_found;
}

bool is_executable(const std::filesystem::path& file) {
  return ::faccessat(AT_FDCWD, file.c_str(), X_OK, AT_EACCESS) == 0;
}

std::string read_file(const std::filesystem::path& file) {
  const OwnedFd fd = open_file(file);
  const struct stat status = status_of(fd, file);

  // Reads to the end of the file because its size is unreliable: files can grow, and files in /proc report size 0.
  std::string content;
  std::size_t filled = 0;
  content.resize(static_cast<std::size_t>(std::max<off_t>(status.st_size, 0)) + 1);
  while (true) {
    if (filled == content.size()) content.resize(content.size() * 2);
    const ssize_t got = ::read(fd.get(), content.data() + filled, content.size() - filled);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) fail("read", "file", file, errno);
    if (got == 0) break;
    filled += static_cast<std::size_t>(got);
  }
  content.resize(filled);
  return content;
}

OpenFile::OpenFile(std::filesystem::path path) : path_(std::move(path)), fd_(open_file(path_)) {}

FileStamp OpenFile::stamp() const {
  const struct stat status = status_of(fd_, path_);
  return {.device = status.st_dev,
          .inode = status.st_ino,
          .size = static_cast<std::uint64_t>(std::max<off_t>(status.st_size, 0)),
          .modified = nanoseconds(status.st_mtim),
          .status_changed = nanoseconds(status.st_ctim)};
}

std::size_t OpenFile::read_at(std::uint64_t offset, char* to, std::size_t size) const {
  std::size_t filled = 0;
  while (filled < size) {
    const std::size_t wanted = size - filled;
    const ssize_t got = ::pread(fd_.get(), to + filled, wanted, static_cast<off_t>(offset + filled));
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) fail("read", "file", path_, errno);
    filled += static_cast<std::size_t>(got);
    if (static_cast<std::size_t>(got) < wanted) break;  // a short read means the end of the file
  }
  return filled;
}

namespace {

// Uses the type that the directory listing reports, if any, which avoids a system call per file.
std::filesystem::file_type type_of(const std::filesystem::directory_entry& entry) {
  std::error_code ignored;
  if (entry.is_symlink(ignored)) return std::filesystem::file_type::symlink;
  if (entry.is_regular_file(ignored)) return std::filesystem::file_type::regular;
  return entry.symlink_status(ignored).type();
}

}  // namespace

std::vector<DirectoryEntry> list_directory(const std::filesystem::path& directory) {
  std::error_code error;
  std::filesystem::directory_iterator entries(directory, error);
  if (error) fail("open", "directory", directory, error.value());
  std::vector<DirectoryEntry> listed;
  for (; entries != std::filesystem::directory_iterator(); entries.increment(error)) {
    listed.push_back({.name = entries->path().filename().string(), .type = type_of(*entries)});
  }
  // After an error the iterator equals the end iterator, so the error must be checked after the loop.
  if (error) fail("read", "directory", directory, error.value());
  std::sort(listed.begin(), listed.end(),
            [](const DirectoryEntry& a, const DirectoryEntry& b) { return a.name < b.name; });
  return listed;
}

}  // namespace pgmanager::base
