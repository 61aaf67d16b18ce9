#pragma once

#include <memory>
#include <string>
#include <vector>

#include "authoring/new_files.hpp"
#include "dump/pg_dump.hpp"
#include "result/tree_dump.hpp"
#include "verify/scratch_instance.hpp"

namespace pgmanager::verify {

/// How create/ of a database is made and proven.
struct TreeDumpOptions {
  ScratchOptions scratch;
  /// The tree whose create/ is updated, without findings; null: there is none.
  std::shared_ptr<const source::SourceTree> existing = nullptr;
  std::vector<std::string> ignored = {};  ///< objects that create/ does not get, as in schema::without_ignored()
};

/// Makes create/ of the database that `connection` leads to, one file per object (dump::create_tree), runs create with
/// it in a scratch database, and compares what that makes with the database: the snapshots, and the entries of pg_dump.
/// The connection's role is the one that runs create, so its objects name no owner. Writes nothing below the root.
///
/// With an existing tree, create runs with that first, and the result says what has to change (dump::update_tree).
/// Objects that only this tree creates are no difference.
///
/// Roles that the files mention are created on a private server; they have to exist on a server of others. A file that
/// fails because the server checks a function before its objects exist, or fills a materialized view, is changed so
/// that it does not (a notice says so).
///
/// Throws base::Error: refused without a suitable pg_dump or server programs; sql if pg_dump fails; connection,
/// interrupted, terminated.
result::TreeDump dump_create_tree(pg::Connection& connection, const TreeDumpOptions& options,
                                  const base::StopSignal& stop, result::RunObserver& observer);

/// The files that have to be written.
authoring::NewFiles files_of(const result::TreeDump& dump);

}  // namespace pgmanager::verify
