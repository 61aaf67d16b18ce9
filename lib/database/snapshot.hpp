#pragma once

#include <string>
#include <string_view>

#include "pg/connection.hpp"
#include "schema/snapshot.hpp"

namespace pgmanager::database {

/// What a snapshot is read in. Settings that it needs are set for it alone.
enum class SnapshotTransaction {
  own,   ///< REPEATABLE READ READ ONLY: all of it is of one moment
  open,  ///< the one that is open, whose changes are seen; in READ COMMITTED others may change something in between
};

/// The schema of the database that we are connected to, read in one round trip. Left out: `history_schema` (as the
/// catalog writes it) with all that is in it, temporary objects, members of extensions, and what PostgreSQL has from
/// initdb. Needs no rights: who may not read the options of a user mapping, or the connection of a
/// subscription, gets it without them.
///
/// Definitions are read from the catalog as it is at that moment and not as of the transaction's snapshot, so an object
/// that is dropped meanwhile fails it: then it begins anew, five times at the most. Throws as Connection does; the open
/// transaction can go on.
schema::SchemaSnapshot read_snapshot(pg::Connection& connection, const std::string& history_schema,
                                     SnapshotTransaction transaction = SnapshotTransaction::own);

/// What decides which lines of a query are sent.
struct Reader {
  int major_version = 0;  ///< of the server: 13, 14, ...
  bool is_superuser = false;
};

/// `query` as that reader may send it: without the lines that end with a comment that asks for another one:
/// "-- since 14", "-- until 16", "-- since 15, until 16", "-- for superusers".
std::string for_reader(std::string_view query, const Reader& reader);

}  // namespace pgmanager::database
