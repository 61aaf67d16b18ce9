#pragma once

#include "schema/snapshot.hpp"

namespace pgmanager::schema {

/// Without the options of user mappings and the connections of subscriptions: the server shows them to few, because
/// they hold passwords. A snapshot that one
/// user has kept and another one compares must not depend on who may see what.
SchemaSnapshot without_hidden(SchemaSnapshot snapshot);

}  // namespace pgmanager::schema
