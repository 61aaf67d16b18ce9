#include "cluster/private_server.hpp"

#include <fmt/format.h>

#include <system_error>

#include "base/error.hpp"
#include "cluster/causes.hpp"
#include "cluster/home_lock.hpp"
#include "cluster/postmaster.hpp"
#include "cluster/server_home.hpp"

namespace pgmanager::cluster {

namespace {

/// Quotes a value of a libpq connection string.
std::string conninfo_quoted(const std::string& value) {
  std::string quoted = "'";
  for (const char character : value) {
    if (character == '\'' || character == '\\') quoted += '\\';
    quoted += character;
  }
  return quoted + "'";
}

/// Converts system errors (a directory or program that cannot be used) to refusals.
template <typename Work>
auto with_system_errors_refused(const char* verb, const std::filesystem::path& directory, Work work) {
  try {
    return work();
  } catch (const std::system_error& error) {
    throw base::Error(
        {.code = base::ErrorCode::refused,
         .message = fmt::format("could not {} the private PostgreSQL server in \"{}\"", verb, directory.string()),
         .detail = error.what(),
         .cause = Cause(causes::DirectoryNotUsable{})});
  }
}

}  // namespace

std::string PrivateServer::dsn(const std::string& database) const {
  // An empty hostaddr, because otherwise PGHOSTADDR in the environment would take precedence over the socket.
  return fmt::format("host={} hostaddr='' port={} user=postgres dbname={}", conninfo_quoted(socket_directory.string()),
                     port, conninfo_quoted(database));
}

PrivateServer start_private_server(const std::filesystem::path& directory, const ServerPrograms& programs) {
  return with_system_errors_refused("start", directory, [&] {
    const ServerHome home = make_home(directory);
    const HomeLock lock(home);
    hide_from_git(home);
    return start_postmaster(home, programs, Durability::full);
  });
}

bool stop_private_server(const std::filesystem::path& directory, const ServerPrograms& programs) {
  return with_system_errors_refused("stop", directory, [&] {
    const auto home = find_home(directory);
    // A directory that never contained a server is not changed: it gets no lock file.
    if (!home || !std::filesystem::exists(home->data())) return false;
    const HomeLock lock(*home);
    return stop_postmaster(*home, programs, ShutdownMode::fast);
  });
}

}  // namespace pgmanager::cluster
