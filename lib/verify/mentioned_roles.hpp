#pragma once

#include <string>
#include <vector>

#include "source/source_tree.hpp"

namespace pgmanager::verify {

/// The roles that GRANT, REVOKE and OWNER TO in create/ and in the deployments name, and that no file seems to create:
/// a file that contains both a CREATE ROLE and the name may create it, e.g. in a DO block. Reads the files.
std::vector<std::string> mentioned_roles(const source::SourceTree& tree);

}  // namespace pgmanager::verify
