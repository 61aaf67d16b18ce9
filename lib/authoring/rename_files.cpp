#include "authoring/rename_files.hpp"

#include <cerrno>
#include <set>
#include <system_error>

#include "authoring/move_file.hpp"

namespace pgmanager::authoring {

namespace {

namespace fs = std::filesystem;

/// Moves that are taken back, the last one first, unless they are kept.
class Moves {
 public:
  explicit Moves(const fs::path& root) : root_(root) {}
  ~Moves() {
    if (kept_) return;
    for (auto move = moves_.rbegin(); move != moves_.rend(); ++move) move_without_replacing(move->second, move->first);
  }
  Moves(const Moves&) = delete;
  Moves& operator=(const Moves&) = delete;

  void move(const fs::path& from, const fs::path& to, const std::string& shown) {
    const int error = move_without_replacing(root_ / from, root_ / to);
    if (error != 0) fail_at_file("rename", shown, error);
    moves_.emplace_back(root_ / from, root_ / to);
  }
  void keep() { kept_ = true; }

 private:
  fs::path root_;
  std::vector<std::pair<fs::path, fs::path>> moves_;
  bool kept_ = false;
};

}  // namespace

void require_free(const fs::path& root, const Renames& renames) {
  std::set<std::string> leaving;
  for (const Rename& rename : renames) leaving.insert(rename.from);
  for (const Rename& rename : renames) {
    std::error_code error;
    const bool is_taken = fs::symlink_status(root / rename.to, error).type() != fs::file_type::not_found;
    if (is_taken && !leaving.contains(rename.to)) fail_at_file("rename", rename.to, EEXIST);
  }
}

void rename_files(const fs::path& root, const Renames& renames, const std::function<void()>& then) {
  require_free(root, renames);
  Moves moves(root);
  std::vector<fs::path> temporaries;
  // By way of names that nobody has, because a new name may be the old one of the next file.
  for (const Rename& rename : renames) {
    temporaries.push_back(temporary_name(fs::path(rename.from).parent_path(), temporaries.size()));
    moves.move(rename.from, temporaries.back(), rename.from);
  }
  for (std::size_t i = 0; i < renames.size(); ++i) moves.move(temporaries[i], renames[i].to, renames[i].to);
  then();
  moves.keep();
}

}  // namespace pgmanager::authoring
