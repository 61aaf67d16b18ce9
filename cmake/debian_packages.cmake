# The packages postgres-manager and libpgmanager-dev: cmake --build build/release --target package
# Needs the Debian packages dpkg-dev and file.
set(CPACK_GENERATOR DEB)
set(CPACK_VERBATIM_VARIABLES ON)
set(CPACK_PACKAGE_NAME postgres-manager)
set(CPACK_PACKAGE_VENDOR "postgres-manager developers")
set(CPACK_PACKAGE_CONTACT "postgres-manager developers <postgres-manager@localhost>")
set(CPACK_PACKAGE_CHECKSUM SHA256)
set(CPACK_STRIP_FILES ON)
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "") # the first line of each description
set(CPACK_PRE_BUILD_SCRIPTS ${PROJECT_SOURCE_DIR}/cmake/debian_layout.cmake)

set(CPACK_COMPONENTS_ALL program development)
set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PROGRAM_PACKAGE_NAME postgres-manager)
set(CPACK_DEBIAN_PROGRAM_PACKAGE_SECTION database)
set(CPACK_DEBIAN_PROGRAM_PACKAGE_SHLIBDEPS ON)
# Private servers, dump, and the base of verify.
set(CPACK_DEBIAN_PROGRAM_PACKAGE_SUGGESTS "git, postgresql, postgresql-client")
set(CPACK_COMPONENT_PROGRAM_DESCRIPTION "schema manager for PostgreSQL
Keeps PostgreSQL instances in step with a version-controlled tree of SQL
files: creates new instances, runs pending deployments in one pipeline with
their history rows in the same transactions, and proves that both lead to the
same schema.")
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_NAME libpgmanager-dev)
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_SECTION libdevel)
# Those that cmake/pgmanager-config.cmake.in looks for.
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_DEPENDS "libfmt-dev, libpg-query-dev, libpq-dev, libprotobuf-c-dev, libssl-dev")
set(CPACK_COMPONENT_DEVELOPMENT_DESCRIPTION "schema manager for PostgreSQL (library)
The static library of postgres-manager, its headers and its CMake package: for
programs that bring their own database up to date.")
include(CPack)
