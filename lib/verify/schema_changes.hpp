#pragma once

#include <string>

#include "diff/changes.hpp"
#include "pg/connection.hpp"
#include "schema/difference.hpp"

namespace pgmanager::verify {

/// The statements that make the schema of one scratch database to that of another one, on a server of the same major
/// version. Definitions whose texts differ are parsed again (database::reload_differing). In both databases statements
/// are tried and rolled back, as a part of the open transaction if there is one. Throws as Connection does.
/// `options` name what is left out.
diff::Changes find_changes(pg::Connection& before, pg::Connection& after, const std::string& history_schema,
                           const schema::DiffOptions& options);

}  // namespace pgmanager::verify
