// What to do about a private server that cannot be started or stopped.
#include <fmt/format.h>

#include "base/shell_word.hpp"
#include "cli/hint_tables.hpp"
#include "cluster/causes.hpp"

namespace pgmanager::cli::hints {

namespace {

struct PrivateServerHints {
  std::string operator()(const cluster::causes::NoServerAccount&) const {
    return "Create one (useradd --system postgres), or run as an ordinary user.";
  }
  std::string operator()(const cluster::causes::OwnerDoesNotExist&) const {
    return "Name another directory for the server, or give this one to a user that exists.";
  }
  std::string operator()(const cluster::causes::DirectoryNotAccessible& cause) const {
    return fmt::format("Give that user access (namei -l {} shows the permissions), or name another directory.",
                       base::shell_word(cause.directory));
  }
  std::string operator()(const cluster::causes::DirectoryNotUsable&) const {
    return "Name a directory that you can write to, or run as the user who owns this one.";
  }
  std::string operator()(const cluster::causes::LineBreakInName&) const {
    return "Name another directory for the private server.";
  }
  std::string operator()(const cluster::causes::LinkToNowhere&) const {
    return "Remove the link, or make its target available again.";
  }
  std::string operator()(const cluster::causes::ForeignContent&) const {
    return "Name a directory that is empty or does not exist yet.";
  }
  std::string operator()(const cluster::causes::NotADataDirectory& cause) const {
    return fmt::format("Remove directory \"{}\" to start with an empty server.", cause.directory);
  }
  std::string operator()(const cluster::causes::InitializationFailed&) const {
    return "Fix what initdb reports, or name another directory, and run the same command again.";
  }
  std::string operator()(const cluster::causes::CreatedByOtherVersion& cause) const {
    return fmt::format(
        "Name the programs of PostgreSQL {} with --postgres-bin DIR, or remove directory \"{}\" to "
        "start with an empty server.",
        cause.version, cause.directory);
  }
  std::string operator()(const cluster::causes::StartFailed& cause) const {
    return fmt::format("Read \"{}\"; if nothing in the server is worth keeping, remove directory \"{}\" and run again.",
                       cause.log, cause.directory);
  }
  std::string operator()(const cluster::causes::StopFailed& cause) const {
    return fmt::format("Read \"{}\" and try again.", cause.log);
  }
  std::string operator()(const cluster::causes::ServerLocked& cause) const {
    return fmt::format("See which program: fuser -v {}", base::shell_word(cause.lock_file));
  }
  std::string operator()(const cluster::causes::EphemeralStartFailed&) const {
    return "Run again with --local DIR, which keeps the server's log.";
  }
  std::string operator()(const cluster::causes::TemporaryDirectoryNotUsable&) const {
    return "Name a temporary directory with enough space in the environment variable TMPDIR.";
  }
  std::string operator()(const cluster::causes::ProgramsNotThere&) const {
    return "Name the directory that holds initdb, pg_ctl and postgres with --postgres-bin DIR.";
  }
  std::string operator()(const cluster::causes::ProgramsNotFound&) const {
    return "Install them (apt-get install postgresql), or name their directory with --postgres-bin DIR.";
  }
};

}  // namespace

std::optional<std::string> about_private_server(const base::ErrorCause& cause, const Settings& /*settings*/) {
  return look_up(cause, std::type_identity<cluster::Cause>(), PrivateServerHints());
}

}  // namespace pgmanager::cli::hints
