#pragma once

#include <string>
#include <vector>

#include "pg/connection.hpp"
#include "result/loss.hpp"

namespace pgmanager::database {

/// The number of rows in the tables by the server's statistics; each table counts once. `tables`: names as in SQL,
/// unknown ones are ignored. `schemas`: names as in the catalog.
result::RowEstimate estimate_rows(pg::Connection& connection, const std::vector<std::string>& tables,
                                  const std::vector<std::string>& schemas = {});

}  // namespace pgmanager::database
