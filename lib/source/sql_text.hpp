#pragma once

#include <string>

#include "base/finding.hpp"
#include "source/sql_file.hpp"

namespace pgmanager::source {

/// What a file is for, because create runs all files in one transaction and a deployment runs alone.
enum class FileRole { create, deployment };

/// Reads the bytes of one SQL file as a value, and adds a finding for each rule that it breaks. Pure. The result is
/// complete only when no findings were added. `path` is relative to the root of the tree.
SqlFile understand_sql(std::string path, std::string bytes, FileRole role, base::Findings& findings);

}  // namespace pgmanager::source
