#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "base/files.hpp"
#include "base/finding.hpp"
#include "source/sql_file.hpp"
#include "source/sql_text.hpp"

namespace pgmanager::source {

/// The bytes of the file `path` (relative to `root`); nothing, and a finding, if it cannot be read.
std::optional<std::string> read_source_file(const std::filesystem::path& root, const std::string& path,
                                            base::Findings& findings);

/// Reads and checks one file, keeping in memory only what is returned. `stamp` is the file's stamp before reading.
/// Throws base::Error (source_invalid) if it cannot be read.
ReadSqlFile read_sql_file(const base::OpenFile& opened, const base::FileStamp& stamp, const std::string& path,
                          FileRole role, const sql::Variables& variables, base::Findings& findings);

/// Reads and checks the files `paths` (relative to `root`), many of them on several threads. The result has the same
/// size and order; a file that cannot be read has only its path. Texts are not kept.
std::vector<SqlFile> read_sql_files(const std::filesystem::path& root, const std::vector<std::string>& paths,
                                    FileRole role, const sql::Variables& variables, base::Findings& findings);

}  // namespace pgmanager::source
