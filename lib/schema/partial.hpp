#pragma once

#include "schema/snapshot.hpp"

namespace pgmanager::schema {

/// Whether the snapshot contains only those attributes of the object that differ from what its parent, view or
/// extension defines (see Object). Such an object exists on both sides of a comparison; a side that does not contain it
/// has no such attributes.
bool is_partial(const Object& object);

/// Attribute of an index that a partition inherits, if its name differs: the name that PostgreSQL would choose.
inline constexpr std::string_view usual_name_attribute = "usual name";

bool has_another_name(const Object& index);

}  // namespace pgmanager::schema
