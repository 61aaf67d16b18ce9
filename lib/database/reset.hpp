#pragma once

#include <string>

#include "pg/connection.hpp"
#include "plan/plan.hpp"
#include "result/dropped_objects.hpp"

namespace pgmanager::database {

/// All that a new database does not have: every schema but those of the server with what is in them, and what is
/// outside of schemas. Not roles, other databases, settings and grants of the database, and the schema public itself.
result::DroppedObjects objects_to_drop(pg::Connection& connection);

/// The query of Database::user_objects(): the same list, named for a person. $1: the history schema.
std::string user_objects_query();

/// What drops them: subscriptions before the transaction of create, because the server drops them outside of one, all
/// else in it; the schema public is made again there where it is missing.
plan::Prelude prelude_of(const result::DroppedObjects& objects);

}  // namespace pgmanager::database
