#pragma once

#include <span>
#include <string_view>

namespace pgmanager::database {

/// What becomes of a catalog in a snapshot of the schema.
struct CatalogStanding {
  std::string_view catalog;  ///< in pg_catalog
  std::string_view ignored;  ///< why nobody reads it; empty: it is read
};

/// Every catalog of PostgreSQL 13 to 18, in the order of their names. What stands in one that is not listed here is
/// reported as not modelled.
std::span<const CatalogStanding> snapshot_catalogs();

}  // namespace pgmanager::database
