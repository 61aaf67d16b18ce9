#pragma once

#include <memory>
#include <string>
#include <vector>

#include "base/location.hpp"
#include "source/directives.hpp"
#include "source/rows_on_disk.hpp"

namespace pgmanager::source {

/// How a file has to be run, found by reading its statements and directives.
enum class TransactionMode {
  in_transaction,       ///< the normal case
  without_transaction,  ///< statement by statement, each committed by itself
};

/// A variable of psql's that a file uses and that has no value.
struct UnsetVariable {
  std::string name;
  base::Location place;  ///< where it is used first
};

/// What has to be known of one SQL file of the tree to decide about it. Its text is not kept, so that a tree of a
/// hundred thousand files fits into little memory: whoever runs a file loads it again (source/statements.hpp).
struct SqlFile {
  std::string path;  ///< relative to the root of the tree, with '/', e.g. "deployment/00007-add-colour.sql"
  TransactionMode transaction_mode = TransactionMode::in_transaction;
  Directives directives;
  std::string checksum;        ///< SHA-256 (hex) over the text with CRLF (and lone CR) folded to LF
  std::string token_checksum;  ///< SHA-256 (hex) over the tokens: comments and white space left out
  int statements = 0;          ///< number of SQL statements (COPY data and psql commands not counted)
  std::vector<UnsetVariable> unset_variables = {};           ///< without a value for each, the file cannot run
  std::shared_ptr<const LeftOnDisk> left_on_disk = nullptr;  ///< null: its text is no larger than what is kept of it
};

/// The name that the checksums' algorithms are stored under.
inline constexpr std::string_view checksum_algorithm = "sha256";

}  // namespace pgmanager::source
