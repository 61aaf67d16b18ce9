#pragma once

#include <string>
#include <vector>

#include "schema/snapshot.hpp"

namespace pgmanager::schema {

/// Without the options of user mappings and the connections of subscriptions, which the server shows to few roles
/// because they hold passwords: a snapshot that one role has recorded and another role compares must not depend on who
/// may see what. Also without the owner of plpgsql, which snapshots of earlier versions have.
SchemaSnapshot without_hidden(SchemaSnapshot snapshot);

/// The objects of which the snapshot does not have what may hold a password: "user mapping for ann on server there".
std::vector<std::string> with_hidden_attributes(const SchemaSnapshot& snapshot);

}  // namespace pgmanager::schema
