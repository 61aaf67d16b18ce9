#pragma once

#include <vector>

#include "base/stop_signal.hpp"
#include "pg/connection.hpp"
#include "result/server_settings.hpp"
#include "source/source_tree.hpp"

namespace pgmanager::execute {

/// Whether the changes of a file stay.
enum class Changes { keep, roll_back };

/// Runs instance/roles.sql of the tree in one transaction, twice, because it must be able to run again, and returns
/// what it changes. Throws base::Error (sql) for a statement that fails, and pg::ServerError if the role has not the
/// right to it (42501) or the session is read-only (25006).
std::vector<result::RoleDifference> run_roles_file(pg::Connection& connection, const source::SourceTree& tree,
                                                   Changes changes, const base::StopSignal& stop);

/// The same for a server that the program has started; nothing happens if the tree has no such file.
void prepare_roles(const pg::ConnectOptions& superuser, const source::SourceTree& tree, const base::StopSignal& stop);

}  // namespace pgmanager::execute
