#pragma once

#include <filesystem>
#include <string>

#include "cluster/private_server.hpp"
#include "cluster/server_home.hpp"

namespace pgmanager::cluster {

/// How the server of a home is started, so that it offers the extensions of its stand-ins, too.
struct StartWithStandIns {
  std::filesystem::path program;       ///< `postgres`
  std::string extension_control_path;  ///< the value of that parameter; empty: the server has no such parameter
};

/// With the installed extensions and those of `extensions`: their control and SQL files. An installed extension of the
/// same name wins. Throws std::system_error.
///
/// Since PostgreSQL 18, extension_control_path names a directory of the home. Before, the program is that of
/// make_installation().
StartWithStandIns make_stand_ins(const ServerHome& home, const ServerPrograms& programs,
                                 const std::filesystem::path& extensions);

/// The program `postgres` of the home, with the installed extensions and those of `extensions`: their control and SQL
/// files. An installed extension of the same name wins.
///
/// PostgreSQL before 18 searches extensions in its share directory only, which it finds relative to its own program. So
/// the home gets a directory "installation" that has the same structure as the real one, with symbolic links to it; its
/// own are the program (a hard link, or a copy) and the directory of extensions. See make_relative_path() in
/// PostgreSQL's src/port/path.c. Throws std::system_error.
std::filesystem::path make_installation(const ServerHome& home, const ServerPrograms& programs,
                                        const std::filesystem::path& extensions);

/// Copies the present files of `extensions` to those of a running server. A file that was removed stays until the next
/// start. Returns false if the server was started without stand-ins.
bool update_stand_ins(const ServerHome& home, const std::filesystem::path& extensions);

/// Removes what an earlier start has made; nothing happens if there is nothing.
void remove_stand_ins(const ServerHome& home);

}  // namespace pgmanager::cluster
