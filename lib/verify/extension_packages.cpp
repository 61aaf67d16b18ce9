#include "verify/extension_packages.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace pgmanager::verify {

namespace {

struct Package {
  std::string_view extension;
  std::string_view name;  ///< {} is replaced by the major version
};

// Since Debian 10, the server's package contains PostgreSQL's own extensions.
constexpr std::string_view server = "postgresql-{}";

constexpr Package packages[] = {
    {"postgis", "postgresql-{}-postgis-3"},
    {"postgis_raster", "postgresql-{}-postgis-3"},
    {"postgis_sfcgal", "postgresql-{}-postgis-3"},
    {"postgis_tiger_geocoder", "postgresql-{}-postgis-3"},
    {"postgis_topology", "postgresql-{}-postgis-3"},
    {"address_standardizer", "postgresql-{}-postgis-3"},
    {"pgrouting", "postgresql-{}-pgrouting"},
    {"vector", "postgresql-{}-pgvector"},
    {"pg_cron", "postgresql-{}-cron"},
    {"pg_partman", "postgresql-{}-partman"},
    {"pg_repack", "postgresql-{}-repack"},
    {"pgaudit", "postgresql-{}-pgaudit"},
    {"pgtap", "postgresql-{}-pgtap"},
    {"hll", "postgresql-{}-hll"},
    {"ip4r", "postgresql-{}-ip4r"},
    {"orafce", "postgresql-{}-orafce"},
    {"rum", "postgresql-{}-rum"},
    {"hypopg", "postgresql-{}-hypopg"},
    {"semver", "postgresql-{}-semver"},
    {"prefix", "postgresql-{}-prefix"},
    {"unit", "postgresql-{}-unit"},
    {"pg_similarity", "postgresql-{}-similarity"},
    {"mysql_fdw", "postgresql-{}-mysql-fdw"},
    {"tds_fdw", "postgresql-{}-tds-fdw"},
    {"ogr_fdw", "postgresql-{}-ogr-fdw"},
    {"timescaledb", "timescaledb-2-postgresql-{}"},
    {"plpython3u", "postgresql-plpython3-{}"},
    {"plperl", "postgresql-plperl-{}"},
    {"plperlu", "postgresql-plperl-{}"},
    {"pltcl", "postgresql-pltcl-{}"},
    {"pltclu", "postgresql-pltcl-{}"},
    {"amcheck", server},
    {"bloom", server},
    {"btree_gin", server},
    {"btree_gist", server},
    {"citext", server},
    {"cube", server},
    {"dblink", server},
    {"dict_int", server},
    {"dict_xsyn", server},
    {"earthdistance", server},
    {"file_fdw", server},
    {"fuzzystrmatch", server},
    {"hstore", server},
    {"insert_username", server},
    {"intarray", server},
    {"isn", server},
    {"lo", server},
    {"ltree", server},
    {"moddatetime", server},
    {"pg_buffercache", server},
    {"pg_prewarm", server},
    {"pg_stat_statements", server},
    {"pg_trgm", server},
    {"pgcrypto", server},
    {"pgrowlocks", server},
    {"pgstattuple", server},
    {"postgres_fdw", server},
    {"seg", server},
    {"sslinfo", server},
    {"tablefunc", server},
    {"tcn", server},
    {"unaccent", server},
    {"uuid-ossp", server},
    {"xml2", server},
};

}  // namespace

std::optional<std::string> package_of_extension(std::string_view extension, int major_version) {
  const auto* const found = std::find_if(std::begin(packages), std::end(packages),
                                         [&](const Package& package) { return package.extension == extension; });
  if (found == std::end(packages)) return std::nullopt;
  return fmt::format(fmt::runtime(found->name), major_version);
}

// Reads 'extension "postgis" is not available', or until PostgreSQL 14 'could not open extension control file
// "/usr/share/postgresql/14/extension/postgis.control": ...'.
std::optional<std::string> extension_named_in(std::string_view message) {
  const std::size_t begin = message.find('"');
  const std::size_t end = begin == std::string_view::npos ? begin : message.find('"', begin + 1);
  if (end == std::string_view::npos) return std::nullopt;
  std::string_view name = message.substr(begin + 1, end - begin - 1);
  constexpr std::string_view control = ".control";
  if (name.ends_with(control)) {
    name.remove_suffix(control.size());
    name.remove_prefix(name.rfind('/') + 1);
  }
  return name.empty() ? std::nullopt : std::optional(std::string(name));
}

}  // namespace pgmanager::verify
