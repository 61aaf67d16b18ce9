#pragma once

#include "imports/migrations.hpp"
#include "imports/recorded.hpp"
#include "pg/connection.hpp"

namespace pgmanager::database {

/// Takes the tool's own lock, which the session then holds until it ends, and reads the tool's history. A tool that has
/// no lock is excluded by nothing while this runs. Without a history in the database, the result is empty. Throws
/// base::Error: lock if the tool is running, refused if several schemas have such a history and search_path contains
/// none of them, or if the table does not have the tool's columns.
imports::RecordedHistory read_other_tool(pg::Connection& connection, imports::Tool tool);

}  // namespace pgmanager::database
