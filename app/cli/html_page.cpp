#include "cli/html_page.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <fstream>
#include <system_error>

#include "base/error.hpp"
#include "base/utf8.hpp"
#include "report/html_page.hpp"

namespace pgmanager::cli {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view beginning = "<!doctype html>";

std::string shown(const fs::path& path) {
  return base::printable(path.string());
}

[[noreturn]] void fail_to_write(const fs::path& path, int error) {
  throw base::Error(
      {.code = base::ErrorCode::usage,
       .message = fmt::format("could not write \"{}\": {}", shown(path), std::generic_category().message(error)),
       .hint = "Name a file in an existing, writable directory: --html FILE."});
}

// A misspelled name must not overwrite a file of the tree.
void require_no_other_file(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::string begin(beginning.size(), '\0');
  file.read(begin.data(), static_cast<std::streamsize>(begin.size()));
  begin.resize(static_cast<std::size_t>(file.gcount()));
  if (begin.empty() || begin == beginning) return;
  throw base::Error({.code = base::ErrorCode::usage,
                     .message = fmt::format("file \"{}\" exists and is not an HTML page", shown(path)),
                     .hint = "Name another file, or remove it: --html FILE."});
}

// Opens it, because permissions are not sufficient (a file system may be read-only). Removes a new file afterwards.
void require_can_open(const fs::path& path) {
  constexpr mode_t usual = 0666;
  int file = ::open(path.c_str(), O_WRONLY | O_CLOEXEC);
  const bool is_new = file < 0 && errno == ENOENT;
  if (is_new) file = ::open(path.c_str(), O_WRONLY | O_CLOEXEC | O_CREAT | O_EXCL, usual);
  if (file < 0) fail_to_write(path, errno);
  ::close(file);
  if (is_new) ::unlink(path.c_str());
}

}  // namespace

void require_page_can_be_written(const Settings& settings) {
  if (!settings.html) return;
  std::error_code none;
  const fs::file_status status = fs::status(*settings.html, none);
  // Other kinds, such as pipes, may be opened only once.
  if (fs::exists(status) && !fs::is_regular_file(status) && !fs::is_directory(status)) return;
  if (fs::is_regular_file(status)) require_no_other_file(*settings.html);
  require_can_open(*settings.html);
}

void write_page(const fs::path& path, const std::string& document) {
  const std::string page = report::html_page(document);
  errno = 0;
  std::ofstream file(path, std::ios::binary | std::ios::trunc);
  file << page;
  file.close();
  if (!file) fail_to_write(path, errno);
}

}  // namespace pgmanager::cli
