#pragma once

#include <span>
#include <string_view>

namespace pgmanager::database {

/// How a snapshot treats a catalog.
struct SnapshotCatalog {
  std::string_view catalog;  ///< in pg_catalog
  std::string_view ignored;  ///< why it is not read; empty: it is read
};

/// All catalogs of PostgreSQL 13 to 18, ordered by name. Objects in other catalogs are reported as not modelled.
std::span<const SnapshotCatalog> snapshot_catalogs();

}  // namespace pgmanager::database
