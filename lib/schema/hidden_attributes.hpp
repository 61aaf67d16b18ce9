#pragma once

#include "schema/snapshot.hpp"

namespace pgmanager::schema {

/// Without the options of user mappings and the connections of subscriptions, which the server shows to few roles
/// because they hold passwords: a snapshot that one role has recorded and another role compares must not depend on who
/// may see what. Also without the owner of plpgsql, which snapshots of earlier versions have.
SchemaSnapshot without_hidden(SchemaSnapshot snapshot);

}  // namespace pgmanager::schema
