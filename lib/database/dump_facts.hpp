#pragma once

#include <string>
#include <vector>

#include "pg/connection.hpp"

namespace pgmanager::database {

/// The extensions whose comment is the one that CREATE EXTENSION sets.
std::vector<std::string> extensions_with_usual_comment(pg::Connection& connection);

/// The materialized views that have not been filled: "app.totals", without quotes.
std::vector<std::string> unfilled_views(pg::Connection& connection);

}  // namespace pgmanager::database
