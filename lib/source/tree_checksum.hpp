#pragma once

#include <string>

#include "source/source_tree.hpp"

namespace pgmanager::source {

/// SHA-256 (hex) over everything that decides what create makes of this tree: the paths and checksums of the files of
/// create/, deployment/ and test-data/ in their order, the variables, and the texts of the hooks of create. The files
/// must have been read. Throws base::Error (source_invalid) if a hook cannot be read.
std::string tree_checksum(const SourceTree& tree);

}  // namespace pgmanager::source
