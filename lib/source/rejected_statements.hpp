#pragma once

#include <functional>
#include <string>
#include <vector>

#include "base/location.hpp"
#include "source/source_tree.hpp"

namespace pgmanager::source {

/// A statement that PostgreSQL's own parser, as it is built into this program, does not understand.
struct RejectedStatement {
  base::Location place;
  /// "PostgreSQL's parser, version 15, reports: syntax error at or near \"creat\"; a later server may accept it", or
  /// that a variable is not set; printable.
  std::string message;
};

/// The first one of each `wanted` file of the tree. Files in which a variable of psql's
/// has no value are left out. Reads the files again: throws base::Error (source_invalid) when one has changed.
std::vector<RejectedStatement> find_rejected_statements(const SourceTree& tree,
                                                        const std::function<bool(const SqlFile&)>& wanted);

}  // namespace pgmanager::source
