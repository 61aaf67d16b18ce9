#pragma once

#include <string>
#include <vector>

#include "pg/connection.hpp"
#include "schema/table_rows.hpp"

namespace pgmanager::database {

/// The rows of all ordinary tables, in memory: for scratch databases, whose rows come from the source tree. Ordered by
/// table name. `history_schema` is excluded.
std::vector<schema::TableRows> read_rows(pg::Connection& connection, const std::string& history_schema);

}  // namespace pgmanager::database
