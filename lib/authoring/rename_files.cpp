#include "authoring/rename_files.hpp"

#include <algorithm>
#include <cerrno>
#include <set>
#include <system_error>
#include <utility>

#include "authoring/move_file.hpp"

namespace pgmanager::authoring {

namespace {

namespace fs = std::filesystem;

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

  void move(const fs::path& from, const fs::path& to) {
    const int error = move_without_replacing(root_ / from, root_ / to);
    if (error != 0) fail_at_file("rename", error == EEXIST ? to : from, error);
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
      const fs::path aside = temporary_name(fs::path(first.from).parent_path(), left.size());
      moves.move(first.from, aside);
      leaving.erase(first.from);
      first.from = aside.string();
    }
  }
  then();
  moves.keep();
}

}  // namespace pgmanager::authoring
