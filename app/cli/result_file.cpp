#include "cli/result_file.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <fstream>
#include <system_error>

#include "authoring/write_files.hpp"
#include "base/error.hpp"
#include "base/utf8.hpp"

namespace pgmanager::cli {

namespace {

namespace fs = std::filesystem;

std::string shown(const ResultFile& file) {
  return base::printable(file.path.string());
}

[[noreturn]] void fail_to_write(const ResultFile& file, int error) {
  throw base::Error(
      {.code = base::ErrorCode::usage,
       .message = fmt::format("could not write \"{}\": {}", shown(file), std::generic_category().message(error)),
       .hint = fmt::format("Name a file in an existing, writable directory: {}.", file.argument)});
}

void require_same_kind(const ResultFile& file) {
  std::ifstream stream(file.path, std::ios::binary);
  std::string begin(file.beginning.size(), '\0');
  stream.read(begin.data(), static_cast<std::streamsize>(begin.size()));
  begin.resize(static_cast<std::size_t>(stream.gcount()));
  if (begin.empty() || begin == file.beginning) return;
  throw base::Error({.code = base::ErrorCode::usage,
                     .message = fmt::format("file \"{}\" exists and is not {}", shown(file), file.kind),
                     .hint = fmt::format("Name another file, or remove it: {}.", file.argument)});
}

// Opens it, because permissions are not sufficient (a file system may be read-only). Removes a new file afterwards.
void require_can_open(const ResultFile& file) {
  constexpr mode_t usual = 0666;
  int descriptor = ::open(file.path.c_str(), O_WRONLY | O_CLOEXEC);
  const bool is_new = descriptor < 0 && errno == ENOENT;
  if (is_new) descriptor = ::open(file.path.c_str(), O_WRONLY | O_CLOEXEC | O_CREAT | O_EXCL, usual);
  if (descriptor < 0) fail_to_write(file, errno);
  ::close(descriptor);
  if (is_new) ::unlink(file.path.c_str());
}

fs::path directory_of(const ResultFile& file) {
  return file.path.has_parent_path() ? file.path.parent_path() : ".";
}

// Pipes and devices may be opened only once, and cannot be replaced.
bool is_stream(const fs::path& path) {
  std::error_code none;
  const fs::file_status status = fs::status(path, none);
  return fs::exists(status) && !fs::is_regular_file(status) && !fs::is_directory(status);
}

}  // namespace

ResultFile page_file(const fs::path& path) {
  return {.path = path, .kind = "an HTML page", .beginning = "<!doctype html>", .argument = "--html FILE"};
}

ResultFile unproven_file(const fs::path& path) {
  return {.path = path,
          .kind = "a file of unproven statements",
          .beginning = "-- Statements of postgres-manager diff whose proof failed.\n",
          .argument = "--keep-unproven FILE"};
}

ResultFile dump_file(const fs::path& path) {
  return {.path = path,
          .kind = "a dump",
          .beginning = "--\n-- PostgreSQL database dump\n",
          .argument = "postgres-manager dump FILE"};
}

void require_can_be_written(const ResultFile& file) {
  if (is_stream(file.path)) return;
  std::error_code none;
  if (fs::is_regular_file(file.path, none)) require_same_kind(file);
  require_can_open(file);
  // The complete file replaces an older one.
  if (::access(directory_of(file).c_str(), W_OK) != 0) fail_to_write(file, errno);
}

void write_result(const ResultFile& file, const std::string& text) {
  if (!is_stream(file.path)) {
    return authoring::write_files(
        directory_of(file),
        {{.path = file.path.filename().string(), .text = text, .purpose = authoring::Purpose::result}});
  }
  errno = 0;
  std::ofstream stream(file.path, std::ios::binary);
  stream << text;
  stream.close();
  if (!stream) fail_to_write(file, errno);
}

}  // namespace pgmanager::cli
