#pragma once

#include <functional>
#include <string>
#include <vector>

#include "base/location.hpp"
#include "source/source_tree.hpp"

namespace pgmanager::source {

/// A statement that PostgreSQL's own parser, as built into this program, rejects.
struct RejectedStatement {
  base::Location place;
  /// "PostgreSQL's parser, version 15, reports: syntax error at or near \"creat\"; a later server may accept it", or
  /// that a variable is not set; printable.
  std::string message;
};

/// The first rejected statement of each `wanted` file of the tree. Files that use a psql variable without a value are
/// left out. Reads the files again: throws base::Error (source_invalid) if one has changed.
std::vector<RejectedStatement> find_rejected_statements(const SourceTree& tree,
                                                        const std::function<bool(const SqlFile&)>& wanted);

}  // namespace pgmanager::source
