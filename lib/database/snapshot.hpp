#pragma once

#include <string>
#include <string_view>

#include "pg/connection.hpp"
#include "schema/snapshot.hpp"

namespace pgmanager::database {

/// The transaction in which a snapshot is read. The necessary settings apply to the snapshot only.
enum class SnapshotTransaction {
  own,   ///< REPEATABLE READ READ ONLY: consistent as of one moment
  open,  ///< the open one, including its changes; in READ COMMITTED, concurrent changes may make it inconsistent
};

/// Reads the schema of the current database, in one round trip. Excluded are the schema `history_schema` (as in the
/// catalog) with its contents, temporary objects, members of extensions, and what initdb creates. Needs no special
/// privileges: the options of user mappings and the connections of subscriptions are omitted if the role may not read
/// them.
///
/// The server prints definitions from the current catalog instead of the transaction's snapshot, so reading fails if an
/// object is dropped meanwhile. Then reading starts over, up to five times. Throws as Connection does; the open
/// transaction remains usable.
schema::SchemaSnapshot read_snapshot(pg::Connection& connection, const std::string& history_schema,
                                     SnapshotTransaction transaction = SnapshotTransaction::own);

/// Decides which lines of a query are sent.
struct Reader {
  int major_version = 0;  ///< of the server: 13, 14, ...
  bool is_superuser = false;
};

/// `query` without the lines for other readers. A line is restricted by a comment at its end: "-- since 14", "-- until
/// 16", "-- since 15, until 16", "-- for superusers".
std::string for_reader(std::string_view query, const Reader& reader);

}  // namespace pgmanager::database
