#include "cluster/stand_ins.hpp"

#include <sys/stat.h>
#include <unistd.h>

#include <cstdlib>
#include <set>
#include <string>
#include <string_view>
#include <system_error>
#include <vector>

#include "cluster/server_programs.hpp"

namespace pgmanager::cluster {

namespace fs = std::filesystem;

namespace {

fs::path installation_of(const ServerHome& home) {
  return home.directory / "installation";
}

/// For extension_control_path, which names directories that contain one named "extension".
fs::path stand_ins_of(const ServerHome& home) {
  return home.directory / "stand-ins";
}

/// In the installation: to its directory of extensions.
constexpr const char* link_to_extensions = "extensions";

/// Where the files of the installation are for PostgreSQL, which resolves symbolic links.
struct Installed {
  fs::path programs;
  fs::path extensions;
};

/// initdb prints the directory that PostgreSQL calls "share" as "share_path=DIRECTORY".
fs::path share_directory(const ServerHome& home, const ServerPrograms& programs) {
  constexpr std::string_view label = "share_path=";
  const std::string output = run_program(programs, home, {"initdb", "--show", "-D", "data"}).output;
  const std::size_t at = output.find(label);
  if (at == std::string::npos) {
    throw std::system_error(std::make_error_code(std::errc::no_such_file_or_directory),
                            "could not find the share directory of PostgreSQL");
  }
  const std::size_t begin = at + label.size();
  return output.substr(begin, output.find('\n', begin) - begin);
}

Installed find_installed(const ServerHome& home, const ServerPrograms& programs) {
  return {.programs = fs::canonical(programs.directory() / "postgres").parent_path(),
          .extensions = fs::canonical(share_directory(home, programs)) / "extension"};
}

/// The directory and those above it, except the root.
std::vector<fs::path> with_parents(fs::path directory) {
  std::vector<fs::path> all;
  for (; directory != directory.root_path(); directory = directory.parent_path()) all.push_back(directory);
  return all;
}

fs::path moved(const fs::path& installation, const fs::path& original) {
  return installation / original.relative_path();
}

/// Links to everything in `original`, except the directories that the installation has itself.
void link_contents(const fs::path& original, const fs::path& copy, const std::set<fs::path>& own) {
  for (const fs::directory_entry& entry : fs::directory_iterator(original)) {
    if (!own.contains(entry.path())) fs::create_symlink(entry.path(), copy / entry.path().filename());
  }
}

void copy_program(const fs::path& original, const fs::path& copy) {
  std::error_code other_file_system;
  fs::create_hard_link(original, copy, other_file_system);
  if (other_file_system) fs::copy_file(original, copy);
}

void copy_stand_ins(const fs::path& from, const fs::path& to) {
  for (const fs::directory_entry& entry : fs::directory_iterator(from)) {
    const fs::path name = entry.path().filename();
    const bool is_part = name.extension() == ".control" || name.extension() == ".sql";
    if (!is_part || !entry.is_regular_file() || fs::is_symlink(to / name)) continue;
    fs::copy_file(entry.path(), to / name, fs::copy_options::overwrite_existing);
    fs::permissions(to / name, fs::perms(0644));
  }
}

}  // namespace

fs::path make_installation(const ServerHome& home, const ServerPrograms& programs, const fs::path& extensions) {
  const Installed installed = find_installed(home, programs);
  const fs::path installation = installation_of(home);
  std::set<fs::path> own;
  for (const fs::path& directory : with_parents(installed.programs)) own.insert(directory);
  for (const fs::path& directory : with_parents(installed.extensions)) own.insert(directory);
  for (const fs::path& directory : own) {
    fs::create_directories(moved(installation, directory));
    if (directory != installed.programs) link_contents(directory, moved(installation, directory), own);
  }
  const fs::path program = moved(installation, installed.programs) / "postgres";
  copy_program(installed.programs / "postgres", program);
  const fs::path own_extensions = moved(installation, installed.extensions);
  fs::create_directory_symlink(own_extensions, installation / link_to_extensions);
  copy_stand_ins(extensions, own_extensions);
  return program;
}

StartWithStandIns make_stand_ins(const ServerHome& home, const ServerPrograms& programs, const fs::path& extensions) {
  constexpr int first_with_path = 18;
  remove_stand_ins(home);
  const int major = std::atoi(major_version(run_program(programs, home, {"postgres", "--version"}).output).c_str());
  const std::string directory = stand_ins_of(home).string();
  // A colon separates directories.
  if (major < first_with_path || directory.find(':') != std::string::npos) {
    return {.program = make_installation(home, programs, extensions), .extension_control_path = ""};
  }
  fs::create_directories(stand_ins_of(home) / "extension");
  copy_stand_ins(extensions, stand_ins_of(home) / "extension");
  return {.program = programs.directory() / "postgres", .extension_control_path = "$system:" + directory};
}

bool update_stand_ins(const ServerHome& home, const fs::path& extensions) {
  // Not a directory that the owner of the home has put there: root would write where it leads.
  const auto is_ours = [](const fs::path& directory) {
    struct stat status {};
    return ::lstat(directory.c_str(), &status) == 0 && S_ISDIR(status.st_mode) && status.st_uid == ::geteuid();
  };
  if (is_ours(installation_of(home))) {
    copy_stand_ins(extensions, installation_of(home) / link_to_extensions);
  } else if (is_ours(stand_ins_of(home)) && is_ours(stand_ins_of(home) / "extension")) {
    copy_stand_ins(extensions, stand_ins_of(home) / "extension");
  } else {
    return false;
  }
  return true;
}

void remove_stand_ins(const ServerHome& home) {
  fs::remove_all(installation_of(home));
  fs::remove_all(stand_ins_of(home));
}

}  // namespace pgmanager::cluster
