#include "cluster/socket_directory.hpp"

#include <fmt/format.h>
#include <sys/stat.h>
#include <sys/un.h>

#include <cerrno>
#include <system_error>

namespace pgmanager::cluster {

namespace fs = std::filesystem;

namespace {

const fs::path place_for_long_names = "/tmp";

std::string socket_in(const fs::path& directory) {
  return fmt::format("{}/.s.PGSQL.{}", directory.string(), private_port);
}

}  // namespace

bool can_hold_socket(const fs::path& directory) {
  const std::string socket = socket_in(directory);
  return socket.size() < sizeof(sockaddr_un::sun_path) && socket.find(',') == std::string::npos;
}

fs::path make_socket_directory(const ServerHome& home) {
  const fs::path directory = home.directory / "socket";
  if (!can_hold_socket(directory)) return make_temporary_directory(place_for_long_names, home.account);
  if (::mkdir(directory.c_str(), 0700) == 0) {
    give_to(directory, home.account);
  } else if (errno != EEXIST) {
    throw fs::filesystem_error("could not create directory", directory,
                               std::error_code(errno, std::generic_category()));
  }
  fs::remove(socket_in(directory) + ".lock");
  return directory;
}

void remove_socket_directory(const fs::path& directory) noexcept {
  if (!is_temporary_directory(directory, place_for_long_names)) return;
  std::error_code ignored;  // only an empty directory is removed; other contents may stay in /tmp
  fs::remove(directory, ignored);
}

}  // namespace pgmanager::cluster
