#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/finding.hpp"
#include "base/location.hpp"
#include "source/byte_source.hpp"
#include "source/rows_on_disk.hpp"
#include "source/sql_file.hpp"
#include "sql/script.hpp"
#include "sql/variables.hpp"

namespace pgmanager::source {

/// What a file is for: create runs all files in one transaction, a deployment runs alone.
enum class FileRole {
  create,
  repeatable,  ///< a file of create/ that deployments run again after it was edited
  deployment,
};

/// The text of a file and its statements. COPY blocks above 64 KiB are left on disk; one line in the text replaces each
/// block: "-- 123456 bytes of rows, SHA-256 ...". The history stores this text.
struct SqlText {
  std::string path;                      ///< as in SqlFile
  std::string text;                      ///< without byte order mark; line ends as they are in the file
  sql::Script script;                    ///< offsets into `text`; a BEGIN ... COMMIT around the whole file is left out
  std::vector<RowsOnDisk> rows_on_disk;  ///< in the order of the text

  /// The location of byte `offset` of `text` in the file.
  base::Location locate(std::size_t offset) const;
};

/// The result of reading a file.
struct ReadSqlFile {
  SqlFile file;
  SqlText text;
};

/// Reads the bytes of one SQL file as a value, and adds a finding for each rule that it breaks. Pure. The result is
/// complete only if no findings were added. `path` is relative to the root of the tree. `variables` only serve to see
/// what statements do; the text stays as written.
ReadSqlFile parse_sql_file(std::string path, std::string_view bytes, FileRole role, const sql::Variables& variables,
                           base::Findings& findings);

/// The same for a file of any size, which is read in portions.
ReadSqlFile parse_sql_file(std::string path, const ByteSource& source, FileRole role, const sql::Variables& variables,
                           base::Findings& findings);

/// The same without reading the rows that are left on disk: `rows` are those that an earlier reading of the same bytes
/// found. The result has no checksums, and its encoding is not checked again.
ReadSqlFile parse_sql_file_around_rows(std::string path, const ByteSource& source, const std::vector<RowsOnDisk>& rows,
                                       FileRole role, const sql::Variables& variables, base::Findings& findings);

}  // namespace pgmanager::source
