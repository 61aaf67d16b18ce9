#include "authoring/write_files.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <csignal>
#include <cstdio>
#include <filesystem>
#include <set>
#include <string_view>
#include <system_error>
#include <utility>

#include "authoring/causes.hpp"
#include "base/error.hpp"
#include "base/files.hpp"
#include "base/owned_fd.hpp"
#include "base/utf8.hpp"

namespace pgmanager::authoring {

TreeLock::TreeLock(const std::filesystem::path& root, const base::StopSignal& stop, std::chrono::milliseconds patience)
    : directory_(::open(root.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)) {
  constexpr std::chrono::milliseconds pause{20};
  const auto deadline = std::chrono::steady_clock::now() + patience;
  while (directory_ && ::flock(directory_.get(), LOCK_EX | LOCK_NB) != 0) {
    if (errno != EWOULDBLOCK && errno != EINTR) return;
    if (std::chrono::steady_clock::now() > deadline) {
      throw base::Error({.code = base::ErrorCode::refused,
                         .message = fmt::format("another process is writing into the source tree in \"{}\"",
                                                base::printable(root.string())),
                         .cause = Cause(causes::TreeLocked{root.string()})});
    }
    stop.wait_for(pause);
    stop.throw_if_requested();
  }
}

void remove_leftovers(const std::filesystem::path& directory) {
  std::error_code ignored;
  for (const auto& entry : std::filesystem::directory_iterator(directory, ignored)) {
    constexpr std::string_view prefix = ".postgres-manager-";
    const std::string name = entry.path().filename().string();
    int process = 0;
    if (!name.starts_with(prefix)) continue;
    const auto [end, error] = std::from_chars(name.data() + prefix.size(), name.data() + name.size(), process);
    if (error != std::errc() || *end != '-' || process <= 0) continue;
    if (::kill(process, 0) != 0 && errno == ESRCH) std::filesystem::remove_all(entry.path(), ignored);
  }
}

namespace {

bool is_unknown_here(int error) {
  return error == EINVAL || error == ENOSYS || error == ENOTSUP;
}

// Renames a file within a file system in one step; never overwrites an existing `to`. Returns 0 or an errno, e.g.
// EEXIST.
int move_without_replacing(const std::filesystem::path& from, const std::filesystem::path& to) {
  if (::renameat2(AT_FDCWD, from.c_str(), AT_FDCWD, to.c_str(), RENAME_NOREPLACE) == 0) return 0;
  if (!is_unknown_here(errno)) return errno;
  // For file systems that do not support the flag: link() does not replace an existing file either.
  if (::link(from.c_str(), to.c_str()) != 0) return errno;
  return ::unlink(from.c_str()) == 0 ? 0 : errno;
}

// A name in `directory` that is unused at the moment: a dot-file, which all readers of the tree ignore. For a file that
// nobody needs if this process is killed.
std::filesystem::path temporary_name(const std::filesystem::path& directory, std::size_t number) {
  return directory / fmt::format(".postgres-manager-{}-{}", ::getpid(), number);
}

// The same for a file of the user that gets its next name later: nothing removes it, and its name says what it was.
std::filesystem::path name_aside(const std::filesystem::path& path) {
  return path.parent_path() / fmt::format(".{}.postgres-manager-{}", path.filename().string(), ::getpid());
}

// Throws base::Error (refused): "could not <verb> file "<path>": <reason>", or that the file already exists.
[[noreturn]] void fail_at_file(const char* verb, const std::filesystem::path& path, int error) {
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
    if (seen_.insert(path.parent_path()).second) remove_leftovers(path.parent_path());
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
  std::set<fs::path> seen_;  // directories
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

namespace {

/// A copy of a directory of the root, which is removed unless it has taken the place of the original.
class DirectoryCopy {
 public:
  DirectoryCopy(const fs::path& root, const std::string& directory)
      : original_(root / directory), aside_(temporary_name(root, 0)), copy_(aside_ / directory) {
    remove_leftovers(root);
    std::error_code error;
    fs::create_directories(copy_, error);
    if (!error && base::is_there(original_))
      fs::copy(original_, copy_, fs::copy_options::recursive | fs::copy_options::copy_symlinks, error);
    if (error) fail(error);
  }
  ~DirectoryCopy() { remove(); }
  DirectoryCopy(const DirectoryCopy&) = delete;
  DirectoryCopy& operator=(const DirectoryCopy&) = delete;

  /// The root of the copy.
  const fs::path& root() const { return aside_; }

  /// Returns false if the file system cannot do it in one step.
  bool take_place() const {
    const unsigned flags = base::is_there(original_) ? RENAME_EXCHANGE : RENAME_NOREPLACE;
    if (::renameat2(AT_FDCWD, copy_.c_str(), AT_FDCWD, original_.c_str(), flags) == 0) return true;
    if (!is_unknown_here(errno) && errno != EXDEV) fail_at_file("write", original_.filename(), errno);
    return false;
  }

 private:
  [[noreturn]] void fail(const std::error_code& error) {
    remove();
    fail_at_file("write", original_.filename(), error.value());
  }
  void remove() const {
    std::error_code ignored;
    fs::remove_all(aside_, ignored);
  }

  fs::path original_;
  fs::path aside_;
  fs::path copy_;
};

void remove_groups(const fs::path& root, const std::vector<std::string>& directories) {
  std::error_code ignored;
  for (const std::string& directory : directories) fs::remove_all(root / directory, ignored);
}

}  // namespace

void write_directory(const fs::path& root, const std::string& directory, const NewFiles& files,
                     const std::vector<std::string>& removed) {
  if (files.empty() && removed.empty()) return;
  std::error_code ignored;
  if (!fs::is_symlink(root / directory, ignored)) {
    const DirectoryCopy copy(root, directory);
    remove_groups(copy.root(), removed);
    write_files(copy.root(), files);
    if (copy.take_place()) return;
  }
  write_files(root, files);
  remove_groups(root, removed);
}

namespace {

/// Moves files and, unless kept, moves them back in reverse order on destruction.
class Moves {
 public:
  explicit Moves(fs::path root) : root_(std::move(root)) {}
  ~Moves() {
    if (kept_) return;
    for (auto move = moves_.rbegin(); move != moves_.rend(); ++move) move_without_replacing(move->second, move->first);
  }
  Moves(const Moves&) = delete;
  Moves& operator=(const Moves&) = delete;

  void move(const fs::path& from, const fs::path& to, const char* verb = "rename") {
    const int error = move_without_replacing(root_ / from, root_ / to);
    if (error != 0) fail_at_file(verb, error == EEXIST ? to : from, error);
    moves_.emplace_back(root_ / from, root_ / to);
  }
  void keep() { kept_ = true; }

 private:
  fs::path root_;
  std::vector<std::pair<fs::path, fs::path>> moves_;
  bool kept_ = false;
};

std::set<std::string> sources_of(const Renames& renames) {
  std::set<std::string> sources;
  for (const Rename& rename : renames) sources.insert(rename.from);
  return sources;
}

}  // namespace

void require_free(const fs::path& root, const Renames& renames) {
  const std::set<std::string> leaving = sources_of(renames);
  for (const Rename& rename : renames) {
    std::error_code error;
    const bool is_taken = fs::symlink_status(root / rename.to, error).type() != fs::file_type::not_found;
    if (is_taken && !leaving.contains(rename.to)) fail_at_file("rename", rename.to, EEXIST);
  }
}

void rename_files(const fs::path& root, const Renames& renames, const std::function<void()>& then) {
  require_free(root, renames);
  Moves moves(root);
  Renames left = renames;
  std::set<std::string> leaving = sources_of(left);
  // A new name may be the old name of another file, which must be moved first.
  while (!left.empty()) {
    const auto next = std::find_if(left.begin(), left.end(),
                                   [&leaving](const Rename& rename) { return !leaving.contains(rename.to); });
    if (next != left.end()) {
      moves.move(next->from, next->to);
      leaving.erase(next->from);
      left.erase(next);
    } else {
      // A cycle: one file is moved to a temporary name.
      Rename& first = left.front();
      const fs::path aside = name_aside(first.from);
      moves.move(first.from, aside);
      leaving.erase(first.from);
      first.from = aside.string();
    }
  }
  then();
  moves.keep();
}

void delete_files(const fs::path& root, const std::vector<std::string>& paths) {
  Moves moves(root);
  std::vector<fs::path> aside;
  std::set<fs::path> directories;
  for (const std::string& path : paths) {
    const fs::path directory = fs::path(path).parent_path();
    if (directories.insert(directory).second) remove_leftovers(root / directory);
    aside.push_back(temporary_name(directory, aside.size()));
    moves.move(path, aside.back(), "delete");
  }
  moves.keep();
  for (const fs::path& file : aside) {
    std::error_code ignored;  // a dot-file that remains is not part of the tree
    fs::remove(root / file, ignored);
  }
}

}  // namespace pgmanager::authoring
