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

/// A file of which only the path is known.
SqlFile listed_file(std::string path);

struct FileToRead {
  SqlFile* file;
  FileRole role;
};

/// Reads and checks the files in depth, many of them on several threads. Of a file that cannot be read only the path
/// stays.
void read_sql_files(const std::filesystem::path& root, const std::vector<FileToRead>& files,
                    const sql::Variables& variables, base::Findings& findings);

/// Reads only the checksums of the files, as source::read_checksums.
void read_checksums_of(const std::vector<SqlFile*>& files, const std::filesystem::path& root);

}  // namespace pgmanager::source
