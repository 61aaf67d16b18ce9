#pragma once

#include <string>

#include "pg/connection.hpp"
#include "schema/dependencies.hpp"
#include "schema/snapshot.hpp"

namespace pgmanager::database {

/// The transaction in which a snapshot is read. The necessary settings apply to the snapshot only.
enum class SnapshotTransaction {
  own,   ///< REPEATABLE READ READ ONLY: consistent as of one moment
  open,  ///< the open one, including its changes; in READ COMMITTED, concurrent changes may make it inconsistent
};

/// Reads the schema of the current database, in one round trip, or two to a server that is near. Excluded are the
/// schema `history_schema` (as in the catalog) with its contents, temporary objects, members of extensions, and what
/// initdb creates. Needs no special privileges: the options of user mappings and the connections of subscriptions are
/// omitted if the role may not read them.
///
/// The server prints definitions from the current catalog instead of the transaction's snapshot, so reading fails if an
/// object is dropped meanwhile. Then reading starts over, up to five times. Throws as Connection does; the open
/// transaction remains usable.
schema::SchemaSnapshot read_snapshot(pg::Connection& connection, const std::string& history_schema,
                                     SnapshotTransaction transaction = SnapshotTransaction::own);

/// The same with everything that is needed to write statements that change the schema.
schema::DetailedSnapshot read_detailed_snapshot(pg::Connection& connection, const std::string& history_schema,
                                                SnapshotTransaction transaction = SnapshotTransaction::own);

}  // namespace pgmanager::database
