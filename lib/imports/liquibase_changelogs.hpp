#pragma once

#include <vector>

#include "imports/directory.hpp"
#include "imports/migrations.hpp"

namespace pgmanager::imports {

/// Whether a file is formatted SQL: its first line that is not empty is "--liquibase formatted sql".
bool is_formatted_sql(const File& file);

/// The files of formatted SQL in the order in which Liquibase reads them: as the change logs in XML, YAML and JSON
/// include them, and those that none of them names after that, in the order of their paths. Changesets in these change
/// logs are not taken over, and added to `migrations`.
std::vector<const File*> formatted_files(const Directory& directory, Migrations& migrations);

}  // namespace pgmanager::imports
