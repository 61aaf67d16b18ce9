#pragma once

#include <memory>
#include <string>
#include <vector>

#include "base/location.hpp"
#include "source/directives.hpp"
#include "source/rows_on_disk.hpp"

namespace pgmanager::source {

/// How a file must be run, decided by its statements and directives.
enum class TransactionMode {
  in_transaction,       ///< the default
  without_transaction,  ///< each statement is committed by itself
};

/// A psql variable that a file uses and that has no value.
struct UnsetVariable {
  std::string name;
  base::Location place;  ///< where it is used first
};

/// How much of a file was read.
enum class Depth {
  name,   ///< only its path is set
  text,   ///< only its path and its checksum are set; enough for a file that is in place with that checksum
  whole,  ///< everything is set
};

/// What must be known of one SQL file of the tree to plan it. Its text is not kept, so that a tree of a hundred
/// thousand files fits into little memory; to run a file it is loaded again (source/statements.hpp).
struct SqlFile {
  std::string path;  ///< relative to the root of the tree, with '/', e.g. "deployment/00007-add-colour.sql"
  Depth depth = Depth::whole;
  TransactionMode transaction_mode = TransactionMode::in_transaction;
  Directives directives;
  std::string checksum;        ///< SHA-256 (hex) over the text with CRLF (and lone CR) folded to LF
  std::string token_checksum;  ///< SHA-256 (hex) over the tokens: comments and white space left out
  int locks = 0;               ///< about how many locks its new objects keep until the end of its transaction
  int statements = 0;          ///< number of SQL statements (COPY data and psql commands not counted)
  std::vector<UnsetVariable> unset_variables = {};           ///< all of them need a value before the file can run
  std::shared_ptr<const LeftOnDisk> left_on_disk = nullptr;  ///< null: all of its text is kept
};

/// The name under which the algorithm of the checksums is stored.
inline constexpr std::string_view checksum_algorithm = "sha256";

}  // namespace pgmanager::source
