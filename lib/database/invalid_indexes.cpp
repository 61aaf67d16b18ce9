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
  bool lockable = false;   // LOCK TABLE takes the table
  std::string changed_by;  // number of a transaction; "0": none

  bool changed() const { return changed_by != "0"; }
};

std::string to_string(Where where) {
  switch (where) {
    case Where::table:
      return "table";
    case Where::index:
      return "index";
    case Where::schema:
      return "schema";
    case Where::database:
      return "database";
  }
  return "";
}

// What the server appends to the names that it makes; the digits come where a name is taken.
constexpr std::string_view picked_name = "_idx[0-9]*$";
constexpr std::string_view reindex_name = "_cc(new|old)[0-9]*$";

pg::Parameters parameters_of(const InvalidIndexSearch& search) {
  pg::Parameters parameters{to_string(search.where), search.schema, search.name};
  switch (search.left_by) {
    case LeftBy::create:
      parameters.insert(parameters.end(), {search.index, std::nullopt, std::nullopt});
      break;
    case LeftBy::create_unnamed:
      parameters.insert(parameters.end(), {std::nullopt, std::string(picked_name), written_array(search.columns)});
      break;
    case LeftBy::reindex:
      parameters.insert(parameters.end(), {std::nullopt, std::string(reindex_name), std::nullopt});
      break;
  }
  return parameters;
}

std::vector<InvalidIndex> look(pg::Connection& connection, const pg::Parameters& parameters) {
  const pg::Result rows = connection.query(queries::invalid_indexes, parameters);
  std::vector<InvalidIndex> found;
  for (int row = 0; row < rows.rows(); ++row) {
    found.push_back({.name = std::string(rows.text(row, 0)),
                     .table = std::string(rows.text(row, 1)),
                     .lockable = rows.boolean(row, 2),
                     .changed_by = std::string(rows.text(row, 3))});
  }
  return found;
}

// In the order in which the tables come, without those that cannot be locked.
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
  return row.one_row().boolean(0, 0);
}

// Whoever finishes an index concurrently gives the lock on the table back a moment before the commit that makes the
// index valid, and the one who waited for that lock comes just then. So the transactions that have touched one of the
// indexes are waited for as well. Of one that needs longer (its commit may wait for a standby) the index is left out.
std::vector<InvalidIndex> look_behind_commits(pg::Connection& connection, const pg::Parameters& parameters,
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

// An index is INVALID also while it is being built, and the catalog does not tell one from the other. But from its
// first moment to (nearly) its last, whoever builds, rebuilds or drops an index concurrently holds a lock on the table
// that conflicts with itself, SHARE UPDATE EXCLUSIVE. So we wait for that lock, which hinders neither reading nor
// writing, and what is INVALID while we hold it is nobody's work. It comes first in its transaction: a snapshot that we
// held meanwhile would be waited for by the other side. READ COMMITTED, so that each look sees what was committed
// before it. The transaction must be over before DROP INDEX CONCURRENTLY; in the moment between, somebody else could
// only begin to rebuild the same index, which no run of this program does, because we hold the lock of the database.
std::vector<std::string> abandoned_indexes(pg::Connection& connection, const InvalidIndexSearch& search,
                                           std::chrono::milliseconds patience) {
  const pg::Parameters parameters = parameters_of(search);
  std::vector<InvalidIndex> found = look(connection, parameters);
  if (found.empty()) return {};
  const auto milliseconds = std::max<std::chrono::milliseconds::rep>(patience.count(), 1);  // 0: for ever
  try {
    connection.script(fmt::format("BEGIN ISOLATION LEVEL READ COMMITTED; SET LOCAL lock_timeout = {}{}", milliseconds,
                                  lock_statement(found)));
    found = look_behind_commits(connection, parameters, patience);
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
