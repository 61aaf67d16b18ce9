#pragma once

#include <string>
#include <vector>

#include "schema/snapshot.hpp"

namespace pgmanager::schema {

/// The snapshot without the options of user mappings and the connections of subscriptions. The server shows these to
/// few roles only, because they contain passwords, and a comparison of snapshots must not depend on which role read
/// them. Also without the owner of plpgsql, which snapshots of earlier versions contain.
SchemaSnapshot without_hidden(SchemaSnapshot snapshot);

/// The objects whose attributes with possible passwords are missing in the snapshot: "user mapping for ann on server
/// there".
std::vector<std::string> with_hidden_attributes(const SchemaSnapshot& snapshot);

}  // namespace pgmanager::schema
