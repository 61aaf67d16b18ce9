#pragma once

#include <string>
#include <vector>

#include "pg/connection.hpp"
#include "result/loss.hpp"

namespace pgmanager::database {

/// How many rows the tables hold, each counted once, by the server's statistics. `tables`: as SQL writes their names,
/// unknown ones are left out. `schemas`: as the catalog writes theirs.
result::RowEstimate estimate_rows(pg::Connection& connection, const std::vector<std::string>& tables,
                                  const std::vector<std::string>& schemas = {});

}  // namespace pgmanager::database
