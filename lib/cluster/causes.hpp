#pragma once

#include <string>
#include <variant>

namespace pgmanager::cluster {

namespace causes {

/// Root needs another user to run the server, and the system has none.
struct NoServerAccount {};
/// The user that owns the directory does not exist.
struct OwnerDoesNotExist {};
/// The user that owns the directory cannot enter it.
struct DirectoryNotAccessible {
  std::string directory;
};
/// The directory, or something in it, cannot be used.
struct DirectoryNotUsable {};
/// PostgreSQL does not support such a name.
struct LineBreakInName {};
/// The directory is a symbolic link to a directory that does not exist.
struct LinkToNowhere {};
/// The directory contains something else than a private server.
struct ForeignContent {};
/// The directory `data` of the server contains no server.
struct NotADataDirectory {
  std::string directory;  ///< that of the server
};
struct InitializationFailed {};
/// The server was created by another version of PostgreSQL than that of the programs.
struct CreatedByOtherVersion {
  std::string version;
  std::string directory;
};
struct StartFailed {
  std::string log;
  std::string directory;
  bool has_settings = false;  ///< from instance/ of the tree, which may be the reason
};
/// Another program listens on the port.
struct PortTaken {};
/// The server is running already, but does not listen on the port.
struct OtherPort {};
/// The server is running already, without the stand-ins for extensions.
struct WithoutStandIns {};
struct StopFailed {
  std::string log;
};
/// Another program starts or stops the server.
struct ServerLocked {
  std::string lock_file;
};
/// An ephemeral server did not start; its log is deleted.
struct EphemeralStartFailed {
  bool has_settings = false;  ///< as in StartFailed
};
/// The temporary directory for an ephemeral server cannot be used.
struct TemporaryDirectoryNotUsable {};
/// The directory that was named lacks programs of the server.
struct ProgramsNotThere {};
/// No directory has all programs of the server.
struct ProgramsNotFound {};

}  // namespace causes

/// Why a private server cannot be started or stopped.
using Cause =
    std::variant<causes::NoServerAccount, causes::OwnerDoesNotExist, causes::DirectoryNotAccessible,
                 causes::DirectoryNotUsable, causes::LineBreakInName, causes::LinkToNowhere, causes::ForeignContent,
                 causes::NotADataDirectory, causes::InitializationFailed, causes::CreatedByOtherVersion,
                 causes::StartFailed, causes::PortTaken, causes::OtherPort, causes::WithoutStandIns, causes::StopFailed,
                 causes::ServerLocked, causes::EphemeralStartFailed, causes::TemporaryDirectoryNotUsable,
                 causes::ProgramsNotThere, causes::ProgramsNotFound>;

}  // namespace pgmanager::cluster
