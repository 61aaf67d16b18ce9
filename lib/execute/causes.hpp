#pragma once

#include <string>
#include <variant>

namespace pgmanager::execute {

namespace causes {

/// The connection or the server's configuration makes every transaction read-only.
struct ReadOnlySession {};
/// A setting of the role or of the database does.
struct ReadOnlyBySetting {
  std::string correction;  ///< statements for psql
};
/// The server is a standby.
struct StandbySession {};
/// A pooler gives the session another server process for each transaction.
struct PoolerInTransactionMode {};
/// A pooler gives no second connection, which shows its mode.
struct PoolerWithoutConnection {};
struct ServerTooOld {};

/// The objects that reset drops belong to another role.
struct NotOwner {};
/// A query with \gexec generated BEGIN, COMMIT or the like.
struct GeneratedControl {};
/// The rules of instance/pg_hba.conf would refuse the connection that applies them.
struct LocksOut {};
/// They did refuse it.
struct LockedOut {};
/// An error or a stop has left changes of instance/ that could not be restored.
struct NotRestored {};
/// instance/roles.sql cannot run where its roles exist.
struct RolesExist {};
/// The server refused a value of instance/settings.json.
struct ParameterRefused {};

}  // namespace causes

/// Why a session or a run ended before its work was done. Failures of files have advice instead (advice.hpp).
using Cause = std::variant<causes::ReadOnlySession, causes::ReadOnlyBySetting, causes::StandbySession,
                           causes::PoolerInTransactionMode, causes::PoolerWithoutConnection, causes::ServerTooOld,
                           causes::NotOwner, causes::GeneratedControl, causes::LocksOut, causes::LockedOut,
                           causes::NotRestored, causes::RolesExist, causes::ParameterRefused>;

}  // namespace pgmanager::execute
