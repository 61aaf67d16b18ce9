#pragma once

#include <string>
#include <vector>

#include "schema/snapshot.hpp"

namespace pgmanager::diff {

/// The names that the object has and that no other object can have at the same time. Tables, indexes, views and
/// sequences share one space of names in each schema, types and tables another one.
std::vector<std::string> taken_names(const schema::Object& object);

}  // namespace pgmanager::diff
