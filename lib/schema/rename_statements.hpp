#pragma once

#include <string>
#include <vector>

#include "schema/pairing.hpp"

namespace pgmanager::schema {

/// What gives `from` the name of `to`, and its parts those of the parts of `to`, which have the same definition: table
/// a with a_pkey becomes b with b_pkey.
std::vector<std::string> rename_statements(const Object& from, const Unpaired& siblings, const Object& to,
                                           const Unpaired& other_siblings);

}  // namespace pgmanager::schema
