#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "sql/script.hpp"
#include "sql/statement_class.hpp"

namespace pgmanager::source {

/// How a file has to be run, found by reading its statements.
enum class TransactionMode {
  in_transaction,       ///< the normal case
  without_transaction,  ///< every statement is one that cannot run inside a transaction block
};

/// One SQL file of the tree, read and understood. Immutable after reading.
struct SqlFile {
  std::string path;    ///< relative to the root of the tree, with '/', e.g. "deployment/00007-add-colour.sql"
  std::string text;    ///< without byte order mark; line ends as they are in the file
  sql::Script script;  ///< offsets into `text`; a BEGIN ... COMMIT around the whole file is already left out
  TransactionMode transaction_mode = TransactionMode::in_transaction;
  std::string checksum;        ///< SHA-256 (hex) over the text with CRLF (and lone CR) folded to LF
  std::string token_checksum;  ///< SHA-256 (hex) over the tokens: comments and white space left out
  int statements = 0;          ///< number of SQL statements (COPY data and psql commands not counted)
};

/// The name that the checksums' algorithms are stored under.
inline constexpr std::string_view checksum_algorithm = "sha256";

/// The text as the history keeps it: rows of COPY blocks above 64 KiB are replaced by a line that says how many bytes
/// they were and their SHA-256, because a data file may be larger than a column can hold.
std::string recorded_text(const SqlFile& file);

}  // namespace pgmanager::source
