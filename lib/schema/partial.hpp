#pragma once

#include "schema/snapshot.hpp"

namespace pgmanager::schema {

/// Whether the object is in the snapshot only because something is said of it that does not follow from something else
/// (see Object). Then both sides of a comparison have it, and where one of them says nothing of it, it is there as it
/// follows.
bool is_partial(const Object& object);

/// Of an index that a partition has from its table, where it is called otherwise: how PostgreSQL calls it by itself.
inline constexpr std::string_view usual_name_attribute = "usual name";

bool has_another_name(const Object& index);

}  // namespace pgmanager::schema
