#pragma once

#include <string>
#include <vector>

#include "schema/pairing.hpp"

namespace pgmanager::schema {

/// The statements that give `from` and its parts the names of `to` and its parts, which have the same definitions:
/// table a with a_pkey becomes b with b_pkey.
std::vector<std::string> rename_statements(const Object& from, const Unpaired& siblings, const Object& to,
                                           const Unpaired& other_siblings);

}  // namespace pgmanager::schema
