#pragma once

#include "pg/connection.hpp"
#include "plan/plan.hpp"
#include "result/loss.hpp"

namespace pgmanager::database {

/// Everything that a new database does not contain: every schema except the server's own, with its contents, and
/// objects outside of schemas. Excluded are roles, other databases, settings and grants of the database, and the schema
/// public itself.
result::DroppedObjects objects_to_drop(pg::Connection& connection);

/// What drops them: subscriptions before the transaction of create, because the server drops them outside of one, all
/// else in it; the schema public is made again there where it is missing.
plan::Prelude prelude_of(const result::DroppedObjects& objects);

}  // namespace pgmanager::database
