#include "authoring/write_files.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>
#include <utility>

#include "authoring/move_file.hpp"
#include "base/files.hpp"
#include "base/owned_fd.hpp"

namespace pgmanager::authoring {

namespace {

namespace fs = std::filesystem;

/// Writes new files under temporary names and renames them when all are written. Removes what it created unless
/// everything succeeded.
class StagedFiles {
 public:
  explicit StagedFiles(fs::path root) : root_(std::move(root)) {}
  ~StagedFiles() {
    std::error_code ignored;
    for (const Staged& file : staged_) fs::remove(file.temporary, ignored);
    if (complete_) return;
    for (const fs::path& file : placed_) fs::remove(file, ignored);
    for (auto directory = made_.rbegin(); directory != made_.rend(); ++directory) fs::remove(*directory, ignored);
  }
  StagedFiles(const StagedFiles&) = delete;
  StagedFiles& operator=(const StagedFiles&) = delete;

  void stage(const NewFile& file) {
    fs::path path = root_ / file.path;
    std::error_code error;
    // A symbolic link is kept: its target is replaced.
    if (file.may_replace() && fs::exists(path, error)) path = fs::canonical(path);
    make_directory(path.parent_path());
    const fs::path temporary = temporary_name(path.parent_path(), staged_.size());
    staged_.push_back({.file = &file, .path = path, .temporary = temporary});
    write(temporary, file.text, path);
  }

  void place_all() {
    for (const Staged& staged : staged_) {
      const bool replaces = staged.file->may_replace() && base::is_there(staged.path);
      const int error = replaces ? replace(staged) : move_without_replacing(staged.temporary, staged.path);
      if (error != 0) fail_at_file("write", shown(staged), error);
      if (!replaces) placed_.push_back(staged.path);
    }
    complete_ = true;
  }

 private:
  struct Staged {
    const NewFile* file = nullptr;
    fs::path path;
    fs::path temporary;
  };

  fs::path shown(const Staged& staged) const { return staged.file->path; }

  static int replace(const Staged& staged) {
    return ::rename(staged.temporary.c_str(), staged.path.c_str()) == 0 ? 0 : errno;
  }

  void make_directory(const fs::path& directory) {
    if (directory.empty() || base::is_there(directory)) return;
    make_directory(directory.parent_path());
    if (::mkdir(directory.c_str(), 0777) != 0) fail_at_file("write", directory, errno);
    made_.push_back(directory);
  }

  void write(const fs::path& temporary, const std::string& text, const fs::path& path) const {
    const base::OwnedFd fd(::open(temporary.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666));
    if (!fd) fail_at_file("write", shown(staged_.back()), errno);
    struct stat before {};
    if (::stat(path.c_str(), &before) == 0) ::fchmod(fd.get(), before.st_mode);
    for (std::size_t written = 0; written < text.size();) {
      const ssize_t count = ::write(fd.get(), text.data() + written, text.size() - written);
      if (count < 0 && errno != EINTR) fail_at_file("write", shown(staged_.back()), errno);
      if (count > 0) written += static_cast<std::size_t>(count);
    }
    if (::fsync(fd.get()) != 0) fail_at_file("write", shown(staged_.back()), errno);
  }

  fs::path root_;
  std::vector<Staged> staged_;
  std::vector<fs::path> placed_;
  std::vector<fs::path> made_;
  bool complete_ = false;
};

}  // namespace

void require_free(const fs::path& root, const NewFiles& files) {
  for (const NewFile& file : files) {
    if (!file.may_replace() && base::is_there(root / file.path)) fail_at_file("write", file.path, EEXIST);
  }
}

void write_files(const fs::path& root, const NewFiles& files) {
  require_free(root, files);
  StagedFiles staged(root);
  for (const NewFile& file : files) staged.stage(file);
  staged.place_all();
}

}  // namespace pgmanager::authoring
