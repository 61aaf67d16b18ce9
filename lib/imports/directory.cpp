#include "imports/directory.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "base/error.hpp"
#include "base/files.hpp"
#include "base/utf8.hpp"

namespace pgmanager::imports {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t most_files = 20'000;

// The kinds of files that contain SQL or what a tool must know about it. Others only have to be named.
bool is_read(std::string_view name) {
  constexpr std::array<std::string_view, 11> endings = {".sql",  ".plan", ".sum",  ".conf",       ".toml", ".xml",
                                                        ".yaml", ".yml",  ".json", ".properties", ".rb"};
  const std::string lower_name = base::lowered(name);
  return std::any_of(endings.begin(), endings.end(),
                     [&](std::string_view ending) { return lower_name.ends_with(ending); });
}

bool is_left_out(std::string_view name) {
  return name.starts_with('.') || name == "node_modules";
}

class Reading {
 public:
  explicit Reading(const fs::path& root) : root_(root) {}

  Directory read() {
    add_files_of("");
    std::sort(directory_.files.begin(), directory_.files.end(),
              [](const File& a, const File& b) { return a.path < b.path; });
    return std::move(directory_);
  }

 private:
  // `prefix`: of the paths, empty or with a slash at its end.
  void add_files_of(const std::string& prefix) {
    for (const base::DirectoryEntry& entry : base::list_directory(prefix.empty() ? root_ : root_ / prefix)) {
      if (is_left_out(entry.name)) continue;
      const std::string path = prefix + entry.name;
      // Links are followed to files only: a link to a directory may lead in circles. One that leads nowhere is an
      // error.
      std::error_code ignored;
      const auto target = fs::status(root_ / path, ignored).type();
      if (entry.type == fs::file_type::directory) {
        add_files_of(path + "/");
      } else if (target == fs::file_type::regular || target == fs::file_type::not_found) {
        add(path, entry.name);
      }
    }
  }

  void add(const std::string& path, std::string_view name) {
    if (directory_.files.size() == most_files) {
      throw base::Error({.code = base::ErrorCode::usage,
                         .message = fmt::format("directory \"{}\" contains more than {} files",
                                                base::printable(root_.string()), most_files),
                         .hint = "Name the directory that contains only the migrations."});
    }
    directory_.files.push_back({.path = path, .text = is_read(name) ? base::read_file(root_ / path) : ""});
  }

  const fs::path& root_;
  Directory directory_;
};

}  // namespace

const File* Directory::find(std::string_view path) const {
  const auto found = std::lower_bound(files.begin(), files.end(), path,
                                      [](const File& file, std::string_view wanted) { return file.path < wanted; });
  return found != files.end() && found->path == path ? &*found : nullptr;
}

Directory read_directory(const fs::path& directory) {
  return Reading(directory).read();
}

}  // namespace pgmanager::imports
