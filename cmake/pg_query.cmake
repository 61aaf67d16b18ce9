# libpg_query ships neither a CMake package nor a .pc file. Its protobuf header needs protobuf-c's header, which
# Debian's libpg-query-dev does not depend on; the protobuf runtime is inside the library itself.
find_path(PG_QUERY_INCLUDE_DIR pg_query.h REQUIRED)
find_path(PROTOBUF_C_INCLUDE_DIR protobuf-c/protobuf-c.h REQUIRED)
if(PGMANAGER_LINK_STATICALLY)
  set(static_pg_query libpg_query.a)
endif()
find_library(PG_QUERY_LIBRARY NAMES ${static_pg_query} pg_query REQUIRED)
add_library(pg_query::pg_query UNKNOWN IMPORTED)
set_target_properties(pg_query::pg_query PROPERTIES
  IMPORTED_LOCATION "${PG_QUERY_LIBRARY}"
  INTERFACE_INCLUDE_DIRECTORIES "${PG_QUERY_INCLUDE_DIR};${PROTOBUF_C_INCLUDE_DIR}")
