#include "database/invalid_indexes.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>
#include <thread>

#include "database/text_array.hpp"
#include "queries.hpp"

namespace pgmanager::database {

namespace {

using Where = InvalidIndexSearch::Where;
using LeftBy = InvalidIndexSearch::LeftBy;

constexpr std::chrono::milliseconds between_looks{10};

/// Names are quoted and qualified.
struct InvalidIndex {
  std::string name;
  std::string table;
  bool lockable = false;   // LOCK TABLE accepts the table
  std::string changed_by;  // number of a transaction; "0": none

  bool changed() const { return changed_by != "0"; }
};

std::string to_string(Where where) {
  switch (where) {
    case Where::table: return "table";
    case Where::index: return "index";
    case Where::schema: return "schema";
    case Where::database: return "database";
  }
  return "";
}

// The suffixes that the server appends to generated names; digits follow if a name is taken.
constexpr std::string_view picked_name = "_idx[0-9]*$";
constexpr std::string_view reindex_name = "_cc(new|old)[0-9]*$";

pg::Parameters parameters_of(const InvalidIndexSearch& search) {
  queries::InvalidIndexesParameters parameters{.place = to_string(search.where),
                                               .name = search.name,
                                               .schema = search.schema,
                                               .index = std::nullopt,
                                               .pattern = std::nullopt,
                                               .columns = std::nullopt};
  switch (search.left_by) {
    case LeftBy::create: parameters.index = search.index; break;
    case LeftBy::create_unnamed:
      parameters.pattern = picked_name;
      parameters.columns = written_array(search.columns);
      break;
    case LeftBy::reindex: parameters.pattern = reindex_name; break;
  }
  return parameters;
}

std::vector<InvalidIndex> look(pg::Connection& connection, const pg::Parameters& parameters) {
  const pg::Result rows = connection.query(queries::invalid_indexes, parameters);
  std::vector<InvalidIndex> found;
  for (const pg::Row row : rows) {
    found.push_back({.name = row["name"].string(),
                     .table = row["table"].string(),
                     .lockable = row["lockable"].boolean(),
                     .changed_by = row["changed_by"].string()});
  }
  return found;
}

// Locks the tables in the order of the list, without those that cannot be locked.
std::string lock_statement(const std::vector<InvalidIndex>& indexes) {
  std::vector<std::string> tables;
  for (const InvalidIndex& index : indexes) {
    if (index.lockable && (tables.empty() || tables.back() != index.table)) tables.push_back(index.table);
  }
  if (tables.empty()) return "";
  return fmt::format("; LOCK TABLE ONLY {} IN SHARE UPDATE EXCLUSIVE MODE", fmt::join(tables, ", ONLY "));
}

bool changes_are_under_way(pg::Connection& connection, const std::vector<InvalidIndex>& indexes) {
  std::vector<std::string> transactions;
  for (const InvalidIndex& index : indexes) {
    if (index.changed()) transactions.push_back(index.changed_by);
  }
  if (transactions.empty()) return false;
  const pg::Result row = connection.query(
      "SELECT EXISTS (SELECT FROM pg_catalog.pg_locks AS l WHERE l.locktype OPERATOR(pg_catalog.=) 'transactionid' AND "
      "l.mode OPERATOR(pg_catalog.=) 'ExclusiveLock' AND l.granted AND "
      "l.transactionid::pg_catalog.text OPERATOR(pg_catalog.=) ANY ($1::pg_catalog.text[]))",
      {written_array(transactions)});
  return row.one_value().boolean();
}

// A session that finishes an index concurrently releases the lock on the table shortly before the commit that makes the
// index valid. A session that waited for the lock continues just then, so it must also wait for the transactions that
// have changed one of the indexes. If such a transaction takes too long (its commit may wait for a standby), its index
// is excluded.
std::vector<InvalidIndex> find_after_commits(pg::Connection& connection, const pg::Parameters& parameters,
                                             std::chrono::milliseconds patience) {
  const auto deadline = std::chrono::steady_clock::now() + patience;
  std::vector<InvalidIndex> found = look(connection, parameters);
  while (changes_are_under_way(connection, found)) {
    if (std::chrono::steady_clock::now() >= deadline) {
      std::erase_if(found, [](const InvalidIndex& index) { return index.changed(); });
      return found;
    }
    std::this_thread::sleep_for(between_looks);
  }
  const bool any_changed = std::any_of(found.begin(), found.end(), [](const auto& index) { return index.changed(); });
  return any_changed ? look(connection, parameters) : found;
}

}  // namespace

// An index is also INVALID while it is being built, and the catalog does not show the difference. But a session that
// builds, rebuilds or drops an index concurrently holds a SHARE UPDATE EXCLUSIVE lock on the table from the beginning
// until nearly the end, and this lock conflicts with itself. So we wait for the same lock, which blocks neither reads
// nor writes; an index that is INVALID while we hold it is not being built. The lock must be the first command of its
// transaction: the other session would wait for a snapshot that we hold. READ COMMITTED lets each query see what was
// committed before it. The transaction must end before DROP INDEX CONCURRENTLY; in between, another session could only
// start to rebuild the same index, and no run of this program does that, because we hold the run lock of the database.
std::vector<std::string> abandoned_indexes(pg::Connection& connection, const InvalidIndexSearch& search,
                                           std::chrono::milliseconds patience) {
  const pg::Parameters parameters = parameters_of(search);
  std::vector<InvalidIndex> found = look(connection, parameters);
  if (found.empty()) return {};
  const auto milliseconds =
      std::max<std::chrono::milliseconds::rep>(patience.count(), 1);  // 0 would wait without limit
  try {
    connection.script(fmt::format("BEGIN ISOLATION LEVEL READ COMMITTED; SET LOCAL lock_timeout = {}{}", milliseconds,
                                  lock_statement(found)));
    found = find_after_commits(connection, parameters, patience);
    connection.script("COMMIT");
  } catch (const base::Error&) {
    if (!connection.lost()) connection.rollback();
    throw;
  }
  std::vector<std::string> names;
  for (InvalidIndex& index : found) names.push_back(std::move(index.name));
  return names;
}

}  // namespace pgmanager::database
