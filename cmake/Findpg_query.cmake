# Finds libpg_query, which ships neither a CMake package nor a .pc file: the target pg_query::pg_query, and the version of
# PostgreSQL whose parser it contains. Installed beside the package of libpgmanager, whose users link libpg_query, too.
#
# With pg_query_USE_STATIC_LIBS only the static library is accepted: the name of the shared one changes with its version.
set(pg_query_kind SHARED)
set(pg_query_file pg_query)
if(pg_query_USE_STATIC_LIBS)
  set(pg_query_kind STATIC)
  set(pg_query_file ${CMAKE_STATIC_LIBRARY_PREFIX}pg_query${CMAKE_STATIC_LIBRARY_SUFFIX})
endif()
find_library(pg_query_${pg_query_kind}_LIBRARY NAMES ${pg_query_file})
find_path(pg_query_INCLUDE_DIR pg_query.h)
# The protobuf header needs protobuf-c's header, which Debian's libpg-query-dev does not depend on; the protobuf runtime
# is inside the library itself.
find_path(pg_query_PROTOBUF_C_INCLUDE_DIR protobuf-c/protobuf-c.h)
mark_as_advanced(pg_query_${pg_query_kind}_LIBRARY pg_query_INCLUDE_DIR pg_query_PROTOBUF_C_INCLUDE_DIR)

if(pg_query_INCLUDE_DIR)
  file(STRINGS ${pg_query_INCLUDE_DIR}/pg_query.h pg_query_VERSION REGEX "^#define PG_VERSION \"")
  string(REGEX REPLACE ".*\"(.*)\".*" "\\1" pg_query_VERSION "${pg_query_VERSION}")
endif()
include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(pg_query
  REQUIRED_VARS pg_query_${pg_query_kind}_LIBRARY pg_query_INCLUDE_DIR pg_query_PROTOBUF_C_INCLUDE_DIR
  VERSION_VAR pg_query_VERSION HANDLE_VERSION_RANGE)

if(pg_query_FOUND AND NOT TARGET pg_query::pg_query)
  add_library(pg_query::pg_query ${pg_query_kind} IMPORTED)
  set_target_properties(pg_query::pg_query PROPERTIES
    IMPORTED_LOCATION "${pg_query_${pg_query_kind}_LIBRARY}"
    INTERFACE_INCLUDE_DIRECTORIES "${pg_query_INCLUDE_DIR};${pg_query_PROTOBUF_C_INCLUDE_DIR}")
  if(pg_query_USE_STATIC_LIBS)
    # It defines functions that libpq and libc define, too; those must not be replaced.
    target_link_options(pg_query::pg_query INTERFACE "LINKER:--exclude-libs,${pg_query_file}")
  endif()
endif()
