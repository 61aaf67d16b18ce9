#pragma once

#include <filesystem>

#include "cluster/private_server.hpp"
#include "cluster/server_home.hpp"

namespace pgmanager::cluster {

/// The program `postgres` of the home, with the installed extensions and those of `extensions`: their control and SQL
/// files. An installed extension of the same name wins.
///
/// PostgreSQL before 18 searches extensions in its share directory only, which it finds relative to its own program. So
/// the home gets a directory "installation" that has the same structure as the real one, with symbolic links to it; its
/// own are the program (a hard link, or a copy) and the directory of extensions. See make_relative_path() in
/// PostgreSQL's src/port/path.c. Throws std::system_error.
std::filesystem::path make_installation(const ServerHome& home, const ServerPrograms& programs,
                                        const std::filesystem::path& extensions);

/// Copies the present files of `extensions` into the installation of a running server. A file that was removed stays
/// until the next start. Returns false if the server was started without an installation.
bool update_stand_ins(const ServerHome& home, const std::filesystem::path& extensions);

/// Removes it; nothing happens if there is none.
void remove_installation(const ServerHome& home);

}  // namespace pgmanager::cluster
