#include "execute/invalid_indexes.hpp"

#include <optional>

#include "database/invalid_indexes.hpp"

namespace pgmanager::execute {

namespace {

using database::InvalidIndexSearch;
using Work = sql::ConcurrentIndex::Work;
using LeftBy = InvalidIndexSearch::LeftBy;
using Where = InvalidIndexSearch::Where;

std::optional<Where> place_of(Work work) {
  switch (work) {
    case Work::create_index:
    case Work::reindex_table: return Where::table;
    case Work::reindex_index: return Where::index;
    case Work::reindex_schema: return Where::schema;
    case Work::reindex_database: return Where::database;
    // An incomplete DROP INDEX or DETACH PARTITION can be repeated, or the server says how to finish it.
    case Work::drop_index:
    case Work::detach_partition: return std::nullopt;
  }
  return std::nullopt;
}

// A name chosen by the server does not show which statement created the index, so without a failed attempt of our own
// the index is not ours.
std::optional<InvalidIndexSearch> search_for(const sql::ConcurrentIndex& statement, Leftovers leftovers) {
  const auto where = place_of(statement.work);
  if (!where) return std::nullopt;
  InvalidIndexSearch search{.where = *where, .schema = statement.schema, .name = statement.name};
  if (statement.work == Work::create_index && !statement.index.empty()) {
    search.index = statement.index;
    return search;
  }
  if (leftovers != Leftovers::from_failed_attempt) return std::nullopt;
  search.left_by = statement.work == Work::create_index ? LeftBy::create_unnamed : LeftBy::reindex;
  search.columns = statement.columns;
  return search;
}

}  // namespace

std::vector<std::string> drop_invalid_indexes(pg::Connection& connection, const sql::ConcurrentIndex& statement,
                                              Leftovers leftovers, std::chrono::milliseconds patience) {
  const auto search = search_for(statement, leftovers);
  if (!search) return {};
  std::vector<std::string> names = database::abandoned_indexes(connection, *search, patience);
  for (const std::string& name : names) connection.statement("DROP INDEX CONCURRENTLY " + name);
  return names;
}

}  // namespace pgmanager::execute
