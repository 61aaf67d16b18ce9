#pragma once

#include <string>
#include <vector>

#include "pg/connection.hpp"
#include "schema/table_rows.hpp"

namespace pgmanager::database {

/// The rows of all ordinary tables, in memory: for scratch databases, which hold what files have filled in. In the
/// order of the tables' names. `history_schema` is left out.
std::vector<schema::TableRows> read_rows(pg::Connection& connection, const std::string& history_schema);

}  // namespace pgmanager::database
