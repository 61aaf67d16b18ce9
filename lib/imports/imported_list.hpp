#pragma once

#include <string>
#include <string_view>

#include "imports/imported_tree.hpp"
#include "imports/migrations.hpp"

namespace pgmanager::imports {

inline constexpr std::string_view imported_list_path = "docs/imported.md";

/// The text of docs/imported.md: a table from old names to new ones, what was not taken over, and the variables.
std::string imported_list(const Migrations& migrations, const ImportedTree& tree, const std::string& directory);

/// "V3__Load.java" or "V1__a.sql:12".
std::string place_of(const NotMapped& each);

}  // namespace pgmanager::imports
